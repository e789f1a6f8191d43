using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity.Configuration;

/// <summary>core/validation.go: ValidateConfigMap, ValidateSecret. What a marker stands for is not known, and not judged.</summary>
internal static class ConfigurationRules
{
    // core: MaxSecretSize.
    private const int MostBytes = 1024 * 1024;

    public static IEnumerable<Fault> OfConfigMap(Part it)
    {
        foreach (var key in it["binaryData"].Keys.Where(it["data"].Has))
            yield return it["binaryData"].Fault(key, "The key is in data too.", "Keep one of them.");

        var bytes = it["data"].Keys.Sum(key => Encoding.UTF8.GetByteCount(it["data"].Text(key) ?? "")) + it["binaryData"].Keys.Sum(key => Decoded(it["binaryData"].Text(key)).Length);
        foreach (var fault in Size(it, bytes))
            yield return fault;
    }

    public static IEnumerable<Fault> OfSecret(Part it)
    {
        // Of what is not known there is the key alone.
        var values = it["data"].Keys.ToDictionary(key => key, key => Value(it["data"].Text(key), isEncoded: true), StringComparer.Ordinal);
        foreach (var key in it["stringData"].Keys)
            values[key] = Value(it["stringData"].Text(key), isEncoded: false);

        foreach (var fault in Size(it, values.Values.Sum(value => value?.Length ?? 0)).Concat(Keys(it, values)))
            yield return fault;
    }

    private static IEnumerable<Fault> Keys(Part it, Dictionary<string, byte[]?> values)
    {
        var type = it.Text("type");
        var missing = type switch
        {
            "kubernetes.io/tls" => ["tls.crt", "tls.key"],
            "kubernetes.io/ssh-auth" => ["ssh-privatekey"],
            "kubernetes.io/dockerconfigjson" => [".dockerconfigjson"],
            "kubernetes.io/dockercfg" => [".dockercfg"],
            _ => Array.Empty<string>(),
        };
        foreach (var key in missing.Where(key => !values.ContainsKey(key)))
            yield return it.Fault("data", $"The type is {type}, and there is no key {key}.", $"Write {key}.");

        switch (type)
        {
            case "kubernetes.io/basic-auth" when !values.ContainsKey("username") && !values.ContainsKey("password"):
                yield return it.Fault("data", $"The type is {type}, and there is neither username nor password.", "Write one of them.");
                break;
            case "kubernetes.io/ssh-auth" when values.TryGetValue("ssh-privatekey", out var key) && key is { Length: 0 }:
                yield return it.Fault("data", "The key ssh-privatekey is empty.", "Write the private key.");
                break;
            case "kubernetes.io/service-account-token" when !it["metadata"]["annotations"].HasSome("kubernetes.io/service-account.name"):
                yield return it.Fault("metadata.annotations", "It is the token of no account.", "Write kubernetes.io/service-account.name.");
                break;
            case "kubernetes.io/dockerconfigjson" or "kubernetes.io/dockercfg" when values.GetValueOrDefault(missing[0]) is { } text:
                var configuration = Json(text);
                if (configuration is null)
                    yield return it.Fault("data", $"{missing[0]} is not a JSON object.", "Write {\"auths\": {\"REGISTRY\": {\"auth\": …}}}.");
                else if (type == "kubernetes.io/dockerconfigjson" && configuration["auths"] is not JsonObject)
                    yield return it.Fault("data", $"{missing[0]} has no auths, so that no registry is known.", "Write {\"auths\": {\"REGISTRY\": {\"auth\": …}}}.");
                break;
        }
    }

    private static IEnumerable<Fault> Size(Part it, int bytes)
    {
        if (bytes > MostBytes)
            yield return it.Fault("data", $"It has {bytes / 1024} KiB, and at most 1024 are taken.", "Put it into an image or a volume.");
    }

    private static byte[]? Value(string? text, bool isEncoded) =>
        text is null ? null
        : !isEncoded ? Encoding.UTF8.GetBytes(text)
        : Decoded(text) is var bytes && SecretMarker.IsIn(Encoding.UTF8.GetString(bytes)) ? null
        : bytes;

    // What is no base64 is found elsewhere.
    private static byte[] Decoded(string? text)
    {
        var bytes = new byte[text?.Length ?? 0];
        return Convert.TryFromBase64String(text ?? "", bytes, out var length) ? bytes[..length] : [];
    }

    private static JsonObject? Json(byte[] text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
