using Oceanid.Infrastructure.Components.K3s;

namespace Oceanid.Tool.Changes.Risks;

/// <summary>What the operator runs and as whom, and what only a workstation may change.</summary>
internal static class OperatorRisk
{
    private static readonly string[] Identity =
    [
        "spec.serviceAccountName", "spec.stack", "spec.backend", "spec.envRefs", "spec.secretsProvider", "spec.workspaceTemplate",
        "spec.fluxSource", "spec.projectRepo", "spec.gitAuth", "spec.config",
    ];

    public static IEnumerable<Risk> Of(ObjectChange change)
    {
        if (change is { Object.Kind: "Stack", After: not null, Before: not null })
        {
            foreach (var field in change.Fields.Where(field => Identity.Any(field.IsBelow)))
            {
                yield return Risk.Of(RiskKind.ChangesOperator, change, field.Path == "spec.stack"
                    ? "spec.stack: it works on another Pulumi stack, and what the old one has made stays without an owner"
                    : $"{field.Path} changes");
            }
        }

        // See the two runners in infrastructure/cluster: the operator declares these, and ignores every change.
        if (change.Object.Kind == "kubernetes:helm.sh/v3:Release" && change.Label.Contains("pulumi-kubernetes-operator", StringComparison.Ordinal))
            yield return Risk.Of(RiskKind.NeedsWorkstation, change, "the operator does not change itself: run `pulumi up` from a workstation");
        if (change.Object.Kind == "oceanid:k3s:K3sNode" && change.Fields.FirstOrDefault(field => field.Path == "version") is { Before: { } old, After: { } current } && IsOlder(current.ToString(), old.ToString()))
            yield return new Risk(RiskKind.NeedsWorkstation, change.Owner, "K3s nodes", $"K3s cannot go back from {old} to {current}: that run will be refused");
        if (change.Object.Kind == "command:remote:Command")
            yield return new Risk(RiskKind.NeedsWorkstation, change.Owner, "K3s nodes", "the operator does not change them: run `pulumi up` from a workstation before the merge");
    }

    private static bool IsOlder(string version, string other) =>
        K3sVersion.TryParse(version) is { } to && K3sVersion.TryParse(other) is { } from && to.IsOlderThan(from);
}
