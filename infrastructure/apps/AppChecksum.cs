using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Pulumi;

namespace Oceanid.Infrastructure.Apps;

/// <summary>
/// A text that changes with the configuration and the secrets of an app, for an annotation of its pods: they roll when it does. It is keyed
/// (HMAC), so that nobody who reads it can guess a weak secret, and begins with a letter, so that YAML reads it as a text.
/// </summary>
internal static class AppChecksum
{
    /// <summary>Computes the checksum; null where a secret is missing, for then it must stay as it is.</summary>
    /// <param name="app">The app.</param>
    /// <param name="key">The key, a secret; null where the app has no secrets or the key is missing.</param>
    public static Output<string>? Of(AppSettings app, Output<string>? key)
    {
        if (app.Secrets.Count == 0)
            return Output.Create(Digest(app, [], app.Name));
        if (key is null || app.Secrets.Values.Any(value => value is null))
            return null;

        var names = app.Secrets.Keys.Order(StringComparer.Ordinal).ToArray();
        var values = Output.All(names.Select(name => app.Secrets[name]!));
        return Output.Unsecret(Output.Tuple(key, values).Apply(both => Digest(app, Entries(names, both.Item2), both.Item1)));
    }

    private static IEnumerable<(string Kind, string Name, string Value)> Entries(string[] names, ImmutableArray<string> values) =>
        names.Zip(values, (name, value) => ("secret", name, value));

    private static string Digest(AppSettings app, IEnumerable<(string Kind, string Name, string Value)> secrets, string key)
    {
        var entries = app.Config
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => (Kind: "config", Name: entry.Key, entry.Value))
            .Concat(secrets);
        // Lengths keep apart what a mere concatenation would confuse.
        var contents = string.Concat(entries.SelectMany(entry => new[] { entry.Kind, entry.Name, entry.Value }).Select(text => $"{text.Length}:{text}"));
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{app.Name}/{contents}"));
        return $"c-{Convert.ToHexStringLower(hash)[..32]}";
    }
}
