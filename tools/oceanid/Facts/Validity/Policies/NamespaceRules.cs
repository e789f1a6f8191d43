using System.Text.RegularExpressions;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity.Policies;

/// <summary>k8s.io/pod-security-admission/api: PolicyToEvaluate, ParseLevel, ParseVersion.</summary>
internal static partial class NamespaceRules
{
    private const string Prefix = "pod-security.kubernetes.io/";

    public static IEnumerable<Fault> Of(Part it)
    {
        var labels = it["metadata"]["labels"];
        foreach (var mode in new[] { "enforce", "audit", "warn" })
        {
            if (labels.Text($"{Prefix}{mode}") is { } level and not ("privileged" or "baseline" or "restricted"))
                yield return labels.Fault($"{Prefix}{mode}", $"'{level}' is not a level.", "Write privileged, baseline or restricted.");
            if (labels.Text($"{Prefix}{mode}-version") is { } version && !VersionForm().IsMatch(version))
                yield return labels.Fault($"{Prefix}{mode}-version", $"'{version}' is not a version.", "Write latest, or one such as v1.35.");
        }
    }

    [GeneratedRegex(@"^(latest|v1\.([0-9]|[1-9][0-9]*))\z")]
    private static partial Regex VersionForm();
}
