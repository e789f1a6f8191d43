using System.Collections.Immutable;
using Oceanid.Infrastructure.Components.Kubernetes;
using Oceanid.Infrastructure.Components.Secrets;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Oceanid.Infrastructure.Apps;

/// <summary>The settings of an <see cref="AppEnvironment"/>.</summary>
public sealed class AppEnvironmentArgs
{
    /// <summary>The app.</summary>
    public required AppSettings Settings { get; init; }

    /// <summary>The name of the cluster, for a label.</summary>
    public required string Cluster { get; init; }
}

/// <summary>
/// What an app finds when Flux applies it: a bounded namespace, a service account, its configuration and its secrets; and the right of
/// Flux to apply it there. Its network policies are in <c>infrastructure/networking</c>.
/// </summary>
public sealed class AppEnvironment : ComponentResource
{
    // Both are in clusters/base/flux-system/apps.yaml: the account, and what it may do where it is bound.
    private const string Deployer = "app-deployer";
    private const string Flux = "flux-system";
    private const string FluxAccount = "apps";

    private readonly Dictionary<string, Output<string>> _checksums = [];
    private readonly Dictionary<string, Output<string>?> _variables = [];

    /// <summary>Declares everything.</summary>
    /// <param name="name">The logical name, and the name of the app.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Resource options.</param>
    public AppEnvironment(string name, AppEnvironmentArgs args, ComponentResourceOptions? options = null)
        : base("oceanid:apps:AppEnvironment", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var app = args.Settings;
        var space = new BoundedNamespace(
            name,
            new BoundedNamespaceArgs
            {
                Labels = new Dictionary<string, string> { ["oceanid.dev/app"] = name, ["oceanid.dev/cluster"] = args.Cluster },
                Pods = app.Pods,
                RequestsMemoryMi = app.RequestsMemoryMi,
                LimitsMemoryMi = app.LimitsMemoryMi,
            },
            new ComponentResourceOptions { Parent = this });

        if (app.Config.Count > 0)
        {
            _ = new ConfigMap(
                $"{name}-config",
                new ConfigMapArgs { Metadata = Metadata($"{name}-config"), Data = app.Config.ToDictionary() },
                InNamespace());
        }

        if (app.Secrets.Count > 0)
        {
            var secret = DeclareSecret($"{name}-secrets", app.Secrets);
            _variables[$"{name.Replace('-', '_')}_secrets_checksum"] = secret.IsComplete ? secret.Checksum : null;
        }

        var pullSecret = app.PullSecret.Count > 0
            ? DeclareSecret($"{name}-pull", app.PullSecret, "kubernetes.io/dockerconfigjson")
            : null;

        var account = new ServiceAccountArgs
        {
            Metadata = Metadata(name),
            // An app that talks to the API server asks for its token itself.
            AutomountServiceAccountToken = false,
        };
        if (pullSecret is not null)
            account.ImagePullSecrets = new LocalObjectReferenceArgs { Name = pullSecret.Name };
        _ = new ServiceAccount(name, account, InNamespace());

        _ = new RoleBinding(
            $"{name}-{Deployer}",
            new RoleBindingArgs
            {
                Metadata = Metadata(Deployer),
                RoleRef = new RoleRefArgs { ApiGroup = "rbac.authorization.k8s.io", Kind = "ClusterRole", Name = Deployer },
                Subjects = new SubjectArgs { Kind = "ServiceAccount", Name = FluxAccount, Namespace = Flux },
            },
            new CustomResourceOptions { Parent = this, DeleteBeforeReplace = true });
        RegisterOutputs();

        ObjectMetaArgs Metadata(string objectName) => new() { Name = objectName, Namespace = space.Name };

        CustomResourceOptions InNamespace() => new() { Parent = this };

        EscSecret DeclareSecret(string secretName, IReadOnlyDictionary<string, Output<string>?> data, string type = "Opaque")
        {
            var secret = new EscSecret(
                secretName,
                new EscSecretArgs
                {
                    Namespace = space.Name,
                    Name = secretName,
                    Data = data.Where(entry => entry.Value is not null).ToDictionary(entry => entry.Key, entry => entry.Value!),
                    Missing = [.. data.Where(entry => entry.Value is null).Select(entry => entry.Key)],
                    Type = type,
                },
                new ComponentResourceOptions { Parent = this });
            if (secret.IsComplete)
                _checksums[$"{name}/{secretName}"] = secret.Checksum;
            return secret;
        }
    }

    /// <summary>The <see cref="EscSecret.Checksum"/> of each Secret that is complete, by <c>namespace/name</c>.</summary>
    public IReadOnlyDictionary<string, Output<string>> SecretChecksums => _checksums.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>
    /// The variables for the manifests of the app, such as <c>podinfo_secrets_checksum</c>; null for one that must stay as it is.
    /// </summary>
    public IReadOnlyDictionary<string, Output<string>?> Variables => _variables;
}
