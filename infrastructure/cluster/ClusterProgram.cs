using System.Text.Json;
using Oceanid.Infrastructure.Components.Flux;
using Oceanid.Infrastructure.Components.K3s;
using Oceanid.Infrastructure.Components.Kubernetes;
using Oceanid.Infrastructure.Components.Operator;
using Oceanid.Infrastructure.Components.Secrets;
using Pulumi;

namespace Oceanid.Infrastructure.Cluster;

/// <summary>
/// The Pulumi program <c>oceanid-cluster</c>: what a cluster needs before Git can rule it. The same program runs from a
/// workstation on the first day and in the operator afterwards (see <see cref="Runner"/>).
/// </summary>
public static class ClusterProgram
{
    /// <summary>The name of the Pulumi project, as in <c>Pulumi.yaml</c>.</summary>
    public const string Project = "oceanid-cluster";

    private const string CredentialsName = "pulumi-esc-credentials";

    /// <summary>Declares everything, in the order in which it comes to be.</summary>
    /// <returns>The stack outputs.</returns>
    public static IDictionary<string, object?> Define()
    {
        var settings = ClusterSettings.Read();

        var nodes = settings.Nodes is { } k3s ? new K3sCluster(settings.Cluster, k3s) : null;
        // The operator's workspace uses its service account.
        var provider = ClusterProvider.Create(
            settings.Cluster,
            settings.Runner == Runner.Operator ? null : nodes?.KubeConfig ?? settings.KubeConfig,
            settings.Adopt);

        var fluxSystem = Namespace("flux-system");
        var pulumiSystem = Namespace("pulumi-system");

        var flux = new FluxControllers(
            "flux2",
            new FluxControllersArgs
            {
                Namespace = fluxSystem.Name,
                ImportId = settings.Adopt ? "flux-system/flux2" : null,
                Notifications = settings.Alerts is not null,
            },
            After(fluxSystem));

        // After Flux, although it does not need it: two Helm installs at once are much for a small node.
        var pulumiOperator = new PulumiOperator(
            "pulumi-kubernetes-operator",
            new PulumiOperatorArgs
            {
                Namespace = pulumiSystem.Name,
                IgnoreChanges = settings.Runner == Runner.Operator,
                ImportId = settings.Adopt ? "pulumi-system/pulumi-kubernetes-operator" : null,
            },
            After(pulumiSystem, flux));

        var credentials = new EscSecret(
            "pulumi-esc-credentials",
            new EscSecretArgs
            {
                Namespace = pulumiSystem.Name,
                Name = CredentialsName,
                Data = WorkspaceCredentials(settings),
            },
            After(pulumiSystem));

        var identities = settings.Stacks.ToDictionary(
            stack => stack.Name,
            stack => new StackIdentity(
                stack.Name,
                new StackIdentityArgs { Namespace = pulumiSystem.Name, Rules = stack.Rules, NamespacedRules = stack.NamespacedRules },
                After(pulumiSystem, fluxSystem)));
        // It installs Flux, whose controllers are cluster-admin: only who is that may grant it.
        identities[ManagedStack.ClusterStack] = new StackIdentity(
            ManagedStack.ClusterStack,
            new StackIdentityArgs { Namespace = pulumiSystem.Name, ClusterRole = "cluster-admin" },
            After(pulumiSystem));

        if (settings.HasIngress)
            _ = new TraefikIngress("traefik", new TraefikIngressArgs { Replicas = settings.IngressReplicas, Acme = settings.Acme }, After());

        if (settings.Alerts is { } alerts)
        {
            _ = new FluxAlerts(
                "alerts",
                new FluxAlertsArgs
                {
                    Namespace = fluxSystem.Name,
                    StackNamespace = pulumiSystem.Name,
                    Cluster = settings.Cluster,
                    Type = alerts.Type,
                    Address = alerts.Address,
                    Channel = alerts.Channel,
                    Secret = alerts.Secret,
                    IsCommitStatus = alerts.IsCommitStatus,
                },
                After(flux));
        }

        // The root Kustomization brings the admission policies, and `stacks` the Stack CR of this very program: what that needs must be there before.
        var sync = new FluxSync(
            "oceanid",
            new FluxSyncArgs
            {
                Namespace = fluxSystem.Name,
                StackNamespace = pulumiSystem.Name,
                Repository = settings.Repository,
                Branch = settings.Branch,
                Tag = settings.Tag,
                Credentials = settings.Credentials,
                Cluster = settings.Cluster,
                Organization = settings.Organization,
                StackPatch = OwnStackPatch(settings, credentials),
                // Who is told of failures is told of every Stack, not only of the one in Git.
                WatchedStacks = settings.Alerts is null ? [] : [ManagedStack.ClusterStack, .. settings.Stacks.Select(stack => stack.Name)],
            },
            After([flux, pulumiOperator, credentials, .. identities.Values]));

        foreach (var stack in settings.Stacks)
        {
            _ = new PulumiStack(
                stack.Name,
                new PulumiStackArgs
                {
                    Namespace = pulumiSystem.Name,
                    Stack = $"{settings.Organization}/{stack.Name}/{settings.Cluster}",
                    Source = sync.StackSourceName,
                    Folder = stack.Folder,
                    Identity = identities[stack.Name],
                    Credentials = credentials,
                    Backend = settings.Backend,
                    // By its first success the admission policies are there, for its Kustomization waits for the root's.
                    Prerequisites = [ManagedStack.ClusterStack],
                    ContinueOnError = stack.ContinueOnError,
                    Workspace = new Workspace { Node = settings.Node },
                },
                After(pulumiOperator, sync));
        }

        var outputs = new Dictionary<string, object?>
        {
            ["cluster"] = settings.Cluster,
            ["kubernetesVersion"] = settings.KubernetesVersion,
            ["stacks"] = settings.Stacks.Select(stack => stack.Name).ToArray(),
        };
        // For a person: pulumi stack output kubeconfig --show-secrets. Not from the operator, which copies all outputs into a Secret.
        if (nodes is not null && settings.Runner == Runner.Workstation)
            outputs["kubeconfig"] = nodes.KubeConfig;
        return outputs;

        RestrictedNamespace Namespace(string name) => new(
            name,
            new RestrictedNamespaceArgs
            {
                Labels = new Dictionary<string, string>
                {
                    ["oceanid.dev/cluster"] = settings.Cluster,
                    ["oceanid.dev/environment"] = settings.Environment,
                },
            },
            // Deleting either namespace would delete what rules the cluster; protect reaches the children.
            new ComponentResourceOptions { Provider = provider, Protect = true });

        ComponentResourceOptions After(params Resource[] resources) => new()
        {
            Provider = provider,
            DependsOn = resources,
        };
    }

