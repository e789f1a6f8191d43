using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Oceanid.Infrastructure.Components.Kubernetes;

/// <summary>The settings of a <see cref="RestrictedNamespace"/>.</summary>
public sealed class RestrictedNamespaceArgs
{
    /// <summary>Labels besides those of Pod Security.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}

/// <summary>A namespace that admits only pods of the Pod Security level <c>restricted</c>.</summary>
public sealed class RestrictedNamespace : ComponentResource
{
    /// <summary>Declares the namespace.</summary>
    /// <param name="name">The name of the namespace, and the logical name of the resource.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Resource options.</param>
    public RestrictedNamespace(string name, RestrictedNamespaceArgs? args = null, ComponentResourceOptions? options = null)
        : base("oceanid:kubernetes:RestrictedNamespace", name, options)
    {
        var labels = new Dictionary<string, string>((args ?? new RestrictedNamespaceArgs()).Labels)
        {
            // Audit and warn as well, so that a rejected pod shows at `kubectl apply`, not only in the events of its
            // ReplicaSet.
            ["pod-security.kubernetes.io/enforce"] = "restricted",
            ["pod-security.kubernetes.io/audit"] = "restricted",
            ["pod-security.kubernetes.io/warn"] = "restricted",
        };
        Resource = new Namespace(
            name,
            new NamespaceArgs { Metadata = new ObjectMetaArgs { Name = name, Labels = labels } },
            new CustomResourceOptions { Parent = this });

        Name = Resource.Metadata.Apply(metadata => metadata.Name);
        RegisterOutputs();
    }

    /// <summary>The namespace itself, for what is in it: <c>DeletedWith</c> it, that needs no deletion of its own.</summary>
    public Namespace Resource { get; }

    /// <summary>The name. Whatever uses it waits for the namespace.</summary>
    [Output("name")]
    public Output<string> Name { get; private set; }
}
