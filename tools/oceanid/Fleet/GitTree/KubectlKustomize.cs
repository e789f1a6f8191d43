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

    public async Task<KustomizeBuild> BuildAsync(Repository repository, string folder, JsonObject? changes = null)
    {
        // As Flux does: a Kustomization on top. This one also has written down where each object comes from.
        var scratch = Directory.CreateTempSubdirectory("oceanid-build-");
        try
        {
            var wrapper = new JsonObject
            {
                ["apiVersion"] = "kustomize.config.k8s.io/v1beta1",
                ["kind"] = "Kustomization",
                ["resources"] = new JsonArray(Path.GetRelativePath(scratch.FullName, repository.FullPath(folder))),
                ["buildMetadata"] = new JsonArray("originAnnotations", "transformerAnnotations"),
            };
            foreach (var (name, value) in changes ?? [])
                wrapper[name] = name == "components" ? new JsonArray([.. changes.Texts(name).Select(path => Path.GetRelativePath(scratch.FullName, Path.Combine(repository.FullPath(folder), path)))]) : value?.DeepClone();
            await File.WriteAllTextAsync(Path.Combine(scratch.FullName, "kustomization.yaml"), wrapper.ToJsonString());
            var wrapped = await RunAsync(folder, scratch.FullName);
            // Why a folder cannot be built is told of the folder itself.
            var failed = wrapped.ExitCode == 0 ? null : changes is null ? await RunAsync(folder, repository.FullPath(folder)) : wrapped;
            return failed is null or { ExitCode: 0 }
                ? new KustomizeBuild((failed ?? wrapped).Output, scratch.FullName, Path.GetFullPath(repository.FullPath(folder)))
                : throw new FindingsException(KustomizeFailure.Of(repository, folder, failed.Error));
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private async Task<ToolResult> RunAsync(string folder, string path) =>
        await Kubectl.RunAsync(
            ["kustomize", path],
            start =>
            {
                // It builds files: it has no business with a cluster, and, like kustomize-controller with --no-remote-bases, none elsewhere.
                start.Environment.Remove("KUBECONFIG");
                start.Environment["HTTP_PROXY"] = start.Environment["HTTPS_PROXY"] = "http://127.0.0.1:1";
                start.Environment["GIT_ALLOW_PROTOCOL"] = "none";
            },
            _longest)
        ?? throw new FindingsException(new Finding($"Kustomize does not come to an end within {_longest.TotalSeconds:0} seconds.")
        {
            File = OverlayPreview.FileOf(folder),
            Remedy = "Look for a pipe among the files that it names.",
        });
}
