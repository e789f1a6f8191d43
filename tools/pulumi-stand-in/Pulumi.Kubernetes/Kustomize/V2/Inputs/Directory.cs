namespace Pulumi.Kubernetes.Types.Inputs.Kustomize.V2;

public class DirectoryArgs : ResourceArgs
{
    [Input("directory", required: true)] public Input<string> Directory { get; set; } = null!;
    [Input("namespace")] public Input<string>? Namespace { get; set; }
    [Input("resourcePrefix")] public Input<string>? ResourcePrefix { get; set; }
    [Input("skipAwait")] public Input<bool>? SkipAwait { get; set; }

    public static new DirectoryArgs Empty => new();
}
