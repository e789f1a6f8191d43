using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet.GitTree;

/// <summary>
/// What Flux does with <c>spec.postBuild</c> of a Kustomization: it fills in the variables in the text of each object, strictly, and reads it
/// again (github.com/fluxcd/pkg/kustomize, kustomize_varsub.go; github.com/fluxcd/pkg/envsubst).
/// </summary>
internal sealed partial class Substitution
{
    private const string Switch = "kustomize.toolkit.fluxcd.io/substitute";

    private readonly IReadOnlyDictionary<string, string> _values;

    private Substitution(IReadOnlyDictionary<string, string> values) => _values = values;

    /// <summary>The variables of a Kustomization, and what is wrong with them: field and sentence.</summary>
    public static (Substitution Substitution, IReadOnlyList<(string Field, string Problem)> Problems) Of(KubernetesObject kustomization)
    {
        var postBuild = kustomization.Content.At("spec", "postBuild");
        var values = (postBuild.At("substitute") ?? [])
            .Where(entry => entry.Value is JsonValue)
            .ToDictionary(entry => entry.Key, entry => entry.Value!.ToString(), StringComparer.Ordinal);
        var problems = values
            .Where(entry => IsRead11(entry.Value))
            .Select(entry => ($"spec.postBuild.substitute.{entry.Key}", $"'{entry.Value}' is a boolean or another number for Flux, which parses each object again with it as YAML 1.1."))
            .ToList();
        return (new Substitution(values), problems);
    }

    /// <summary>Fills in the variables of what Kustomize has built.</summary>
    /// <param name="built">Documents of YAML, each as Flux has it.</param>
    /// <param name="problems">Gets a sentence for each variable that cannot be filled in, with the first lines of its object.</param>
    public string Apply(string built, ICollection<(string Document, string Problem)> problems)
    {
        // Without any variable Flux leaves everything as it is, even $$.
        if (_values.Count == 0)
            return built;

        return string.Join("\n---\n", Separator().Split(built).Select(document => IsSwitchedOff(document) ? document : Fill(document, problems)));
    }

    /// <summary>Whether an object with this metadata stays as it is.</summary>
    public static bool IsSwitchedOff(JsonObject? metadata) => metadata.At("labels").Text(Switch) == "disabled" || metadata.At("annotations").Text(Switch) == "disabled";

    private string Fill(string document, ICollection<(string Document, string Problem)> problems)
    {
        var filled = new StringBuilder();
        for (var at = 0; at < document.Length; at++)
        {
            if (document[at] != '$' || at + 1 == document.Length || document[at + 1] is not ('$' or '{'))
            {
                filled.Append(document[at]);
                continue;
            }

            if (document[at + 1] == '$')
            {
                filled.Append('$');
                at++;
                continue;
            }

            var end = document.IndexOf('}', at);
            var inside = end < 0 ? document[(at + 2)..].Split('\n')[0] : document[(at + 2)..end];
            filled.Append(Value(inside) ?? $"${{{inside}}}");
            at = end < 0 ? document.Length : end;
        }

        return filled.ToString();

        string? Value(string inside)
        {
            if (Form().Match(inside) is not { Success: true } form)
            {
                problems.Add((document, $"'${{{inside}}}' is a form that this repository does not use: ${{name}}, ${{name:=default}} and ${{name:-default}} are."));
                return null;
            }

            var fallback = form.Groups["default"] is { Success: true, Value: var text } ? text : null;
            if (_values.TryGetValue(form.Groups["name"].Value, out var value) && (value.Length > 0 || fallback is null))
                return value;
            if (fallback is null)
                problems.Add((document, $"nobody sets the variable '{form.Groups["name"].Value}', and Flux would fail."));
            else if (IsRead11(fallback))
                problems.Add((document, $"the default '{fallback}' is a boolean or another number for Flux, which parses the object again with it as YAML 1.1."));
            return fallback;
        }
    }

    private static bool IsSwitchedOff(string document) => IsSwitchedOff(YamlDocuments.Read(document, "").Select(item => item.Content.At("metadata")).FirstOrDefault());

    // What Go reads as YAML 1.1 and nobody else: on, 0x1f, 010, 1_000. Any other value has the same type for both, and is judged in its place.
    private static bool IsRead11(string value) => Only11().IsMatch(value);

    [GeneratedRegex(@"^(?<name>[_A-Za-z][_A-Za-z0-9]*)(?::[=-](?<default>[^${}]*))?$")]
    private static partial Regex Form();

    [GeneratedRegex(@"\n---\n")]
    private static partial Regex Separator();

    [GeneratedRegex(@"^(y|n|yes|no|on|off|[-+]?(0x[0-9a-f_]+|0b[01_]+|0o?[0-9_]+|[0-9][0-9.]*_[0-9_.]*|\.inf)|\.nan)$", RegexOptions.IgnoreCase)]
    private static partial Regex Only11();
}
