namespace Pulumi.Command.Remote.Inputs;

public sealed class ConnectionArgs : ResourceArgs
{
    [Input("agentSocketPath")] public Input<string>? AgentSocketPath { get; set; }
    [Input("dialErrorLimit")] public Input<int>? DialErrorLimit { get; set; } = 10;
    [Input("host", required: true)] public Input<string> Host { get; set; } = null!;
    [Input("hostKey")] public Input<string>? HostKey { get; set; }
    [Input("password")] private Input<string>? _password;
    public Input<string>? Password { get => _password; set => _password = Output.CreateSecret(value.ToOutput()); }
    [Input("perDialTimeout")] public Input<int>? PerDialTimeout { get; set; } = 15;
    [Input("port")] public Input<double>? Port { get; set; } = 22d;
    [Input("privateKey")] private Input<string>? _privateKey;
    public Input<string>? PrivateKey { get => _privateKey; set => _privateKey = Output.CreateSecret(value.ToOutput()); }
    [Input("privateKeyPassword")] private Input<string>? _privateKeyPassword;
    public Input<string>? PrivateKeyPassword { get => _privateKeyPassword; set => _privateKeyPassword = Output.CreateSecret(value.ToOutput()); }
    [Input("user")] public Input<string>? User { get; set; } = "root";

    public static new ConnectionArgs Empty => new();
}
