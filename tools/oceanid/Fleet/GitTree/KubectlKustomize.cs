using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet.GitTree;

/// <summary>Kustomize as it comes with kubectl: what it prints is what kustomize-controller applies.</summary>
internal sealed class KubectlKustomize : IKustomize
{
    private static readonly ExternalTool Kubectl = new("kubectl", "builds the Git tree. Install it; it needs no cluster.");

    // A folder takes a tenth of a second.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly TimeSpan _longest;

    public KubectlKustomize()
        : this(Longest)
    {
    }

    /// <param name="longest">How long a build may take.</param>
    public KubectlKustomize(TimeSpan longest) => _longest = longest;

    public async Task<string> BuildAsync(Repository repository, string folder, JsonArray? patches = null)
    {
        if (patches is null)
            return await BuildAsync(repository, folder, repository.FullPath(folder));

        // As Flux does: a Kustomization on top, with the patches.
        var scratch = Directory.CreateTempSubdirectory("oceanid-patches-");
        try
        {
            var wrapper = new JsonObject
            {
                ["apiVersion"] = "kustomize.config.k8s.io/v1beta1",
                ["kind"] = "Kustomization",
                ["resources"] = new JsonArray(Path.GetRelativePath(scratch.FullName, repository.FullPath(folder))),
                ["patches"] = patches.DeepClone(),
            };
            await File.WriteAllTextAsync(Path.Combine(scratch.FullName, "kustomization.yaml"), wrapper.ToJsonString());
            return await BuildAsync(repository, folder, scratch.FullName);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private async Task<string> BuildAsync(Repository repository, string folder, string path)
    {
        var built = await Kubectl.RunAsync(
            ["kustomize", path],
            start =>
            {
                // It builds files: it has no business with a cluster, and, like kustomize-controller with --no-remote-bases, none elsewhere.
                start.Environment.Remove("KUBECONFIG");
                start.Environment["HTTP_PROXY"] = start.Environment["HTTPS_PROXY"] = "http://127.0.0.1:1";
                start.Environment["GIT_ALLOW_PROTOCOL"] = "none";
            },
            _longest);
        return built switch
        {
            null => throw new FindingsException(new Finding($"Kustomize does not come to an end within {_longest.TotalSeconds:0} seconds.")
            {
                File = OverlayPreview.FileOf(folder),
                Remedy = "Look for a pipe among the files that it names.",
            }),
            { ExitCode: 0 } => built.Output,
            _ => throw new FindingsException(KustomizeFailure.Of(repository, folder, built.Error)),
        };
    }
}