    // The Stack CR in Git is the same for all clusters: Pulumi Cloud, and a token.
    private static string? OwnStackPatch(ClusterSettings settings, EscSecret credentials)
    {
        var operations = new List<object>();
        if (settings.Backend is { } backend)
        {
            operations.Add(new { op = "add", path = "/spec/backend", value = backend });
            operations.Add(new { op = "add", path = "/spec/secretsProvider", value = PulumiStack.SecretsProvider });
        }

        if (!credentials.Keys.SequenceEqual(["PULUMI_ACCESS_TOKEN"]))
        {
            operations.Add(new
            {
                op = "add",
                path = "/spec/envRefs",
                value = credentials.Keys.ToDictionary(key => key, key => new { type = "Secret", secret = new { name = CredentialsName, key } }),
            });
        }

        return operations.Count == 0 ? null : JsonSerializer.Serialize(operations);
    }

    private static Dictionary<string, Output<string>> WorkspaceCredentials(ClusterSettings settings)
    {
        (string Variable, Output<string>? Value)[] credentials =
        [
            ("PULUMI_ACCESS_TOKEN", settings.PulumiAccessToken),
            // Pulumi Cloud keeps its own keys; without it the stacks are encrypted with this one.
            ("PULUMI_CONFIG_PASSPHRASE", settings.PulumiConfigPassphrase),
            ("AWS_ACCESS_KEY_ID", settings.BackendAccessKeyId),
            ("AWS_SECRET_ACCESS_KEY", settings.BackendSecretAccessKey),
        ];
        return credentials
            .Where(credential => credential.Value is not null)
            .ToDictionary(credential => credential.Variable, credential => credential.Value!);
    }
}
