using Oceanid.Infrastructure.Components.Kubernetes;
using Oceanid.Infrastructure.Components.Secrets;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Oceanid.Infrastructure.Components.Operator;

/// <summary>The pod in which the operator runs a .NET program: small, restricted, and on one node.</summary>
public sealed class Workspace
{
    /// <summary>
    /// The annotation of the pod that changes when its credentials change. They are environment variables, read when the
    /// pod starts.
    /// </summary>
    public const string CredentialsAnnotation = "oceanid.dev/credentials-checksum";

    // Without it a refresh or a destroy uses the provider of the state: the kubeconfig of whoever ran last, which a pod may not reach.
    private const string RunProgram = "PULUMI_RUN_PROGRAM";

    /// <summary>
    /// The resources of a workspace. Default: what the guide asks for. A <c>dotnet build</c> of a small program peaks at
    /// 240 MiB with the settings below.
    /// </summary>
    public ContainerResources Resources { get; init; } = new("200m", 256, "500m", 512);

    /// <summary>
    /// The node to run on. One node, so that the image of 2 GB is pulled once. Null: any node of the control plane.
    /// </summary>
    public string? Node { get; init; }

    /// <summary>The workspace template of a Stack CR.</summary>
    /// <param name="credentialsChecksum">The <see cref="EscSecret.Checksum"/> of the credentials.</param>
    public WorkspaceTemplateArgs ToArgs(Input<string> credentialsChecksum) => new()
    {
        Spec = new WorkspaceTemplateSpecArgs
        {
            Image = Versions.WorkspaceImage,
            ImagePullPolicy = "IfNotPresent",
            SecurityProfile = "restricted",
            Resources = Resources.ToArgs(),
            Env = [Variable(RunProgram, "true"), .. DotnetInASmallPod],
            PodTemplate = new PodTemplateSpecArgs
            {
                Metadata = new ObjectMetaArgs { Annotations = { [CredentialsAnnotation] = credentialsChecksum } },
                Spec = new PodSpecArgs
                {
                    // The schema asks for a container; this is the one that the operator makes, and nothing is changed.
                    Containers = new ContainerArgs { Name = "pulumi" },
                    NodeSelector = Node is null
                        ? ControlPlane.NodeSelector
                        : new Dictionary<string, string> { ["kubernetes.io/hostname"] = Node },
                    Tolerations = ControlPlane.Tolerations,
                },
            },
        },
    };

    private static EnvVarArgs[] DotnetInASmallPod =>
    [
        // No compiler server and no build nodes that stay: each would keep its memory while the next process runs.
        Variable("DOTNET_CLI_USE_MSBUILD_SERVER", "0"),
        Variable("MSBUILDDISABLENODEREUSE", "1"),
        Variable("UseSharedCompilation", "false"),
        // Server GC takes a heap per core.
        Variable("DOTNET_gcServer", "0"),
        // CI has judged the code; here analysis would only cost memory, and a new warning must not fail an update.
        Variable("RunAnalyzers", "false"),
        Variable("NuGetAudit", "false"),
        Variable("TreatWarningsAsErrors", "false"),
        Variable("DOTNET_CLI_TELEMETRY_OPTOUT", "1"),
        Variable("DOTNET_NOLOGO", "1"),
    ];

    private static EnvVarArgs Variable(string name, string value) => new() { Name = name, Value = value };
}
