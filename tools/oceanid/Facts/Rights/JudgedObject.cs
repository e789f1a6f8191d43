using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;

namespace Oceanid.Tool.Facts.Rights;

/// <summary>An object that bounds what others may do, as somebody has judged it; what another content lets through cannot be told.</summary>
/// <param name="Group">The API group.</param>
/// <param name="Kind">The kind, of objects that are in no namespace.</param>
/// <param name="Name">The name.</param>
/// <param name="Content">The SHA-256 of all but <c>apiVersion</c>, <c>kind</c> and <c>metadata</c>: see <see cref="HashOf"/>.</param>
internal sealed record JudgedObject(string Group, string Kind, string Name, string Content)
{
    private const string FluxKeys = "kustomize.toolkit.fluxcd.io/";
    private const string Prune = FluxKeys + "prune";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The object, whatever its content; null where the cluster does not get it.</summary>
    public OwnedObject? In(ClusterView view) => view.Find(Group, Kind, null, Name);

    /// <summary>Whether an object is what was judged.</summary>
    public bool IsAsJudged(OwnedObject found) => HashOf(found.Object.Content) == Content;

    /// <summary>Whether Flux is told never to prune an object.</summary>
    public static bool IsKept(OwnedObject found) => Of(found, "annotations").Any(entry => entry is { Key: Prune, Value: "disabled" });

    /// <summary>What tells Flux not to apply an object as it stands in Git (<c>reconcile</c>, <c>ssa</c>), as a label or an annotation; null for nothing.</summary>
    public static string? NotApplied(OwnedObject found) => Of(found, "annotations").Concat(Of(found, "labels"))
        .Where(entry => entry.Key is FluxKeys + "reconcile" or FluxKeys + "ssa")
        .Select(entry => $"{entry.Key}: {entry.Value}")
        .FirstOrDefault();

    /// <summary>The SHA-256 of what an object says: its members sorted, as JSON without spaces.</summary>
    public static string HashOf(JsonObject content)
    {
        var says = new JsonObject(content.Where(member => member.Key is not ("apiVersion" or "kind" or "metadata")).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sorted(says)!.ToJsonString(Plain))));
    }

    private static IEnumerable<KeyValuePair<string, string?>> Of(OwnedObject found, string place) =>
        ((found.Object.Content["metadata"] as JsonObject)?[place] as JsonObject ?? []).Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.ToString()));

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
