namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

public class ExecActionArgs : ResourceArgs
{
    [Input("command")] private InputList<string>? _command;
    public InputList<string> Command { get => _command ??= new(); set => _command = value; }

    public static new ExecActionArgs Empty => new();
}

public class HTTPGetActionArgs : ResourceArgs
{
    [Input("host")] public Input<string>? Host { get; set; }
    [Input("httpHeaders")] private InputList<HTTPHeaderArgs>? _httpHeaders;
    public InputList<HTTPHeaderArgs> HttpHeaders { get => _httpHeaders ??= new(); set => _httpHeaders = value; }
    [Input("path")] public Input<string>? Path { get; set; }
    [Input("port", required: true)] public InputUnion<int, string> Port { get; set; } = null!;
    [Input("scheme")] public Input<string>? Scheme { get; set; }

    public static new HTTPGetActionArgs Empty => new();
}

public class HTTPHeaderArgs : ResourceArgs
{
    [Input("name", required: true)] public Input<string> Name { get; set; } = null!;
    [Input("value", required: true)] public Input<string> Value { get; set; } = null!;

    public static new HTTPHeaderArgs Empty => new();
}

public class ProbeArgs : ResourceArgs
{
    [Input("exec")] public Input<ExecActionArgs>? Exec { get; set; }
    [Input("failureThreshold")] public Input<int>? FailureThreshold { get; set; }
    [Input("httpGet")] public Input<HTTPGetActionArgs>? HttpGet { get; set; }
    [Input("initialDelaySeconds")] public Input<int>? InitialDelaySeconds { get; set; }
    [Input("periodSeconds")] public Input<int>? PeriodSeconds { get; set; }
    [Input("successThreshold")] public Input<int>? SuccessThreshold { get; set; }
    [Input("tcpSocket")] public Input<TCPSocketActionArgs>? TcpSocket { get; set; }
    [Input("terminationGracePeriodSeconds")] public Input<int>? TerminationGracePeriodSeconds { get; set; }
    [Input("timeoutSeconds")] public Input<int>? TimeoutSeconds { get; set; }

    public static new ProbeArgs Empty => new();
}

public class TCPSocketActionArgs : ResourceArgs
{
    [Input("host")] public Input<string>? Host { get; set; }
    [Input("port", required: true)] public InputUnion<int, string> Port { get; set; } = null!;

    public static new TCPSocketActionArgs Empty => new();
}
