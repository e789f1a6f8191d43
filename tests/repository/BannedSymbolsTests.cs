using System.Text.RegularExpressions;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Text;

namespace Oceanid.RepositoryTests;

/// <summary>
/// What no program may call, as the build of a program refuses it: each case of <c>tests/fixtures/leaks/logs.yaml</c> is a method of one that is
/// built in a scratch folder with the files of this repository that say so.
/// </summary>
public sealed partial class BannedSymbolsTests
{
    private const string Program = "infrastructure/it/It.cs";

    private static readonly string[] Files = ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", "infrastructure/BannedSymbols.txt"];

    private static readonly Lazy<Task<IReadOnlySet<int>>> Refused = new(BuildAsync);

    private static IReadOnlyList<(string Name, string Body, bool IsRefused)> All { get; } =
    [
        .. YamlDocuments.Read($"cases:\n{RepositoryRoot.ReadText("tests/fixtures/leaks/logs.yaml")}", "logs.yaml").Single().Content.Objects("cases")
            .Select(test => (test.Text("case")!, test.Text("body")!, test["unseen"] is null)),
    ];

    private static IEnumerable<TestCaseData> Cases() => All.Select((test, index) => new TestCaseData(index).SetArgDisplayNames(test.Name));

    [TestCaseSource(nameof(Cases))]
    public async Task A_value_that_is_written(int test) => Assert.That((await Refused.Value).Contains(test), Is.EqualTo(All[test].IsRefused));

    [Test]
    public void Every_symbol_has_its_reason() => Assert.That(
        RepositoryRoot.ReadText("infrastructure/BannedSymbols.txt").TrimEnd().Split('\n').Where(line => !line.StartsWith("//", StringComparison.Ordinal)),
        Is.All.Match(@"^[TMN]:[^;]+;[A-Z][^;]+\.$"));

    [TestCase("true", true)]
    [TestCase("false", false)]
    public async Task Where_no_analyzers_run_as_in_a_workspace_none_is_restored(string runs, bool isReferenced)
    {
        var (output, error, _) = await ExternalCommand.RunAsync(
            ["dotnet", "msbuild", RepositoryRoot.Repository.FullPath("infrastructure/apps/Oceanid.Infrastructure.Apps.csproj"), "-getItem:PackageReference", $"-property:RunAnalyzers={runs}"]);

        Assert.That(output, Does.Contain("Pulumi").Or.Contain("PackageReference"), error);
        Assert.That(output.Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", StringComparison.Ordinal), Is.EqualTo(isReferenced));
    }

    // The methods that hold a call of what is banned. One is on one line.
    private static async Task<IReadOnlySet<int>> BuildAsync()
    {
        var root = Directory.CreateTempSubdirectory("oceanid-banned-");
        try
        {
            Directory.CreateDirectory(Path.Combine(root.FullName, "infrastructure/it"));
            foreach (var file in Files)
                File.Copy(Path.Combine(RepositoryRoot.Repository.Root, file), Path.Combine(root.FullName, file));
            string[] usings = ["using System.Diagnostics;", "using System.Net;", "using System.Text;", "using Pulumi;", "using static System.Console;", "using Journal = Pulumi.Log;", "internal static class It {"];
            var methods = All.Select((test, index) => $"public static void M{index}(Output<string> token) {{ {test.Body} }}");
            await File.WriteAllTextAsync(Path.Combine(root.FullName, Program), string.Join('\n', [.. usings, .. methods, "}"]));
            await File.WriteAllTextAsync(
                Path.Combine(root.FullName, "infrastructure/it/It.csproj"),
                $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <ItemGroup><Reference Include="Pulumi" HintPath="{typeof(Pulumi.Output).Assembly.Location}" /></ItemGroup>
                </Project>
                """);
            var (output, _, _) = await ExternalCommand.RunAsync(["dotnet", "build", Path.Combine(root.FullName, "infrastructure/it"), "--nologo", "-nodeReuse:false"]);
            Assert.That(output, Does.Not.Match(@"error (CS0|MSB|NU)"));
            return Errors().Matches(output).Select(match => int.Parse(match.Groups["line"].Value) - usings.Length - 1).ToHashSet();
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"It\.cs\((?<line>\d+),\d+\): error RS0030", RegexOptions.NonBacktracking)]
    private static partial Regex Errors();
}
