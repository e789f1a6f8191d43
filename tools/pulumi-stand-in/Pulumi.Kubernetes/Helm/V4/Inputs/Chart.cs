namespace Pulumi.Kubernetes.Types.Inputs.Helm.V4;

public class ChartArgs : ResourceArgs
{
    [Input("chart", required: true)] public Input<string> Chart { get; set; } = null!;
    [Input("dependencyUpdate")] public Input<bool>? DependencyUpdate { get; set; }
    [Input("devel")] public Input<bool>? Devel { get; set; }
    [Input("includeHooks")] public Input<bool>? IncludeHooks { get; set; }
    [Input("keyring")] public Input<AssetOrArchive>? Keyring { get; set; }
    [Input("name")] public Input<string>? Name { get; set; }
    [Input("namespace")] public Input<string>? Namespace { get; set; }
    [Input("plainHttp")] public Input<bool>? PlainHttp { get; set; }
    [Input("postRenderer")] public Input<PostRendererArgs>? PostRenderer { get; set; }
    [Input("repositoryOpts")] public Input<RepositoryOptsArgs>? RepositoryOpts { get; set; }
    [Input("resourcePrefix")] public Input<string>? ResourcePrefix { get; set; }
    [Input("skipAwait")] public Input<bool>? SkipAwait { get; set; }
    [Input("skipCrds")] public Input<bool>? SkipCrds { get; set; }
    [Input("valueYamlFiles")] private InputList<AssetOrArchive>? _valueYamlFiles;
    public InputList<AssetOrArchive> ValueYamlFiles
    {
        get => _valueYamlFiles ??= new();
        set => _valueYamlFiles = value;
    }
    [Input("values")] private InputMap<object>? _values;
    public InputMap<object> Values { get => _values ??= new(); set => _values = value; }
    [Input("verify")] public Input<bool>? Verify { get; set; }
    [Input("version")] public Input<string>? Version { get; set; }

    public static new ChartArgs Empty => new();
}

public class PostRendererArgs : ResourceArgs
{
    [Input("args")] private InputList<string>? _args;
    public InputList<string> Args { get => _args ??= new(); set => _args = value; }
    [Input("command", required: true)] public Input<string> Command { get; set; } = null!;

    public static new PostRendererArgs Empty => new();
}

public class RepositoryOptsArgs : ResourceArgs
{
    [Input("caFile")] public Input<AssetOrArchive>? CaFile { get; set; }
    [Input("certFile")] public Input<AssetOrArchive>? CertFile { get; set; }
    [Input("keyFile")] public Input<AssetOrArchive>? KeyFile { get; set; }
    [Input("password")] private Input<string>? _password;
    public Input<string>? Password { get => _password; set => _password = Output.CreateSecret(value.ToOutput()); }
    [Input("repo")] public Input<string>? Repo { get; set; }
    [Input("username")] public Input<string>? Username { get; set; }

    public static new RepositoryOptsArgs Empty => new();
}
