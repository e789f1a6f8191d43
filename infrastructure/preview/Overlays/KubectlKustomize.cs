using System.ComponentModel;
using System.Diagnostics;

namespace Oceanid.Preview.Overlays;

/// <summary>Kustomize as it comes with kubectl: what it prints is what kustomize-controller applies.</summary>
internal sealed class KubectlKustomize : IKustomize
{
    public async Task<string> BuildAsync(string folder)
    {
        var start = new ProcessStartInfo("kubectl", ["kustomize", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // It builds files; it has no business with a cluster.
        start.Environment.Remove("KUBECONFIG");
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0
                ? await output
                : throw new PreviewException($"kubectl kustomize: {(await error).Trim().ReplaceLineEndings(" ")}");
        }
        catch (Win32Exception)
        {
            throw new PreviewException("kubectl is not installed, and builds the Git tree. Install it; it needs no cluster.");
        }
    }
}
