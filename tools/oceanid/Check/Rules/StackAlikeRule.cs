using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>A Stack CR in the Git tree is like those that the programs make.</summary>
internal sealed class StackAlikeRule : IRule
{
    // Who it is, what it runs with which settings, what it waits for, where it may run; and the checksum of its credentials, which only a
    // program knows.
    private static readonly string[] Own =
    [
        "stack", "config", "environment", "prerequisites", "serviceAccountName", "fluxSource.dir", "updateTemplate.spec.continueOnError", "useLocalStackOnly",
        "workspaceTemplate.spec.podTemplate.metadata", "workspaceTemplate.spec.podTemplate.spec.nodeSelector",
    ];

    public string Id => "stack-alike";

    public string Title => "A Stack in the Git tree runs like one that a program makes.";

    public string Rationale =>
        "The Stack of the program that makes the others can only stand in Git, where nothing else keeps its image, its resources and its credentials in "
        + "step with theirs.";

    public string Remedy => "Change the manifest, or the program.";

    public IEnumerable<Case> Cases(CheckContext context) => context.Views.SelectMany(view =>
    {
        var programs = view.Preview.Programs.Select(program => Repository.ProgramFolder(program.Folder)).ToHashSet();
        var made = view.Stacks.Where(stack => programs.Contains(stack.Owner)).ToList();
        // Like one of them is enough.
        return view.Stacks.Except(made).Each(stack => made.Select(other => Differences(stack, other).ToList()).MinBy(differences => differences.Count) ?? []);
    });

    private static IEnumerable<Finding> Differences(OwnedObject stack, OwnedObject other)
    {
        var (here, there) = (Spec(stack), Spec(other));
        return from path in here.Keys.Union(there.Keys).Order(StringComparer.Ordinal)
               let pair = (Here: here.GetValueOrDefault(path, "nothing"), There: there.GetValueOrDefault(path, "nothing"))
               where pair.Here != pair.There
               select stack.Finding($"It has {pair.Here}, where {other.Label} has {pair.There}.", $"spec.{path}");
    }

    // Two ways can lead to one path: a.b, and b in a.
    private static Dictionary<string, string> Spec(OwnedObject stack) =>
        Leaves(stack.Object.Content["spec"]).DistinctBy(leaf => leaf.Key).ToDictionary();

    private static IEnumerable<KeyValuePair<string, string>> Leaves(JsonNode? node, string path = "") => node switch
    {
        _ when Own.Contains(path) => [],
        JsonObject members => members.SelectMany(member => Leaves(member.Value, path.Length == 0 ? member.Key : $"{path}.{member.Key}")),
        JsonArray items => items.SelectMany((item, index) => Leaves(item, $"{path}[{index}]")),
        _ => [KeyValuePair.Create(path, node?.ToString() ?? "null")],
    };
}
