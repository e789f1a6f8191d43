using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>The project at the top is that of the program that it runs.</summary>
internal sealed class ProjectFilesRule : IRule
{
    private const string Top = "Pulumi.yaml";
    private const string Program = "main";
    private const string StackFiles = "stackConfigDir";

    public string Id => "project-files";

    public string Title => "The Pulumi.yaml at the top is the project of the program that it runs, and reads the same stack files.";

    public string Rationale =>
        "`pulumi up` at the top and the operator in the program's folder must work on one stack: with another name in one of the two files each would "
        + "make everything once more.";

    public string Remedy => "Write in both what is in one of them.";

    public IEnumerable<Case> Cases(CheckContext context) => new[] { context }.Each(Check);

    private static IEnumerable<Finding> Check(CheckContext context)
    {
        if (Read(context, Top) is not { } top || top.Text(Program) is not { } folder)
            yield break;

        if (Read(context, $"{folder}/{Top}") is not { } program)
        {
            yield return At(Program, $"There is no {folder}/{Top}.");
            yield break;
        }

        if (top.Text(StackFiles) != folder)
            yield return At(StackFiles, $"The stack files are in {folder}, and it says {top.Text(StackFiles) ?? "nothing"}.");
        foreach (var key in top.Select(entry => entry.Key).Union(program.Select(entry => entry.Key)).Except([Program, StackFiles]))
        {
            if (!JsonNode.DeepEquals(top[key], program[key]))
                yield return At(key, $"It is {top[key]?.ToJsonString() ?? "missing"}, and in {folder}/{Top} {program[key]?.ToJsonString() ?? "missing"}.");
        }
    }

    private static JsonObject? Read(CheckContext context, string path) =>
        Path.Exists(context.Repository.FullPath(path)) && YamlDocuments.Read(context.Repository.ReadText(path), path) is [var document, ..]
            ? document.Content
            : null;

    private static Finding At(string field, string message) => new(message) { File = Top, Field = field };
}
