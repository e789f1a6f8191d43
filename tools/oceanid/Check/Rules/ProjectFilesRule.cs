using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>The project at the top is the only one of the program that it runs.</summary>
internal sealed class ProjectFilesRule : IRule
{
    private const string Top = "Pulumi.yaml";
    private const string Program = "main";
    private const string StackFiles = "stackConfigDir";

    public string Id => "project-files";

    public string Title => "The Pulumi.yaml at the top is the only project of the program that it runs, and its stack files are in the folder of that.";

    public string Rationale =>
        "`pulumi up` at the top and the operator must work on one stack, with the same values: another Pulumi.yaml in the program's folder would be taken "
        + "there, without what all clusters share, and with another name each would make everything once more.";

    public string Remedy => "Keep one of the two, and name the program's folder in both keys.";

    public IEnumerable<Case> Cases(CheckContext context) => new[] { context }.Each(Check);

    private static IEnumerable<Finding> Check(CheckContext context)
    {
        if (Read(context, Top) is not { } top || top.Text(Program) is not { } folder)
            yield break;

        if (!Directory.Exists(context.Repository.FullPath(folder)))
            yield return At(Program, $"There is no {folder}.");
        else if (Path.Exists(context.Repository.FullPath($"{folder}/{Top}")))
            yield return At(Program, $"{folder}/{Top} is a second project of the same program.");
        if (top.Text(StackFiles) != folder)
            yield return At(StackFiles, $"The stack files are in {folder}, and it says {top.Text(StackFiles) ?? "nothing"}.");
    }

    private static JsonObject? Read(CheckContext context, string path) =>
        Path.Exists(context.Repository.FullPath(path)) && YamlDocuments.Read(context.Repository.ReadText(path), path) is [var document, ..]
            ? document.Content
            : null;

    private static Finding At(string field, string message) => new(message) { File = Top, Field = field };
}
