using Pulumi;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Oceanid.Infrastructure.Components.Kubernetes;

/// <summary>The settings of a <see cref="NamespacePolicies"/>.</summary>
public sealed class NamespacePoliciesArgs
{
    /// <summary>The namespace.</summary>
    public required Input<string> Namespace { get; init; }

    /// <summary>What the names of the policies begin with. Default: nothing.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>What the pods may do besides DNS, by the name of the policy.</summary>
    public required IReadOnlyDictionary<string, NetworkPolicySpecArgs> Flows { get; init; }
}

/// <summary>The network policies of a namespace: nothing in either direction, except DNS and the flows that are named.</summary>
public sealed class NamespacePolicies : ComponentResource
{
    /// <summary>Declares the policies.</summary>
    /// <param name="name">The logical name: that of the namespace.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Resource options; the policies are <c>DeletedWith</c> what is named there.</param>
    public NamespacePolicies(string name, NamespacePoliciesArgs args, ComponentResourceOptions? options = null)
        : base("oceanid:networking:NamespacePolicies", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Declare("default-deny", Flow.None);
        Declare("allow-dns", Flow.To(Peer.Dns, Port.Udp(53), Port.Tcp(53)));
        foreach (var (policy, spec) in args.Flows)
            Declare(policy, spec);
        RegisterOutputs();

        void Declare(string policy, NetworkPolicySpecArgs spec) => _ = new NetworkPolicy(
            $"{name}-{policy}",
            new NetworkPolicyArgs
            {
                Metadata = new ObjectMetaArgs { Name = args.Prefix + policy, Namespace = args.Namespace },
                Spec = spec,
            },
            new CustomResourceOptions { Parent = this, DeletedWith = options?.DeletedWith });
    }
}
