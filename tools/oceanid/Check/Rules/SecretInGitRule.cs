using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Oceanid.Tool.Facts.Secrets;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>No plaintext secret in any tracked file.</summary>
internal sealed partial class SecretInGitRule : IRule
{
    // A text in a manifest may be a manifest: a patch, the values of a chart, a kubeconfig.
    private const int Deepest = 4;

    // What has none of them, and no line that is encoded as a whole, is not parsed.
    private static readonly string[] Words = ["pass", "pwd", "token", "secret", "key", "credential", "auth", "connection", "data"];

    // Names of kinds and fields, in lines of many thousand characters; a workflow compares each byte with upstream.
    private static readonly string[] Upstream = ["tools/knowledge/kubernetes/", "tools/knowledge/crds/"];

    public string Id => "secret-in-git";

    public string Title => "No tracked file holds a secret, documentation included, in whatever encoding.";

    public string Rationale =>
        "What was pushed once is public for ever. A Secret manifest with ${…} is no way out: without postBuild Flux applies "
        + "the text as it stands, as it would the guide's.";

    public string Remedy => "Keep the value in the ESC environment; a program makes the Secret of it (EscSecret). Revoke what was pushed.";

    public IEnumerable<Case> Cases(CheckContext context) => context.Files.Where(file => !Array.Exists(Upstream, folder => file.Path.StartsWith(folder, StringComparison.Ordinal))).Each(Secrets);

    // The value itself is never repeated.
    private static IEnumerable<Finding> Secrets(TextFile file)
    {
        var values = InDocuments(file).ToList();
        var keys = values.Select(finding => finding.Field).ToHashSet();
        var lines = InLines(file).Where(finding => finding.Field is null || !keys.Contains(finding.Field)).ToList();
        var known = lines.Select(finding => (finding.Line, finding.Message)).ToHashSet();
        return lines.Concat(values.Where(finding => finding.Field is not null || known.Add((finding.Line, finding.Message))));
    }

    private static IEnumerable<Finding> InDocuments(TextFile file) =>
        from document in Documents(file)
        from read in Read(document.Text, file.Path)
        from found in In(read.Content, "", "", 0)
        select new Finding(found.Message)
        {
            File = file.Path,
            Line = LineOf(file, found.Text, read.Line + document.Offset),
            Object = found.Object,
            Field = found.Field.Length > 0 ? found.Field : null,
        };

    private static IEnumerable<Finding> InLines(TextFile file)
    {
        var isCode = file.Path.EndsWith(".cs", StringComparison.Ordinal);
        for (var index = 0; index < file.Lines.Count; index++)
        {
            var line = file.Lines[index];
            var kinds = SecretShapes.In(line).Distinct().Where(kind => !isCode || kind != SecretShapes.ConnectionString).ToList();
            foreach (var kind in kinds)
                yield return file.Finding($"The line holds {kind}.") with { Line = index + 1 };
            if (kinds.Count == 0 && IsWrittenForPeople(file.Path, line) && SecretShapes.AssignedIn(line) is { } key)
                yield return file.Finding(InGit(key), key) with { Line = index + 1 };
        }
    }

    // What is read line by line: pages, scripts, and what is commented out.
    private static bool IsWrittenForPeople(string path, string line) => Path.GetExtension(path) switch
    {
        ".md" or ".sh" or ".env" or ".txt" or ".ini" or ".conf" or ".properties" or ".toml" => true,
        ".yaml" or ".yml" => line.AsSpan().TrimStart().StartsWith('#'),
        _ => false,
    };

    // Names and values as they stand below each other, whatever it is part of.
    private static IEnumerable<(string? Object, string Field, string Message, string Text)> In(JsonNode? node, string key, string of, int depth)
    {
        switch (node)
        {
            case JsonObject content:
                var name = IsSecret(content) ? $"Secret {content.At("metadata").Text("name")}" : of;
                foreach (var found in Entries(content, key).Select(entry => (Label(name), entry.Field, entry.Message, entry.Text)))
                    yield return found;
                // Of a Secret that is all; else each may have more below it.
                foreach (var found in content.Where(member => !IsSecret(content) || member.Key is not ("data" or "stringData")).SelectMany(member => In(member.Value, member.Key, name, depth)))
                    yield return found;
                break;
            case JsonArray items:
                foreach (var found in items.SelectMany(item => In(item, key, of, depth)))
                    yield return found;
                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                foreach (var found in InText(text, of, depth))
                    yield return found;
                break;
        }
    }

    private static IEnumerable<(string? Object, string Field, string Message, string Text)> InText(string text, string of, int depth)
    {
        foreach (var kind in SecretShapes.In(text).Distinct())
            yield return (Label(of), "", $"The line holds {kind}.", text);
        if (text.StartsWith('-') && SecretShapes.AssignedIn(text) is { } argument)
            yield return (Label(of), argument, InGit(argument), text);
        if (depth == Deepest)
            yield break;
        foreach (var inner in SecretShapes.Decoded(text).Where(inner => inner.Contains('\n', StringComparison.Ordinal) || inner.StartsWith('{') || inner.StartsWith('[')))
        {
            foreach (var found in Read(inner, "").SelectMany(document => In(document.Content, "", of, depth + 1)))
                yield return found with { Text = text };
        }
    }

