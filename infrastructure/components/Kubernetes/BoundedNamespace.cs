using System.Globalization;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Oceanid.Infrastructure.Components.Kubernetes;

/// <summary>The settings of a <see cref="BoundedNamespace"/>.</summary>
public sealed class BoundedNamespaceArgs
{
    /// <summary>Labels besides those of Pod Security.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The most pods, those of a rolling update included.</summary>
    public required int Pods { get; init; }

    /// <summary>The most memory that all pods together may request, in MiB.</summary>
    public required int RequestsMemoryMi { get; init; }

    /// <summary>The most memory that all pods together may be limited to, in MiB.</summary>
    public required int LimitsMemoryMi { get; init; }
}

/// <summary>
/// A <see cref="RestrictedNamespace"/> that takes no more memory than it was given: a ResourceQuota, and a LimitRange for the containers
/// that say nothing, which the quota would refuse.
/// </summary>
public sealed class BoundedNamespace : ComponentResource
{
    // What a container gets that says nothing.
    private static readonly ContainerResources Default = new("10m", 32, "200m", 64);

    /// <summary>Declares the namespace, its quota and its limit range.</summary>
    /// <param name="name">The name of the namespace and of both, and the logical name.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Resource options.</param>
    public BoundedNamespace(string name, BoundedNamespaceArgs args, ComponentResourceOptions? options = null)
        : base("oceanid:kubernetes:BoundedNamespace", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var space = new RestrictedNamespace(
            name,
            new RestrictedNamespaceArgs { Labels = args.Labels },
            new ComponentResourceOptions { Parent = this });
        Resource = space.Resource;

        var quota = new ResourceQuota(
            name,
            new ResourceQuotaArgs
            {
                Metadata = Metadata(),
                Spec = new ResourceQuotaSpecArgs
                {
                    Hard =
                    {
                        ["pods"] = args.Pods.ToString(CultureInfo.InvariantCulture),
                        ["requests.memory"] = ContainerResources.Mebibytes(args.RequestsMemoryMi),
                        ["limits.memory"] = ContainerResources.Mebibytes(args.LimitsMemoryMi),
                    },
                },
            },
            Inside());

        var defaults = Default.ToArgs();
        var limits = new LimitRange(
            name,
            new LimitRangeArgs
            {
                Metadata = Metadata(),
                Spec = new LimitRangeSpecArgs
                {
                    Limits = new LimitRangeItemArgs
                    {
                        Type = "Container",
                        DefaultRequest = defaults.Requests,
                        Default = defaults.Limits,
                    },
                },
            },
            Inside());

        // Whatever uses the name comes after the bounds.
        Name = Output.Tuple(space.Name, quota.Urn, limits.Urn).Apply(all => all.Item1);
        RegisterOutputs();

        ObjectMetaArgs Metadata() => new() { Name = name, Namespace = space.Name };

        CustomResourceOptions Inside() => new() { Parent = this, DeletedWith = Resource };
    }

    /// <inheritdoc cref="RestrictedNamespace.Resource"/>
    public Namespace Resource { get; }

    /// <summary>The name. Whatever uses it waits for the namespace and its bounds.</summary>
    [Output("name")]
    public Output<string> Name { get; private set; }
}
