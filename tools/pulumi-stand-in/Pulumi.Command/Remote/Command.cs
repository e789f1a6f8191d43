using System.Collections.Immutable;

namespace Pulumi.Command.Remote;

[CommandResourceType("command:remote:Command")]
public partial class Command : CustomResource
{
    [Output("addPreviousOutputInEnv")] public Output<bool?> AddPreviousOutputInEnv { get; private set; } = null!;
    [Output("connection")] public Output<Outputs.Connection?> Connection { get; private set; } = null!;
    [Output("create")] public Output<string?> Create { get; private set; } = null!;
    [Output("delete")] public Output<string?> Delete { get; private set; } = null!;
    [Output("environment")]
    public Output<ImmutableDictionary<string, string>?> Environment { get; private set; } = null!;
    [Output("logging")] public Output<Logging?> Logging { get; private set; } = null!;
    [Output("stderr")] public Output<string> Stderr { get; private set; } = null!;
    [Output("stdin")] public Output<string?> Stdin { get; private set; } = null!;
    [Output("stdout")] public Output<string> Stdout { get; private set; } = null!;
    [Output("triggers")] public Output<ImmutableArray<object>> Triggers { get; private set; } = null!;
    [Output("update")] public Output<string?> Update { get; private set; } = null!;

    public Command(string name, CommandArgs args, CustomResourceOptions? options = null)
        : base("command:remote:Command", name, args ?? new(), MakeOptions(options, ""))
    {
    }

    private Command(string name, Input<string> id, CustomResourceOptions? options)
        : base("command:remote:Command", name, null, MakeOptions(options, id))
    {
    }

    public static Command Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, id, options);

    private static CustomResourceOptions MakeOptions(CustomResourceOptions? options, Input<string> id) =>
        Utilities.Defaults(options, id, secretOutputs: ["connection"], replaceOnChanges: ["triggers[*]"]);
}

public sealed class CommandArgs : ResourceArgs
{
    [Input("addPreviousOutputInEnv")] public Input<bool>? AddPreviousOutputInEnv { get; set; }
    [Input("connection", required: true)] private Input<Inputs.ConnectionArgs>? _connection;
    public Input<Inputs.ConnectionArgs>? Connection
    {
        get => _connection;
        set => _connection = Output.CreateSecret(value.ToOutput());
    }
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