    private static IEnumerable<(string Field, string Message, string Text)> Entries(JsonObject content, string below)
    {
        if (IsSecret(content))
        {
            foreach (var (key, value) in (content.At("stringData") ?? []).Concat(content.At("data") ?? []))
            {
                // The keys of hosts are public.
                if (key != "known_hosts" && value?.ToString() is { Length: > 0 } plain && !SecretMarker.IsIn(plain))
                    yield return (key, plain.Contains("${", StringComparison.Ordinal) ? $"The key {key} is a variable that nothing substitutes: the text itself would be applied." : InGit(key), plain);
            }

            yield break;
        }

        // Of a SealedSecret only its controller can read them.
        if (below == "encryptedData")
            yield break;

        // A generator of Kustomize: the one makes Secrets, the other ConfigMaps.
        foreach (var literal in content.Texts("literals").Select(literal => literal.Split('=', 2)).Where(literal => literal.Length == 2))
        {
            if (below == "secretGenerator" || (SecretShapes.IsName(literal[0]) && SecretShapes.IsValueOf(literal[0], literal[1])))
                yield return (literal[0], InGit(literal[0]), literal[1]);
        }

        if (below == "secretGenerator")
        {
            foreach (var file in content.Texts("files").Concat(content.Texts("envs")))
                yield return ("secretGenerator", $"A Secret is made of {file}, which is in Git.", file);
        }

        // name and value of an environment variable, path and value of a patch.
        var named = content.Text("name") ?? content.Text("path")?.Split('/')[^1].Replace("~1", "/", StringComparison.Ordinal);
        if (named is not null && content.Text("value") is { } given && Is(named, given, content.Text("path")))
            yield return (named, InGit(named), given);

        foreach (var (key, value) in content)
        {
            if (value is JsonValue scalar && scalar.TryGetValue<string>(out var text) && (SecretShapes.IsName(key) && SecretShapes.IsValueOf(key, text) || IsLogin(key, text)))
                yield return (key, InGit(key), text);
        }

        static bool Is(string name, string value, string? path) =>
            path?.StartsWith("/stringData/", StringComparison.Ordinal) == true ? value.Length > 0 : SecretShapes.IsName(name) && SecretShapes.IsValueOf(name, value);
    }

    private static bool IsSecret(JsonObject content) => content.Text("kind") == "Secret" && content.Text("apiVersion") is "v1" or null && content.ContainsKey("metadata");

    // Of a registry: `auth` is user:password in Base64.
    private static bool IsLogin(string key, string text) =>
        key == "auth" && SecretShapes.Decoded(text).Skip(1).Any(login => login.Contains(':', StringComparison.Ordinal));

    private static string InGit(string key) => $"The key {key} has its value in Git.";

    private static string? Label(string of) => of.Length > 0 ? of : null;

    private static int LineOf(TextFile file, string text, int from)
    {
        var first = text.Split('\n')[0];
        for (var index = Math.Max(0, from - 1); first.Length > 3 && index < file.Lines.Count; index++)
        {
            if (file.Lines[index].Contains(first, StringComparison.Ordinal))
                return index + 1;
        }

        return from;
    }

    private static IReadOnlyList<(JsonObject Content, int Line)> Read(string text, string path)
    {
        if (!Array.Exists(Words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase)) && !Encoded().IsMatch(text))
            return [];
        try
        {
            return path.EndsWith(".json", StringComparison.Ordinal)
                ? [(new JsonObject { [""] = JsonNode.Parse(text) }, 1)]
                : YamlDocuments.Read(text.StartsWith("- ", StringComparison.Ordinal) || text.StartsWith('[') ? $"list:\n {text.ReplaceLineEndings("\n ")}" : text, "");
        }
        catch (Exception failure) when (failure is PreviewException or JsonException)
        {
            // What is no YAML is for other rules.
            return [];
        }
    }

    // A YAML or JSON file as a whole, and each fenced block of a Markdown file, with the lines before it.
    private static IEnumerable<(string Text, int Offset)> Documents(TextFile file)
    {
        if (Path.GetExtension(file.Path) is ".yaml" or ".yml" or ".json")
            yield return (string.Join('\n', file.Lines), 0);
        if (!file.Path.EndsWith(".md", StringComparison.Ordinal))
            yield break;

        var start = -1;
        for (var index = 0; index < file.Lines.Count; index++)
        {
            if (!file.Lines[index].TrimStart().StartsWith("```", StringComparison.Ordinal))
                continue;
            if (start >= 0)
                yield return (string.Join('\n', file.Lines.Skip(start + 1).Take(index - start - 1)), start + 1);
            start = start >= 0 ? -1 : index;
        }
    }

    [GeneratedRegex(@"^[ \t]*[A-Za-z0-9+/]{40,}={0,2}\r?$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Encoded();
}
