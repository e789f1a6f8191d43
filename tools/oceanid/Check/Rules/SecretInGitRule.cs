using System.Text.RegularExpressions;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>No plaintext secret in any tracked file.</summary>
internal sealed partial class SecretInGitRule : IRule
{
    // Each shape is specific enough to be no accident, and takes no longer on a line that was made to take long.
    private static readonly (string Kind, Regex Shape)[] Tokens =
    [
        ("a GitHub token", GitHubToken()),
        ("a Pulumi access token", PulumiToken()),
        ("an AWS access key", AwsKey()),
        ("a Slack token", SlackToken()),
        ("a private key", PrivateKey()),
        ("a JSON web token", JsonWebToken()),
        ("a K3s node token", NodeToken()),
        ("an age secret key", AgeKey()),
    ];

    public string Id => "secret-in-git";

    public string Title => "No tracked file holds a secret, documentation included.";

    public string Rationale =>
        "What was pushed once is public for ever. A Secret manifest with ${…} is no way out: without postBuild Flux applies "
        + "the text as it stands, as it would the guide's.";

    public string Remedy => "Keep the value in the ESC environment; a program makes the Secret of it (EscSecret). Revoke what was pushed.";

    public IEnumerable<Case> Cases(CheckContext context) => context.Files.Each(file => TokensIn(file).Concat(Manifests(file)));

    private static IEnumerable<Finding> TokensIn(TextFile file)
    {
        for (var index = 0; index < file.Lines.Count; index++)
        {
            foreach (var (kind, shape) in Tokens)
            {
                // The value itself is never repeated.
                if (shape.IsMatch(file.Lines[index]))
                    yield return file.Finding($"The line holds {kind}.") with { Line = index + 1 };
            }
        }
    }

    private static IEnumerable<Finding> Manifests(TextFile file)
    {
        foreach (var (text, offset) in YamlTexts(file))
        {
            // Only a text that could hold one is parsed; what is no YAML is for other rules.
            if (!SecretKind().IsMatch(text))
                continue;

            foreach (var (content, line) in Documents(text))
            {
                if (content.Text("kind") != "Secret" || content.Text("apiVersion") != "v1")
                    continue;

                var entries = (content.At("stringData") ?? []).Concat(content.At("data") ?? []);
                foreach (var (key, value) in entries)
                {
                    if (value?.ToString() is { Length: > 0 } plain && !SecretMarker.IsIn(plain))
                    {
                        yield return new Finding(plain.Contains("${", StringComparison.Ordinal)
                            ? $"The key {key} is a variable that nothing substitutes: the text itself would be applied."
                            : $"The key {key} has its value in Git.")
                        {
                            File = file.Path,
                            Line = line + offset,
                            Object = $"Secret {content.At("metadata").Text("name")}",
                            Field = key,
                        };
                    }
                }
            }
        }
    }

    private static IReadOnlyList<(System.Text.Json.Nodes.JsonObject Content, int Line)> Documents(string text)
    {
        try
        {
            return YamlDocuments.Read(text, "");
        }
        catch (PreviewException)
        {
            return [];
        }
    }

    // A YAML file as a whole, and each fenced block of a Markdown file, with the lines before it.
    private static IEnumerable<(string Text, int Offset)> YamlTexts(TextFile file)
    {
        if (file.Path.EndsWith(".yaml", StringComparison.Ordinal) || file.Path.EndsWith(".yml", StringComparison.Ordinal))
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

    [GeneratedRegex(@"\bkind[""']?[ \t]*:[ \t]*[""']?Secret\b")]
    private static partial Regex SecretKind();

    [GeneratedRegex(@"\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60,})", RegexOptions.NonBacktracking)]
    private static partial Regex GitHubToken();

    [GeneratedRegex(@"\bpul-[0-9a-f]{40}\b", RegexOptions.NonBacktracking)]
    private static partial Regex PulumiToken();

    [GeneratedRegex(@"\b(AKIA|ASIA)[0-9A-Z]{16}\b", RegexOptions.NonBacktracking)]
    private static partial Regex AwsKey();

    [GeneratedRegex(@"\bxox[abprs]-[0-9A-Za-z-]{20,}", RegexOptions.NonBacktracking)]
    private static partial Regex SlackToken();

    [GeneratedRegex(@"-----BEGIN ([A-Z]+ )*PRIVATE KEY-----", RegexOptions.NonBacktracking)]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.", RegexOptions.NonBacktracking)]
    private static partial Regex JsonWebToken();

    [GeneratedRegex(@"\bK10[0-9a-f]{64}::", RegexOptions.NonBacktracking)]
    private static partial Regex NodeToken();

    [GeneratedRegex(@"\bAGE-SECRET-KEY-1[0-9A-Z]{50,}", RegexOptions.NonBacktracking)]
    private static partial Regex AgeKey();
}
