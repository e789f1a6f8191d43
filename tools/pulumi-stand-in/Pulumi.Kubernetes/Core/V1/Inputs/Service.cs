using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

public class ServiceArgs : ResourceArgs
{
    [Input("apiVersion")] public Input<string>? ApiVersion { get; set; }
    [Input("kind")] public Input<string>? Kind { get; set; }
    [Input("metadata")] public Input<ObjectMetaArgs>? Metadata { get; set; }
    [Input("spec")] public Input<ServiceSpecArgs>? Spec { get; set; }

    public static new ServiceArgs Empty => new();
}

public class ServicePortArgs : ResourceArgs
{
    [Input("appProtocol")] public Input<string>? AppProtocol { get; set; }
    [Input("name")] public Input<string>? Name { get; set; }
    [Input("nodePort")] public Input<int>? NodePort { get; set; }
    [Input("port", required: true)] public Input<int> Port { get; set; } = null!;
    [Input("protocol")] public Input<string>? Protocol { get; set; }
    [Input("targetPort")] public InputUnion<int, string>? TargetPort { get; set; }

    public static new ServicePortArgs Empty => new();
}

public class ServiceSpecArgs : ResourceArgs
{
    [Input("clusterIP")] public Input<string>? ClusterIP { get; set; }
    [Input("externalName")] public Input<string>? ExternalName { get; set; }
    [Input("externalTrafficPolicy")] public Input<string>? ExternalTrafficPolicy { get; set; }
    [Input("loadBalancerClass")] public Input<string>? LoadBalancerClass { get; set; }
    [Input("ports")] private InputList<ServicePortArgs>? _ports;
    public InputList<ServicePortArgs> Ports { get => _ports ??= new(); set => _ports = value; }
    [Input("publishNotReadyAddresses")] public Input<bool>? PublishNotReadyAddresses { get; set; }
    [Input("selector")] private InputMap<string>? _selector;
    public InputMap<string> Selector { get => _selector ??= new(); set => _selector = value; }
    [Input("sessionAffinity")] public Input<string>? SessionAffinity { get; set; }
    [Input("type")] public InputUnion<string, ServiceSpecType>? Type { get; set; }

    public static new ServiceSpecArgs Empty => new();
}
