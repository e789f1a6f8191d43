using Pulumi;
using Pulumi.Command.Local;
using Pulumi.Command.Remote;
using Pulumi.Command.Remote.Inputs;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Helm.V4;
using Pulumi.Kubernetes.Types.Inputs.Kustomize.V2;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Provider;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;
using Pulumi.Kubernetes.Yaml.V2;
using Kubernetes = Pulumi.Kubernetes;
using RepositoryOptsArgs = Pulumi.Kubernetes.Types.Inputs.Helm.V3.RepositoryOptsArgs;

namespace Oceanid.Contract.Tests;

/// <summary>A program with every form of resource: components, children, reads, calls, providers.</summary>
internal static class WholeProgram
{
    public static void Define()
    {
        var provider = new Kubernetes.Provider("k8s", new Kubernetes.ProviderArgs
        {
            KubeConfig = "kc",
            Namespace = "x",
            EnableServerSideApply = true,
            HelmReleaseSettings = new HelmReleaseSettingsArgs { Driver = "secret" },
        });

        DefineCore(new CustomResourceOptions { Provider = provider });
        DefinePolicies();
        DefineDeployment();
        DefineCharts(new ComponentResourceOptions { Provider = provider });
        DefineCommands();

        _ = new MyCr("cr", new MyCrArgs
        {
            Metadata = new ObjectMetaArgs { Name = "x" },
            Spec = new MyCrSpecArgs { Interval = "5m", Replicas = 3, Items = { "a" } },
        }, new CustomResourceOptions { Provider = provider });
        _ = new MyComp("comp", new ComponentResourceOptions { Provider = provider });
        _ = new StackReference("org/proj/st");
    }

    private static void DefineCore(CustomResourceOptions options)
    {
        _ = new Namespace("ns", new NamespaceArgs
        {
            Metadata = new ObjectMetaArgs
            {
                Name = "team-a",
                Labels = { ["a"] = "b" },
                Annotations = { ["c"] = "d" },
            },
        }, options);
        _ = new Namespace("ns2");
        _ = new Secret("sec", new SecretArgs
        {
            Metadata = new ObjectMetaArgs { Namespace = "team-a" },
            Type = "Opaque",
            Immutable = true,
            StringData = { ["k"] = Output.CreateSecret("v") },
        });
        _ = new ResourceQuota("q", new ResourceQuotaArgs
        {
            Spec = new ResourceQuotaSpecArgs { Hard = { ["pods"] = "10" } },
        });
        _ = new NamespacePatch("pa", new NamespacePatchArgs
        {
            Metadata = new ObjectMetaPatchArgs { Name = "kube-system", Labels = { ["x"] = "y" } },
        });
        _ = Namespace.Get("g", "kube-system");
    }

    private static void DefinePolicies()
    {
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
                Ingress =
                {
                    new NetworkPolicyIngressRuleArgs
                    {
                        Ports =
                        {
                            new NetworkPolicyPortArgs { Port = 80, Protocol = "TCP" },
                            new NetworkPolicyPortArgs { Port = "http" },
                        },
                    },
                },
            },
        });
    }

    private static void DefineDeployment() =>
        _ = new Kubernetes.Apps.V1.Deployment("dep", new DeploymentArgs
        {
            Spec = new DeploymentSpecArgs
            {
                Replicas = 2,
                Selector = new LabelSelectorArgs { MatchLabels = { ["app"] = "x" } },
                Template = new PodTemplateSpecArgs
                {
                    Spec = new PodSpecArgs
                    {
                        Containers =
                        {
                            new ContainerArgs
                            {
                                Name = "c",
                                Image = "i",
                                Resources = new ResourceRequirementsArgs { Limits = { ["cpu"] = "1" } },
                            },
                        },
                    },
                },
            },
        });

    private static void DefineCharts(ComponentResourceOptions options)
    {
        _ = new Release("rel", new ReleaseArgs
        {
            Chart = "c",
            Version = "1.0",
            Namespace = "n",
            RepositoryOpts = new RepositoryOptsArgs { Repo = "https://e" },
            SkipAwait = true,
            Timeout = 600,
            Values = new InputMap<object>
            {
                ["a"] = 1,
                ["arr"] = new object[] { 1, 2.5, "z" },
                ["b"] = new Dictionary<string, object?> { ["c"] = true, ["d"] = new[] { "x", "y" }, ["n"] = null },
                ["s"] = Output.CreateSecret<object>("p"),
                ["s2"] = Output.CreateSecret("p2"),
            },
        });
        _ = new Kubernetes.Helm.V4.Chart("ch", new ChartArgs { Chart = "c", Values = { ["x"] = "y" } }, options);
        _ = new ConfigGroup("cg", new ConfigGroupArgs { Yaml = "a: b" });
        _ = new Kubernetes.Kustomize.V2.Directory("kd", new DirectoryArgs { Directory = "./d" });
    }

    private static void DefineCommands()
    {
        _ = new Pulumi.Command.Remote.Command("cmd", new Pulumi.Command.Remote.CommandArgs
        {
            Connection = new ConnectionArgs { Host = "h", User = "u", PrivateKey = "pk" },
            Create = "echo",
            Environment = { ["A"] = "B" },
            Triggers = new object[] { "t1", 2 },
            Logging = Pulumi.Command.Remote.Logging.StdoutAndStderr,
        });
        _ = new CopyToRemote("cp", new CopyToRemoteArgs
        {
            Connection = new ConnectionArgs { Host = "h" },
            RemotePath = "/x",
            Source = new StringAsset("text"),
        });
        _ = Run.Invoke(new RunInvokeArgs { Command = "ls", Dir = Output.CreateSecret("d") });
    }
}

internal sealed class MyComp : ComponentResource
{
    public MyComp(string name, ComponentResourceOptions? options = null)
        : base("acme:platform:MyComp", name, options)
    {
        var inner = new Namespace(
            $"{name}-ns",
            new NamespaceArgs { Metadata = new ObjectMetaArgs { Name = "inner" } },
            new CustomResourceOptions { Parent = this });
        NsName = inner.Metadata.Apply(metadata => metadata.Name);
        RegisterOutputs();
    }

    [Output("nsName")] public Output<string> NsName { get; private set; }
}
