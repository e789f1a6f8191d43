using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Oceanid.Contract.Tests;

/// <summary>Compiles code against the packages in use, as a program with implicit usings and nullable types.</summary>
internal static class Snippet
{
    private const string ImplicitUsings = """
        using System; using System.Collections.Generic; using System.Collections.Immutable; using System.IO;
        using System.Linq; using System.Threading.Tasks;

        """;

    // Packages are built for older frameworks; the SDK suppresses these for every project too.
    private static readonly Dictionary<string, ReportDiagnostic> AssemblyVersions = new()
    {
        ["CS1701"] = ReportDiagnostic.Suppress,
        ["CS1702"] = ReportDiagnostic.Suppress,
    };

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Append(typeof(Pulumi.Resource).Assembly.Location)
            .Append(typeof(Pulumi.Kubernetes.Provider).Assembly.Location)
            .Append(typeof(Pulumi.Command.Remote.Command).Assembly.Location)
            .DistinctBy(Path.GetFileName)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The errors and warnings of statements in a method.</summary>
    public static string[] Body(string statements, string usings = "using Pulumi;") =>
        File($"{usings}\nclass Snippet {{ static async Task Run() {{ {statements}\nawait Task.Yield(); }} }}");

    /// <summary>The errors and warnings of a file.</summary>
    public static string[] File(string source)
    {
        var compilation = CSharpCompilation.Create(
            "Snippet",
            [CSharpSyntaxTree.ParseText(ImplicitUsings + source)],
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                specificDiagnosticOptions: AssemblyVersions));
        return
        [
            .. compilation.GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
                .Select(diagnostic => diagnostic.Id)
                .Distinct(),
        ];
    }
}
