using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Oceanid.Infrastructure.Apps;

/// <summary>
/// The checksums of the apps' Secrets as variables for their manifests: Flux puts them into an annotation of the pods (<c>postBuild</c> of
/// the Kustomization <c>apps</c>), so that Kubernetes replaces the pods when a secret has changed. Neither Git nor this ConfigMap has a
/// value.
/// </summary>
public sealed class ChecksumVariables : ComponentResource
{
    /// <summary>Declares the ConfigMap.</summary>
    /// <param name="name">The logical name, and the name of the ConfigMap.</param>
    /// <param name="variables">The checksums by the names of the variables; null for one that stays as it is.</param>
    /// <param name="options">Resource options.</param>
    public ChecksumVariables(string name, IReadOnlyDictionary<string, Output<string>?> variables, ComponentResourceOptions? options = null)
        : base("oceanid:apps:ChecksumVariables", name, options)
    {
        ArgumentNullException.ThrowIfNull(variables);
        var data = new InputMap<string>();
        foreach (var (variable, checksum) in variables)
        {
            if (checksum is not null)
                data.Add(variable, checksum);
        }

        _ = new ConfigMap(
            name,
            new ConfigMapArgs
            {
                Metadata = new ObjectMetaArgs
                {
                    Name = name,
                    // A Kustomization only reads variables from its own namespace.
                    Namespace = "flux-system",
                    // kustomize-controller acts on a change at once, not at the next interval.
                    Labels = { ["reconcile.fluxcd.io/watch"] = "Enabled" },
                },
                Data = data,
            },
            new CustomResourceOptions
            {
                Parent = this,
                IgnoreChanges = [.. variables.Where(variable => variable.Value is null).Select(variable => $"data.{variable.Key}")],
            });
        RegisterOutputs();
    }
}
