using System.Globalization;
using Oceanid.Infrastructure.Components.Kubernetes;
using Pulumi;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;

namespace Oceanid.Infrastructure.Components.Operator;

/// <summary>The settings of a <see cref="PulumiOperator"/>.</summary>
public sealed class PulumiOperatorArgs
{
    /// <summary>The namespace to install into.</summary>
    public required Input<string> Namespace { get; init; }

    /// <summary>
    /// The id of the Helm release, <c>namespace/name</c>, where it exists already and the state has it not; null (default) to install it.
    /// </summary>
    public string? ImportId { get; init; }

    /// <summary>The resources of the operator. Default: what the guide asks for.</summary>
    public ContainerResources Resources { get; init; } = new("100m", 64, "200m", 128);

    /// <summary>
    /// How many installs and updates run at once in the whole cluster, for a worker is held during each. Default 2 (the
    /// operator's own is 25). With 1, a single stuck update stops everything (pulumi-kubernetes-operator#1293).
    /// </summary>
    public int MaxConcurrentReconciles { get; init; } = 2;

    /// <summary>
    /// Whether to leave an installed operator as it is. True when the operator itself runs this program: an upgrade
    /// would restart it, and a restart aborts the update that it is running.
    /// </summary>
    public bool IgnoreChanges { get; init; }
}

/// <summary>The Pulumi Kubernetes Operator (PKO), from its Helm chart, on the control plane.</summary>
/// <remarks>
/// Helm installs the CRDs of a chart's <c>crds</c> folder once and never upgrades them: an upgrade of the chart applies
/// the CRDs of its release first.
/// </remarks>
public sealed class PulumiOperator : ComponentResource
{
    /// <summary>Declares the Helm release.</summary>
    /// <param name="name">The logical name, and the name of the release.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Resource options.</param>
    public PulumiOperator(string name, PulumiOperatorArgs args, ComponentResourceOptions? options = null)
        : base("oceanid:pulumi:PulumiOperator", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var release = new CustomResourceOptions
        {
            Parent = this,
            ImportId = args.ImportId,
            // Without the operator nothing runs the Stacks, and its finalizers keep every Stack CR from being deleted.
            Protect = true,
        };
        if (args.IgnoreChanges)
        {
            // Every input by name: ignoreChanges has no wildcard (pulumi/pulumi#6710).
            release.IgnoreChanges.AddRange(
                ["name", "namespace", "chart", "version", "values", "timeout", "maxHistory", "compat"]);
        }

        _ = new Release(
            name,
            new ReleaseArgs
            {
                Name = name,
                Namespace = args.Namespace,
                Chart = "oci://ghcr.io/pulumi/helm-charts/pulumi-kubernetes-operator",
                Version = Versions.PulumiOperatorChart,
                Values = Values(name, args),
                Timeout = 300,
                // Each revision is a Secret that the operator caches within its own 128Mi.
                MaxHistory = 2,
            },
            release);
        RegisterOutputs();
    }

    private static Dictionary<string, object> Values(string name, PulumiOperatorArgs args) => new()
    {
        ["fullnameOverride"] = name,
        // Never two operators at once on a small node.
        ["deploymentStrategy"] = "Recreate",
        // The chart sets no seccomp profile, so a restricted namespace rejects its pod. Helm merges this with the rest.
        ["podSecurityContext"] = new Dictionary<string, object>
        {
            ["seccompProfile"] = new Dictionary<string, object> { ["type"] = "RuntimeDefault" },
        },
        // Secure metrics need token reviews, which the chart's ClusterRole does not grant.
        ["controller"] = new Dictionary<string, object> { ["metricsSecure"] = false },
        ["resources"] = args.Resources.ToArgs(),
        ["nodeSelector"] = ControlPlane.NodeSelector,
        ["tolerations"] = ControlPlane.Tolerations,
        ["extraEnv"] = new object[]
        {
            // A string: the value of an environment variable must not be a number.
            Variable("MAX_CONCURRENT_RECONCILES", args.MaxConcurrentReconciles.ToString(CultureInfo.InvariantCulture)),
            Variable("GOMEMLIMIT", args.Resources.GoMemoryLimit),
        },
    };

    private static Dictionary<string, object> Variable(string name, string value) =>
        new() { ["name"] = name, ["value"] = value };
}
