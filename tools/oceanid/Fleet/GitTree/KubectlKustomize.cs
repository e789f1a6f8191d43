using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet.GitTree;

/// <summary>Kustomize as it comes with kubectl: what it prints is what kustomize-controller applies.</summary>
internal sealed class KubectlKustomize : IKustomize
{
    private static readonly ExternalTool Kubectl = new("kubectl", "builds the Git tree. Install it; it needs no cluster.");

    public async Task<string> BuildAsync(string folder)
    {
        // It builds files; it has no business with a cluster.
        var built = await Kubectl.RunAsync(["kustomize", folder], start => start.Environment.Remove("KUBECONFIG"));
        return built.ExitCode == 0
            ? built.Output
            : throw new PreviewException($"kubectl kustomize: {built.Error.Trim().ReplaceLineEndings(" ")}");
    }
}
