using System.Globalization;
using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Tree;

/// <summary>Whether a patch changes an object.</summary>
internal static class PatchEffect
{
    // The lists that a patch merges by name, whatever the kind; others it replaces, or merges by another key.
    private static readonly HashSet<string> ByName = ["containers", "initContainers", "env", "volumes"];

    /// <summary>Whether everything that a patch of the form of an object says stands there already.</summary>
    public static bool IsThere(JsonNode? patch, JsonNode? there, string field = "")
    {
        switch (patch, there)
        {
            case (JsonObject wanted, JsonObject actual):
                // $patch: delete and its like.
                return wanted.All(member => !member.Key.StartsWith('$')
                    && (member.Value is null ? !actual.ContainsKey(member.Key) : actual.ContainsKey(member.Key) && IsThere(member.Value, actual[member.Key], member.Key)));
            case (JsonArray wanted, JsonArray actual) when ByName.Contains(field):
                return wanted.All(item => item is JsonObject named && named.Text("name") is { } name
                    && actual.OfType<JsonObject>().FirstOrDefault(other => other.Text("name") == name) is { } same && IsThere(item, same));
            default:
                return JsonNode.DeepEquals(patch, there);
        }
    }

    /// <summary>Whether an operation of a JSON 6902 patch sets a value that stands there already.</summary>
    public static bool IsSet(JsonObject operation, JsonObject there)
    {
        if (operation.Text("op") is not ("add" or "replace") || operation.Text("path") is not ['/', ..] path)
            return false;

        JsonNode? node = there;
        var inList = false;
        foreach (var part in path[1..].Split('/').Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            inList = node is JsonArray;
            if (node is JsonObject mapping && mapping.ContainsKey(part))
                node = mapping[part];
            else if (node is JsonArray items && int.TryParse(part, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < items.Count)
                node = items[index];
            else
                return false;
        }

        // What is added to a list comes before what stands there.
        return !(inList && operation.Text("op") == "add") && JsonNode.DeepEquals(node, operation["value"]);
    }
}
