using System.Collections.Immutable;

namespace Pulumi.Command.Local;

public static class Run
{
    private const string Token = "command:local:run";

    public static Task<RunResult> InvokeAsync(RunArgs args, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<RunResult>(Token, args ?? new(), WithVersion(options ?? new()));

    public static Output<RunResult> Invoke(RunInvokeArgs args, InvokeOptions? options = null) =>
        Deployment.Instance.Invoke<RunResult>(Token, args ?? new(), WithVersion(options ?? new()));

    public static Output<RunResult> Invoke(RunInvokeArgs args, InvokeOutputOptions options) =>
        Deployment.Instance.Invoke<RunResult>(Token, args ?? new(), WithVersion(options));

    private static TOptions WithVersion<TOptions>(TOptions options) where TOptions : InvokeOptions
    {
        options.Version ??= Utilities.Version;
        return options;
    }
}

public sealed class RunArgs : InvokeArgs
{
    [Input("addPreviousOutputInEnv")] public bool? AddPreviousOutputInEnv { get; set; }
    [Input("archivePaths")] private List<string>? _archivePaths;
    public List<string> ArchivePaths { get => _archivePaths ??= []; set => _archivePaths = value; }
    [Input("assetPaths")] private List<string>? _assetPaths;
    public List<string> AssetPaths { get => _assetPaths ??= []; set => _assetPaths = value; }
    [Input("command", required: true)] public string Command { get; set; } = null!;
    [Input("dir")] public string? Dir { get; set; }
    [Input("environment")] private Dictionary<string, string>? _environment;
    public Dictionary<string, string> Environment { get => _environment ??= []; set => _environment = value; }
    [Input("interpreter")] private List<string>? _interpreter;
    public List<string> Interpreter { get => _interpreter ??= []; set => _interpreter = value; }
    [Input("logging")] public Logging? Logging { get; set; }
    [Input("stdin")] public string? Stdin { get; set; }

    public static new RunArgs Empty => new();
}

public sealed class RunInvokeArgs : InvokeArgs
{
    [Input("addPreviousOutputInEnv")] public Input<bool>? AddPreviousOutputInEnv { get; set; }
    [Input("archivePaths")] private InputList<string>? _archivePaths;
    public InputList<string> ArchivePaths { get => _archivePaths ??= new(); set => _archivePaths = value; }
    [Input("assetPaths")] private InputList<string>? _assetPaths;
    public InputList<string> AssetPaths { get => _assetPaths ??= new(); set => _assetPaths = value; }
    [Input("command", required: true)] public Input<string> Command { get; set; } = null!;
    [Input("dir")] public Input<string>? Dir { get; set; }
    [Input("environment")] private InputMap<string>? _environment;
    public InputMap<string> Environment { get => _environment ??= new(); set => _environment = value; }
    [Input("interpreter")] private InputList<string>? _interpreter;
    public InputList<string> Interpreter { get => _interpreter ??= new(); set => _interpreter = value; }
    [Input("logging")] public Input<Logging>? Logging { get; set; }
    [Input("stdin")] public Input<string>? Stdin { get; set; }

    public static new RunInvokeArgs Empty => new();
}

[OutputType]
public sealed class RunResult
{
    public readonly bool? AddPreviousOutputInEnv;
    public readonly Archive? Archive;
    public readonly ImmutableArray<string> ArchivePaths;
    public readonly ImmutableArray<string> AssetPaths;
    public readonly ImmutableDictionary<string, AssetOrArchive>? Assets;
    public readonly string Command;
    public readonly string? Dir;
    public readonly ImmutableDictionary<string, string>? Environment;
    public readonly ImmutableArray<string> Interpreter;
    public readonly Logging? Logging;
    public readonly string Stderr;
    public readonly string? Stdin;
    public readonly string Stdout;

    [OutputConstructor]
    internal RunResult(
        bool? addPreviousOutputInEnv, Archive? archive, ImmutableArray<string> archivePaths,
        ImmutableArray<string> assetPaths, ImmutableDictionary<string, AssetOrArchive>? assets, string command,
        string? dir, ImmutableDictionary<string, string>? environment, ImmutableArray<string> interpreter,
        Logging? logging, string stderr, string? stdin, string stdout)
    {
        AddPreviousOutputInEnv = addPreviousOutputInEnv;
        Archive = archive;
        ArchivePaths = archivePaths;
        AssetPaths = assetPaths;
        Assets = assets;
        Command = command;
        Dir = dir;
        Environment = environment;
        Interpreter = interpreter;
        Logging = logging;
        Stderr = stderr;
        Stdin = stdin;
        Stdout = stdout;
    }
}
