using System.Text.Json.Nodes;

namespace Oceanid.Tool.Tests.Check;

/// <summary>Puts what must not be there in the place of each field of a document, one after another.</summary>
internal static class Mutation
{
    /// <param name="node">The document; it is as before in the end.</param>
    /// <param name="wrong">What to put there, as JSON.</param>
    /// <param name="use">Looks at the document; gets the kind and the path of the field.</param>
    public static void OfEveryField(JsonNode node, string wrong, Action<string> use)
    {
        if (node is JsonObject members)
        {
            foreach (var name in members.Select(member => member.Key).ToList())
                Replace(members[name], value => members[name] = value);
        }

        if (node is JsonArray items)
        {
            foreach (var index in Enumerable.Range(0, items.Count))
                Replace(items[index], value => items[index] = value);
        }

        void Replace(JsonNode? right, Action<JsonNode?> put)
        {
            var path = right?.GetPath() ?? "";
            put(JsonNode.Parse(wrong));
            use($"{node.Root["kind"]} {path}");
            put(right);
            if (right is not null)
                OfEveryField(right, wrong, use);
        }
    }
}
