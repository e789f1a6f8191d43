using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Kubernetes.Types.Inputs.Networking.V1;

public class HTTPIngressPathArgs : ResourceArgs
{
    [Input("backend", required: true)] public Input<IngressBackendArgs> Backend { get; set; } = null!;
    [Input("path")] public Input<string>? Path { get; set; }
    [Input("pathType", required: true)] public Input<string> PathType { get; set; } = null!;

    public static new HTTPIngressPathArgs Empty => new();
}

public class HTTPIngressRuleValueArgs : ResourceArgs
{
    [Input("paths", required: true)] private InputList<HTTPIngressPathArgs>? _paths;
    public InputList<HTTPIngressPathArgs> Paths { get => _paths ??= new(); set => _paths = value; }

    public static new HTTPIngressRuleValueArgs Empty => new();
}

public class IngressArgs : ResourceArgs
{
    [Input("apiVersion")] public Input<string>? ApiVersion { get; set; }
    [Input("kind")] public Input<string>? Kind { get; set; }
    [Input("metadata")] public Input<ObjectMetaArgs>? Metadata { get; set; }
    [Input("spec")] public Input<IngressSpecArgs>? Spec { get; set; }

    public static new IngressArgs Empty => new();
}

public class IngressBackendArgs : ResourceArgs
{
    [Input("resource")] public Input<TypedLocalObjectReferenceArgs>? Resource { get; set; }
    [Input("service")] public Input<IngressServiceBackendArgs>? Service { get; set; }

    public static new IngressBackendArgs Empty => new();
}

public class IngressRuleArgs : ResourceArgs
{
    [Input("host")] public Input<string>? Host { get; set; }
    [Input("http")] public Input<HTTPIngressRuleValueArgs>? Http { get; set; }

    public static new IngressRuleArgs Empty => new();
}

public class IngressServiceBackendArgs : ResourceArgs
{
    [Input("name", required: true)] public Input<string> Name { get; set; } = null!;
    [Input("port")] public Input<ServiceBackendPortArgs>? Port { get; set; }

    public static new IngressServiceBackendArgs Empty => new();
}

public class IngressSpecArgs : ResourceArgs
{
    [Input("defaultBackend")] public Input<IngressBackendArgs>? DefaultBackend { get; set; }
    [Input("ingressClassName")] public Input<string>? IngressClassName { get; set; }
    [Input("rules")] private InputList<IngressRuleArgs>? _rules;
    public InputList<IngressRuleArgs> Rules { get => _rules ??= new(); set => _rules = value; }
    [Input("tls")] private InputList<IngressTLSArgs>? _tls;
    public InputList<IngressTLSArgs> Tls { get => _tls ??= new(); set => _tls = value; }

    public static new IngressSpecArgs Empty => new();
}

public class IngressTLSArgs : ResourceArgs
{
    [Input("hosts")] private InputList<string>? _hosts;
    public InputList<string> Hosts { get => _hosts ??= new(); set => _hosts = value; }
    [Input("secretName")] public Input<string>? SecretName { get; set; }

    public static new IngressTLSArgs Empty => new();
}

public class ServiceBackendPortArgs : ResourceArgs
{
    [Input("name")] public Input<string>? Name { get; set; }
    [Input("number")] public Input<int>? Number { get; set; }

    public static new ServiceBackendPortArgs Empty => new();
}
