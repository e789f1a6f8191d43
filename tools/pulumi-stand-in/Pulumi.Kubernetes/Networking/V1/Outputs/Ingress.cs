using System.Collections.Immutable;
using Pulumi.Kubernetes.Types.Outputs.Core.V1;

namespace Pulumi.Kubernetes.Types.Outputs.Networking.V1;

[OutputType]
public sealed class HTTPIngressPath
{
    public readonly IngressBackend Backend;
    public readonly string Path;
    public readonly string PathType;

    [OutputConstructor]
    internal HTTPIngressPath(IngressBackend backend, string path, string pathType)
    {
        Backend = backend;
        Path = path;
        PathType = pathType;
    }
}

[OutputType]
public sealed class HTTPIngressRuleValue
{
    public readonly ImmutableArray<HTTPIngressPath> Paths;

    [OutputConstructor]
    internal HTTPIngressRuleValue(ImmutableArray<HTTPIngressPath> paths)
    {
        Paths = paths;
    }
}

[OutputType]
public sealed class IngressBackend
{
    public readonly TypedLocalObjectReference Resource;
    public readonly IngressServiceBackend Service;

    [OutputConstructor]
    internal IngressBackend(TypedLocalObjectReference resource, IngressServiceBackend service)
    {
        Resource = resource;
        Service = service;
    }
}

[OutputType]
public sealed class IngressRule
{
    public readonly string Host;
    public readonly HTTPIngressRuleValue Http;

    [OutputConstructor]
    internal IngressRule(string host, HTTPIngressRuleValue http)
    {
        Host = host;
        Http = http;
    }
}

[OutputType]
public sealed class IngressServiceBackend
{
    public readonly string Name;
    public readonly ServiceBackendPort Port;

    [OutputConstructor]
    internal IngressServiceBackend(string name, ServiceBackendPort port)
    {
        Name = name;
        Port = port;
    }
}

[OutputType]
public sealed class IngressSpec
{
    public readonly IngressBackend DefaultBackend;
    public readonly string IngressClassName;
    public readonly ImmutableArray<IngressRule> Rules;
    public readonly ImmutableArray<IngressTLS> Tls;

    [OutputConstructor]
    internal IngressSpec(
        IngressBackend defaultBackend, string ingressClassName, ImmutableArray<IngressRule> rules,
        ImmutableArray<IngressTLS> tls)
    {
        DefaultBackend = defaultBackend;
        IngressClassName = ingressClassName;
        Rules = rules;
        Tls = tls;
    }
}

[OutputType]
public sealed class IngressTLS
{
    public readonly ImmutableArray<string> Hosts;
    public readonly string SecretName;

    [OutputConstructor]
    internal IngressTLS(ImmutableArray<string> hosts, string secretName)
    {
        Hosts = hosts;
        SecretName = secretName;
    }
}

[OutputType]
public sealed class ServiceBackendPort
{
    public readonly string Name;
    public readonly int Number;

    [OutputConstructor]
    internal ServiceBackendPort(string name, int number)
    {
        Name = name;
        Number = number;
    }
}
