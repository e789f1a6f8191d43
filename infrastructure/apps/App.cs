using Oceanid.Infrastructure.Components.Flux;
using Oceanid.Infrastructure.Components.Kubernetes;
using Oceanid.Infrastructure.Components.Secrets;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Oceanid.Infrastructure.Apps;

/// <summary>The settings of an <see cref="App"/>.</summary>
public sealed class AppArgs
{
    /// <summary>The app.</summary>
    public required AppSettings Settings { get; init; }

    /// <summary>The name of the cluster: a label, and a variable of the manifests.</summary>
    public required string Cluster { get; init; }

    /// <summary>The domain of the cluster, a variable of the manifests; null where there is none.</summary>
    public string? Domain { get; init; }

    /// <summary>The key of the checksum, a secret; null where it is missing, and for an app without secrets.</summary>
    public Output<string>? ChecksumKey { get; init; }

    /// <summary>Whether Flux waits until the app is well, for another one that depends on it.</summary>
    public bool Wait { get; init; }
}

/// <summary>
/// One app as one unit: a bounded and fenced namespace, its configuration and secrets, the account that may deploy it there and nowhere
/// else, and last the Flux Kustomization that does. What an app lacks, or does wrong, stops no other one.
/// </summary>
public sealed class App : ComponentResource
{
    /// <summary>What a program may do in the namespace of an app: clusters/base/pulumi-system/environments.yaml.</summary>
    private const string Environment = "app-environment";

    /// <summary>What the account of an app may do in its namespace: clusters/base/flux-system/app-deployer.yaml.</summary>
    private const string Deployer = "app-deployer";

    private const string Flux = "flux-system";

    /// <summary>Declares everything.</summary>
    /// <param name="name">The logical name, and the name of the app.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Resource options.</param>
    // The type is older than this class, and is part of the URN of everything below it.
    public App(string name, AppArgs args, ComponentResourceOptions? options = null)
        : base("oceanid:apps:AppEnvironment", name, new Inputs(args?.ChecksumKey), options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var app = args.Settings;
        var space = new BoundedNamespace(
            name,
            new BoundedNamespaceArgs
            {
                Labels = new Dictionary<string, string> { ["oceanid.dev/app"] = name, ["oceanid.dev/cluster"] = args.Cluster },
                Owner = new NamespaceOwner(AppsProgram.Project, Environment),
                Pods = app.Pods,
                RequestsMemoryMi = app.RequestsMemoryMi,
                LimitsMemoryMi = app.LimitsMemoryMi,
            },
            new ComponentResourceOptions { Parent = this, Protect = app.KeepData ? true : null });

        var fence = new List<Resource>
        {
            space,
            new NamespacePolicies(
                name,
                // Not the names that oceanid-networking gave them: it deletes its own.
                new NamespacePoliciesArgs { Namespace = space.Name, Prefix = "app-", Flows = app.Flows.Policies },
                Inside()),
        };

        if (app.Config.Count > 0)
        {
            fence.Add(new ConfigMap(
                $"{name}-config",
                new ConfigMapArgs { Metadata = Metadata($"{name}-config"), Data = app.Config.ToDictionary() },
                InsideNamespace()));
        }

        if (app.Secrets.Count > 0)
            fence.Add(DeclareSecret($"{name}-secrets", app.Secrets));
        var pullSecret = app.PullSecret.Count > 0 ? DeclareSecret($"{name}-pull", app.PullSecret, "kubernetes.io/dockerconfigjson") : null;

        var pods = new ServiceAccountArgs
        {
            Metadata = Metadata(name),
            // An app that talks to the API server asks for its token itself.
            AutomountServiceAccountToken = false,
        };
        if (pullSecret is not null)
            pods.ImagePullSecrets = new LocalObjectReferenceArgs { Name = pullSecret.Name };
        fence.Add(new ServiceAccount(name, pods, InsideNamespace()));

        // Flux impersonates it; no pod runs as it. The admission policy app-kustomizations knows it by its name.
        var account = new ServiceAccount(
            $"app-{name}",
            new ServiceAccountArgs { Metadata = new ObjectMetaArgs { Name = $"app-{name}", Namespace = Flux }, AutomountServiceAccountToken = false },
            new CustomResourceOptions { Parent = this, DependsOn = space });
        fence.Add(account);
        fence.Add(new RoleBinding(
            $"{name}-{Deployer}",
            new RoleBindingArgs
            {
                Metadata = Metadata(Deployer),
                RoleRef = new RoleRefArgs { ApiGroup = "rbac.authorization.k8s.io", Kind = "ClusterRole", Name = Deployer },
                Subjects = new SubjectArgs { Kind = "ServiceAccount", Name = account.Metadata.Apply(metadata => metadata.Name), Namespace = Flux },
            },
            new CustomResourceOptions { Parent = this, DeletedWith = space.Resource, DeleteBeforeReplace = true }));

        var checksum = AppChecksum.Of(app, args.ChecksumKey);
        _ = new Kustomization(
            name,
            new KustomizationArgs { Metadata = new ObjectMetaArgs { Name = name, Namespace = Flux }, Spec = Deployment(args, checksum) },
            new CustomResourceOptions
            {
                Parent = this,
                // Last: an app is deployed only when it is fenced.
                DependsOn = fence,
                // Where a secret is missing the pods stay as they are.
                IgnoreChanges = checksum is null ? ["spec.postBuild.substitute.checksum"] : [],
            });
        RegisterOutputs();

        ObjectMetaArgs Metadata(string objectName) => new() { Name = objectName, Namespace = space.Name };

        CustomResourceOptions InsideNamespace() => new() { Parent = this, DeletedWith = space.Resource };

        ComponentResourceOptions Inside() => new() { Parent = this, DeletedWith = space.Resource };

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
                Inside());
            fence.Add(secret);
            return secret;
        }
    }

    // For who reads a preview: of the key nothing but the checksum leaves the program.
    private sealed class Inputs(Output<string>? checksumKey) : ResourceArgs
    {
        [Input("checksumKey")]
        public Input<string>? ChecksumKey { get; } = checksumKey is { } key ? (Input<string>)key : null;
    }

    private static KustomizationSpecArgs Deployment(AppArgs args, Output<string>? checksum)
    {
        var app = args.Settings;
        var variables = new InputMap<string> { { "cluster", args.Cluster }, { "checksum", checksum ?? Output.Create("c-missing") } };
        if (args.Domain is { } domain)
            variables.Add("domain", domain);

        var spec = new KustomizationSpecArgs
        {
            Interval = "10m",
            RetryInterval = "2m",
            Timeout = "3m",
            SourceRef = new KustomizationSourceRefArgs { Kind = GitRepository.KindName, Name = FluxSync.RootName },
            Path = $"./{app.Path}",
            Prune = true,
            // It goes before the namespace, which takes everything with it.
            DeletionPolicy = "Orphan",
            ServiceAccountName = $"app-{app.Name}",
            // A Kustomization that waits holds one of the workers of the controller.
            Wait = args.Wait,
            PostBuild = new KustomizationPostBuildArgs { Substitute = variables },
        };
        if (app.DependsOn.Count > 0)
            spec.DependsOn = app.DependsOn.Select(other => new KustomizationDependencyArgs { Name = other }).ToArray();
        return spec;
    }
}
