using System.Globalization;
using System.Text.Json.Nodes;
using Oceanid.Infrastructure.Components.Kubernetes;
using Oceanid.Infrastructure.Components.Secrets;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Oceanid.Tool.Tests.Fixtures;

/// <summary>Stands for the program of the apps: for each its namespace with bounds, configuration, Secrets, account, and what lets Flux deploy it.</summary>
internal static class AppsFixture
{
    public static IDictionary<string, object?> Define()
    {
        var (config, cluster) = (new Config(), Pulumi.Deployment.Instance.StackName);
        var provider = ClusterProvider.Create(cluster, null, config.GetBoolean("adopt") ?? false);
        var checksums = new Dictionary<string, Output<string>>();
        foreach (var (app, index) in JsonNode.Parse(config.Get("apps") ?? "[]")!.AsArray().Select((app, index) => (app!.AsObject(), index)))
            Declare(app, index);

        // After the Secrets that it is made of.
        var variables = checksums.ToDictionary(entry => $"{entry.Key}_secrets_checksum", entry => entry.Value);
        _ = new ConfigMap(
            "apps-checksums",
            new ConfigMapArgs { Metadata = new ObjectMetaArgs { Name = "apps-checksums", Namespace = "flux-system" }, Data = variables.ToInputs() },
            new CustomResourceOptions { Provider = provider });
        return new Dictionary<string, object?> { ["secretChecksums"] = checksums };

        void Declare(JsonObject app, int index)
        {
            var name = app["name"]!.ToString();
            var space = new BoundedNamespace(
                name,
                new BoundedNamespaceArgs { Labels = new Dictionary<string, string> { ["oceanid.dev/app"] = name }, Pods = Number("pods"), RequestsMemoryMi = Number("requestsMemoryMi"), LimitsMemoryMi = Number("limitsMemoryMi") },
                new ComponentResourceOptions { Provider = provider, Protect = app["keepData"] is null ? null : app["keepData"]!.ToString() == "true" });
            if (app["config"] is JsonObject values)
                _ = new ConfigMap($"{name}-config", new ConfigMapArgs { Metadata = Metadata($"{name}-config"), Data = values.ToDictionary(entry => entry.Key, entry => entry.Value!.ToString()) }, Here());

            if (app["secrets"] is JsonObject secrets)
            {
                var data = secrets.ToDictionary(entry => entry.Key, entry => config.RequireSecret(entry.Value!.ToString()));
                Secret($"{name}-secrets", "Opaque", data);
                // Of the names: here anybody can read it.
                checksums[name] = Checksums.Of(data.Keys.Select(key => Output.Create(key)));
            }

            var account = new ServiceAccountArgs { Metadata = Metadata(name), AutomountServiceAccountToken = false };
            if (app["pullSecret"] is { } key)
            {
                var secret = Secret($"{name}-pull", "kubernetes.io/dockerconfigjson", new() { [".dockerconfigjson"] = config.RequireSecret(key.ToString()) });
                account.ImagePullSecrets = new LocalObjectReferenceArgs { Name = secret.Name };
            }

            _ = new ServiceAccount(name, account, Here());
            // An app with a folder of its own is a unit of its own; the others are in apps/overlays.
            if (app["path"] is { } path)
            {
                _ = new AnyKind(
                    name,
                    new AnyKindArgs("kustomize.toolkit.fluxcd.io/v1", "Kustomization", "flux-system", name)
                    {
                        Spec =
                        {
                            ["interval"] = "10m",
                            ["path"] = $"./{path}",
                            ["prune"] = true,
                            ["deletionPolicy"] = "Orphan",
                            ["sourceRef"] = new Dictionary<string, object> { ["kind"] = "GitRepository", ["name"] = "flux-system" },
                        },
                    },
                    Here());
            }

            _ = new RoleBinding(
                $"{name}-app-deployer",
                new RoleBindingArgs
                {
                    Metadata = Metadata("app-deployer"),
                    RoleRef = new RoleRefArgs { ApiGroup = "rbac.authorization.k8s.io", Kind = "ClusterRole", Name = "app-deployer" },
                    Subjects = new SubjectArgs { Kind = "ServiceAccount", Name = "apps", Namespace = "flux-system" },
                },
                Here());

            ObjectMetaArgs Metadata(string objectName) => new() { Name = objectName, Namespace = space.Name };

            CustomResourceOptions Here() => new() { Provider = provider };

            EscSecret Secret(string secret, string type, Dictionary<string, Output<string>> data) => new(
                secret,
                new EscSecretArgs { Namespace = space.Name, Name = secret, Type = type, Data = data },
                new ComponentResourceOptions { Provider = provider });

            int Number(string field) => int.TryParse(app[field]!.ToString(), CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new RunException($"infrastructure/apps/Pulumi.{cluster}.yaml: oceanid-apps:apps[{index}].{field} is '{app[field]}', which is no number.");
        }
    }

    private static InputMap<string> ToInputs(this Dictionary<string, Output<string>> values)
    {
        var inputs = new InputMap<string>();
        foreach (var (name, value) in values)
            inputs.Add(name, value);
        return inputs;
    }
}
