using Pulumi;
using Pulumi.Kubernetes;

namespace Oceanid.Infrastructure.Components.Kubernetes;

/// <summary>The one explicit Kubernetes provider of a program.</summary>
public static class ClusterProvider
{
    /// <summary>Declares the provider.</summary>
    /// <param name="cluster">The name of the cluster, such as <c>tethys</c>.</param>
    /// <param name="kubeConfig">
    /// The kubeconfig, a secret; null inside a pod of the cluster, where the service account is used.
    /// </param>
    /// <param name="adopt">
    /// Whether to take over objects that exist already, which is an error otherwise. For a lost state alone: with a state that is not empty, an
    /// object whose URN has changed would be adopted under the new one and then deleted under the old one. Default false.
    /// </param>
    public static Provider Create(string cluster, Output<string>? kubeConfig, bool adopt = false)
    {
        var args = new ProviderArgs
        {
            // Without it the provider identifies the cluster by the address of its API server, which differs between a
            // workstation and a workspace: each change of runner would replace every resource.
            ClusterIdentifier = cluster,
            // A Stack CRD is larger than the annotation of a client-side apply (pulumi-kubernetes-operator#750).
            EnableServerSideApply = true,
            // A changed value is an update. By default the provider deletes the object and makes it anew: in between it is gone, and the
            // wait for the deletion needs rights to list and watch Secrets.
            EnableSecretMutable = true,
            EnableConfigMapMutable = true,
            // By default KUBECONFIG of the machine, which would be a change of the provider on every other one. The provider reads that variable
            // itself.
            KubeConfig = null,
        };
        if (adopt)
            args.UpsertExistingObjects = true;
        if (kubeConfig is not null)
            args.KubeConfig = Output.CreateSecret(kubeConfig);

        return new Provider(cluster, args);
    }
}
