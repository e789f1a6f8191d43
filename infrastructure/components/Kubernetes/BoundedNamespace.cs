using System.Globalization;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Oceanid.Infrastructure.Components.Kubernetes;

/// <summary>The settings of a <see cref="BoundedNamespace"/>.</summary>
public sealed class BoundedNamespaceArgs
{
    /// <summary>Labels besides those of Pod Security and of the program.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The program that makes the namespace, where it has its rights in it by a binding of its own. Default: none.</summary>
    public NamespaceOwner? Owner { get; init; }

    /// <summary>The most pods, those of a rolling update included.</summary>
    public required int Pods { get; init; }

    /// <summary>The most memory that all pods together may request, in MiB.</summary>
    public required int RequestsMemoryMi { get; init; }

    /// <summary>The most memory that all pods together may be limited to, in MiB.</summary>
    public required int LimitsMemoryMi { get; init; }
}

/// <summary>A program that may write in the namespaces that it makes, and in no others.</summary>
/// <param name="Program">
/// Its name, such as <c>oceanid-apps</c>: that of its service account in <c>pulumi-system</c>, and the label
/// <see cref="BoundedNamespace.ProgramLabel"/>, by which the admission policies know whose a namespace is.
/// </param>
/// <param name="Role">The ClusterRole that it binds itself to there before it writes anything else.</param>
public sealed record NamespaceOwner(string Program, string Role);

/// <summary>
/// A <see cref="RestrictedNamespace"/> that takes no more memory than it was given: a ResourceQuota, and a LimitRange for the containers
/// that say nothing, which the quota would refuse.
/// </summary>
public sealed class BoundedNamespace : ComponentResource
{
    /// <summary>The label with the name of the program that makes a namespace; clusters/base/pulumi-system/bounds.yaml reads it.</summary>
    public const string ProgramLabel = "oceanid.dev/program";

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
            new RestrictedNamespaceArgs { Labels = Labels(args) },
            new ComponentResourceOptions { Parent = this });
        Resource = space.Resource;

        // First, for all that follows needs it.
        var rights = args.Owner is { } owner ? Bind(name, owner, space) : null;

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

        CustomResourceOptions Inside()
        {
            var inside = new CustomResourceOptions { Parent = this, DeletedWith = Resource };
            if (rights is not null)
                inside.DependsOn = rights;
            return inside;
        }
    }

    /// <inheritdoc cref="RestrictedNamespace.Resource"/>
    public Namespace Resource { get; }

    /// <summary>The name. Whatever uses it waits for the namespace and its bounds.</summary>
    [Output("name")]
    public Output<string> Name { get; private set; }

    private static Dictionary<string, string> Labels(BoundedNamespaceArgs args)
    {
        var labels = new Dictionary<string, string>(args.Labels);
        if (args.Owner is { } owner)
            labels[ProgramLabel] = owner.Program;
        return labels;
    }

    private RoleBinding Bind(string name, NamespaceOwner owner, RestrictedNamespace space) => new(
        $"{name}-{owner.Role}",
        new RoleBindingArgs
        {
            Metadata = new ObjectMetaArgs { Name = owner.Role, Namespace = space.Name },
            RoleRef = new RoleRefArgs { ApiGroup = "rbac.authorization.k8s.io", Kind = "ClusterRole", Name = owner.Role },
            Subjects = new SubjectArgs { Kind = "ServiceAccount", Name = owner.Program, Namespace = "pulumi-system" },
        },
        new CustomResourceOptions { Parent = this, DeletedWith = space.Resource, DeleteBeforeReplace = true });
}
