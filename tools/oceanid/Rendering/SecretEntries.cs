using System.Text;
using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;

namespace Oceanid.Tool.Rendering;

/// <summary>The keys of a Secret, each with the source of its value; a value that is no marker is not shown.</summary>
internal static class SecretEntries
{
    public static IEnumerable<string> Of(KubernetesObject found)
    {
        if (found is not { ApiVersion: "v1", Kind: "Secret" })
            return [];

        return Entries("stringData", text => text).Concat(Entries("data", Decode))
            .OrderBy(entry => entry, StringComparer.Ordinal);

        IEnumerable<string> Entries(string field, Func<string, string> read) =>
            (found.Content[field] as JsonObject ?? []).Select(entry =>
                $"{entry.Key}: {Source(read(entry.Value?.ToString() ?? ""))}");
    }

    private static string Source(string value)
    {
        var markers = SecretMarker.AllIn(value).Distinct().ToList();
        return markers.Count > 0 ? string.Join(" ", markers) : "not from a secret";
    }

    private static string Decode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : text;
    }
}
