using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity.Policies;

/// <summary>core/validation.go: ValidateResourceQuotaSpec, ValidateResourceQuotaResourceName, validateResourceQuotaScopes, validateScopedResourceSelectorRequirement.</summary>
internal static class QuotaRules
{
    // helper.standardQuotaResources, and those of the kinds that are counted as a whole.
    private static readonly string[] Names =
    [
        "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.storage", "requests.ephemeral-storage", "limits.cpu", "limits.memory", "limits.ephemeral-storage",
        "pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "persistentvolumeclaims", "configmaps", "services.nodeports", "services.loadbalancers",
    ];

    private static readonly string[] Counts = ["pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "persistentvolumeclaims", "configmaps", "services.nodeports", "services.loadbalancers"];

    private static readonly string[] Others = [.. Counts.Except(["pods"]), "requests.storage"];

    private static readonly string[] WithoutValues = ["Terminating", "NotTerminating", "BestEffort", "NotBestEffort", "CrossNamespacePodAffinity"];

    private static readonly (string, string)[] Opposites = [("BestEffort", "NotBestEffort"), ("Terminating", "NotTerminating")];

    public static IEnumerable<Fault> Of(Part it)
    {
        var (spec, hard) = (it["spec"], it["spec"]["hard"]);
        foreach (var name in hard.Keys)
        {
            if (!IsKnown(name))
                yield return hard.Fault(name, "No quota counts that.", Near(name) is { } near ? $"Write {near}." : "Write requests.cpu, limits.memory or the like, or count/RESOURCE.GROUP.");
            else if (hard.Amount(name) < 0)
                yield return hard.Fault(name, $"{hard.Written(name)} is below zero.", "Write 0 or more.");
            else if (Counts.Contains(name) && hard.Amount(name) is { } amount && !decimal.IsInteger(amount))
                yield return hard.Fault(name, $"{hard.Written(name)} is not a whole number.", "Write one.");
        }

        var scopes = spec.Texts("scopes").Select(scope => scope.Text).Concat(spec["scopeSelector"].Objects("matchExpressions").Select(scope => scope.Text("scopeName") ?? "")).ToHashSet();
        foreach (var (one, other) in Opposites.Where(pair => scopes.Contains(pair.Item1) && scopes.Contains(pair.Item2)))
            yield return spec.Fault("scopes", $"No pod is both {one} and {other}.", "Keep one of them.");
        foreach (var name in hard.Keys.Where(name => scopes.Contains("BestEffort") ? name != "pods" && IsKnown(name) && Names.Contains(name) : scopes.Overlaps(WithoutValues) && Others.Contains(name)))
            yield return hard.Fault(name, $"A quota for {scopes.First()} pods does not count it.", "Write it in a quota without scopes.");

        foreach (var requirement in spec["scopeSelector"].Objects("matchExpressions"))
        {
            var isPlain = WithoutValues.Contains(requirement.Text("scopeName")) && requirement.Text("operator") is not (null or "Exists");
            if (isPlain)
                yield return requirement.Fault("operator", $"{requirement.Text("scopeName")} is there or not: {requirement.Text("operator")} does not fit.", "Write Exists.");
            foreach (var fault in isPlain ? [] : Selectors.Requirement(requirement))
                yield return fault;
        }
    }

    private static string? Near(string name) =>
        Names.FirstOrDefault(known => known.TrimEnd('s').Equals(name.TrimEnd('s'), StringComparison.OrdinalIgnoreCase));

    private static bool IsKnown(string name) =>
        Names.Contains(name) || name.Contains('/', StringComparison.Ordinal) || name.StartsWith("hugepages-", StringComparison.Ordinal) || name.StartsWith("requests.hugepages-", StringComparison.Ordinal);
}
