namespace Pulumi.Command.Remote;

[CommandResourceType("command:remote:Command")]
public partial class Command : CustomResource
{
    [Output("stdout")] public Output<string> Stdout { get; private set; } = null!;

    public Command(string name, CommandArgs args, CustomResourceOptions? options = null)
        : base("command:remote:Command", name, args ?? new(), MakeOptions(options))
    {
    }

    // The id always wins over the caller's options.Id: there is none yet.
    private static CustomResourceOptions MakeOptions(CustomResourceOptions? options)
    {
        var merged = CustomResourceOptions.Merge(
            new CustomResourceOptions { Version = CommandResourceTypeAttribute.PackageVersion, AdditionalSecretOutputs = { "connection" } }, options);
        merged.Id = "";
        return merged;
    }
}

public sealed class CommandArgs : ResourceArgs
{
    [Input("addPreviousOutputInEnv")] public Input<bool>? AddPreviousOutputInEnv { get; set; }
    [Input("connection", required: true)] private Input<Inputs.ConnectionArgs>? _connection;
    public Input<Inputs.ConnectionArgs>? Connection { get => _connection; set => _connection = Output.CreateSecret(value.ToOutput()); }
    [Input("create")] public Input<string>? Create { get; set; }
    [Input("delete")] public Input<string>? Delete { get; set; }
    [Input("environment")] private InputMap<string>? _environment;
    public InputMap<string> Environment { get => _environment ??= new(); set => _environment = value; }
    [Input("logging")] public Input<Logging>? Logging { get; set; }
    [Input("stdin")] public Input<string>? Stdin { get; set; }
    [Input("triggers")] private InputList<object>? _triggers;
    public InputList<object> Triggers { get => _triggers ??= new(); set => _triggers = value; }
    [Input("update")] public Input<string>? Update { get; set; }

    public static new CommandArgs Empty => new();
}

internal sealed class CommandResourceTypeAttribute(string type) : ResourceTypeAttribute(type, PackageVersion)
{
    public const string PackageVersion = "1.2.1";
}
