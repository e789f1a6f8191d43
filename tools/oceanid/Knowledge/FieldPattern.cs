using System.Text.Json.Nodes;

namespace Oceanid.Tool.Knowledge;

/// <summary>
/// A path to fields, as tools/knowledge/references.yaml writes it: <c>a.b</c>, <c>a[]</c> for each item of a list, <c>a{}</c> for each value of a mapping and
/// <c>a~</c> for each of its names; <c>(a|b)</c> for both, <c>(a//b)</c> for the first of them that is there.
/// </summary>
internal sealed class FieldPattern
{
    private readonly IReadOnlyList<Step> _steps;

    private FieldPattern(IReadOnlyList<Step> steps) => _steps = steps;

    /// <summary>Reads a path; an empty one is the value itself.</summary>
    public static FieldPattern Parse(string text) => new([.. text.Split('.', StringSplitOptions.RemoveEmptyEntries).Select(Step.Parse)]);

    /// <summary>The values that are there, each with where it stands.</summary>
    /// <param name="node">Where the path begins.</param>
    /// <param name="path">Where that stands.</param>
    public IEnumerable<Place> In(JsonNode? node, string path = "") =>
        node is null ? [] : _steps.Aggregate<Step, IEnumerable<Place>>([new Place(node, path)], (places, step) => places.SelectMany(step.In));

    private sealed record Step(IReadOnlyList<string> Names, bool TakesFirst, string Each)
    {
        private static readonly string[] Suffixes = ["[]", "{}", "~"];

        public static Step Parse(string text)
        {
            var each = Suffixes.FirstOrDefault(suffix => text.EndsWith(suffix, StringComparison.Ordinal), "");
            var names = text[..^each.Length].Trim('(', ')');
            return new Step(names.Split(["//", "|"], StringSplitOptions.None), names.Contains("//", StringComparison.Ordinal), each);
        }

        public IEnumerable<Place> In(Place place)
        {
            var found = Names
                .Select(name => ((place.Node as JsonObject)?[name], Path: place.Path.Length == 0 ? name : $"{place.Path}.{name}"))
                .Where(member => member.Item1 is not null)
                .Select(member => new Place(member.Item1!, member.Path));
            return (TakesFirst ? found.Take(1) : found).SelectMany(Values);
        }

        private IEnumerable<Place> Values(Place place) => (Each, place.Node) switch
        {
            ("", _) => [place],
            ("[]", JsonArray items) => items.Select((item, index) => (item, index)).Where(entry => entry.item is not null).Select(entry => new Place(entry.item!, $"{place.Path}[{entry.index}]")),
            ("{}", JsonObject members) => members.Where(member => member.Value is not null).Select(member => new Place(member.Value!, $"{place.Path}.{member.Key}")),
            ("~", JsonObject members) => members.Select(member => new Place(JsonValue.Create(member.Key), $"{place.Path}.{member.Key}")),
            _ => [],
        };
    }
}

/// <summary>A value of an object.</summary>
/// <param name="Node">The value.</param>
/// <param name="Path">Where it stands, such as <c>spec.volumes[0].secret</c>.</param>
internal readonly record struct Place(JsonNode Node, string Path)
{
    /// <summary>The value as text; null for a mapping or a list.</summary>
    public string? Text => Node is JsonValue ? Node.ToString() : null;
}
