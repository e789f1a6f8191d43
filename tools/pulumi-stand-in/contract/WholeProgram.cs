using Pulumi;
using Pulumi.Command.Remote;
using Pulumi.Command.Remote.Inputs;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;
using CustomResourceArgs = Pulumi.Kubernetes.ApiExtensions.CustomResourceArgs;
using Kubernetes = Pulumi.Kubernetes;

namespace Oceanid.Contract.Tests;

/// <summary>A program with every form of resource that the programs of this repository have.</summary>
internal static class WholeProgram
{
    public static void Define()
    {
        // The first finds its kubeconfig in the environment of the machine.
        _ = new Kubernetes.Provider("k8s-machine", new Kubernetes.ProviderArgs { ClusterIdentifier = "c" });
        var provider = new Kubernetes.Provider("k8s", new Kubernetes.ProviderArgs { KubeConfig = "kc", EnableServerSideApply = true });
        var options = new CustomResourceOptions { Provider = provider };
        var metadata = new ObjectMetaArgs { Name = "team-a", Labels = { ["a"] = "b" }, Annotations = { ["c"] = "d" } };

        _ = new Namespace("ns", new NamespaceArgs { Metadata = metadata }, options);
        _ = new Namespace("ns-empty", new NamespaceArgs { ApiVersion = "v9", Kind = "Other" }, new() { Id = "ignored" });
        _ = Namespace.Get("ns-read", "kube-system");
        _ = new Secret("sec", new SecretArgs
        {
            Metadata = metadata,
            Type = "Opaque",
            Immutable = true,
            StringData = { ["k"] = Output.CreateSecret("v") },
        });
        _ = new ResourceQuota("quota", new ResourceQuotaArgs { Spec = new ResourceQuotaSpecArgs { Hard = { ["pods"] = "10" } } });
        _ = new RoleBinding("rb", new RoleBindingArgs
        {
            RoleRef = new RoleRefArgs { ApiGroup = "rbac.authorization.k8s.io", Kind = "Role", Name = "r" },
            Subjects = { new SubjectArgs { Kind = "Group", Name = "g" } },
        });
        _ = new NetworkPolicy("np", new NetworkPolicyArgs
        {
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = new LabelSelectorArgs(),
                PolicyTypes = { "Ingress", "Egress" },
                Egress = Array.Empty<NetworkPolicyEgressRuleArgs>(),
                Ingress = { new NetworkPolicyIngressRuleArgs { Ports = { new NetworkPolicyPortArgs { Port = 80, Protocol = "TCP" }, new NetworkPolicyPortArgs { Port = "http" } } } },
            },
        });
        _ = new Kubernetes.Apps.V1.Deployment("dep", new DeploymentArgs
        {
            Spec = new DeploymentSpecArgs
            {
                Replicas = 2,
                Selector = new LabelSelectorArgs { MatchLabels = { ["app"] = "x" } },
                Template = new PodTemplateSpecArgs
                {
                    Spec = new PodSpecArgs { Containers = { new ContainerArgs { Name = "c", Ports = { new ContainerPortArgs { ContainerPortValue = 80 } } } } },
                },
            },
        });
        _ = new Release("rel", new ReleaseArgs
        {
            Chart = "c",
            Timeout = 600,
            Values = new InputMap<object>
            {
                ["list"] = new object[] { 1, 2.5, "z" },
                ["map"] = new Dictionary<string, object> { ["flag"] = true, ["texts"] = new[] { "x", "y" }, ["nothing"] = null! },
                ["secret"] = Output.CreateSecret("p"),
            },
        }, new() { Id = "ignored" });
        _ = new MyKind("cr", new MyKindArgs { Metadata = new ObjectMetaArgs { Name = "x" }, Spec = { ["replicas"] = 3 } }, options);
        _ = new Command("cmd", new CommandArgs
        {
            Connection = new ConnectionArgs { Host = "h", User = "u", PrivateKey = "pk" },
            Create = "echo",
            Environment = { ["A"] = "B" },
            Logging = Logging.StdoutAndStderr,
            Triggers = new object[] { "t1", 2 },
        });
        _ = new Command("cmd-defaults", new CommandArgs { Connection = new ConnectionArgs { Host = "h" } });
    }

    private sealed class MyKind(string name, MyKindArgs args, CustomResourceOptions options) : CustomResource(name, args, options);

    private sealed class MyKindArgs() : CustomResourceArgs("example.com/v1", "MyKind")
    {
        [Input("spec")] private InputMap<object>? _spec;

        public InputMap<object> Spec { get => _spec ??= []; set => _spec = value; }
    }
}
