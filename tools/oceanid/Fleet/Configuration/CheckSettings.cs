namespace Oceanid.Tool.Fleet.Configuration;

/// <summary>What <c>.flux.yaml</c> says.</summary>
internal sealed record CheckSettings
{
    /// <summary>The registries and repositories that images may come from, as prefixes such as <c>ghcr.io/fluxcd/</c>.</summary>
    public IReadOnlyList<string> ImageRegistries { get; init; } = [];

    /// <summary>The registries that charts may come from, as prefixes such as <c>oci://ghcr.io/pulumi/</c>.</summary>
    public IReadOnlyList<string> ChartRegistries { get; init; } = [];

    /// <summary>The most memory, in MiB, that may be requested by what is always up (Flux and the operator); null for no limit.</summary>
    public int? IdleMemoryMi { get; init; }

    /// <summary>The most memory, in MiB, that may be requested while Stacks run; null for no limit.</summary>
    public int? PeakMemoryMi { get; init; }

    /// <summary>What is allowed beyond the rule <c>rbac-width</c>: subjects that may be bound to wide rights.</summary>
    public IReadOnlyList<RbacAllowance> Rbac { get; init; } = [];

    /// <summary>Findings that are accepted.</summary>
    public IReadOnlyList<Suppression> Suppressions { get; init; } = [];
}

/// <summary>A service account that may have a wide cluster role.</summary>
/// <param name="ServiceAccount">The account as <c>namespace/name</c>.</param>
/// <param name="ClusterRole">The ClusterRole that it may be bound to.</param>
/// <param name="Reason">Why.</param>
internal sealed record RbacAllowance(string ServiceAccount, string ClusterRole, string Reason);

/// <summary>A finding that is accepted; reported when it no longer matches anything.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Object">The object as <c>Kind namespace/name</c>, or null for any.</param>
/// <param name="File">The file, or null for any.</param>
/// <param name="Reason">Why.</param>
internal sealed record Suppression(string Rule, string? Object, string? File, string Reason);
