using System.Text.RegularExpressions;
using Oceanid.Tool.Facts.Secrets;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>A secret reaches Secrets, providers and connections, and nothing else.</summary>
internal sealed partial class SecretLeakRule : IRule
{
    public string Id => "secret-leak";

    public string Title => "A secret from ESC ends up in a Secret, a provider or a connection, and nowhere else.";

    public string Rationale =>
        "Each program runs twice, with another placeholder for each secret. What is not the same then is made of a secret, whatever was done to it, and a "
        + "real run would make it of the value: in a ConfigMap, an annotation or a Helm value it can be read by many.";

    public string Remedy => "Put it into a Secret (EscSecret) and refer to that.";

    public IEnumerable<Case> Cases(CheckContext context) => context.Views.Each(Leaks);

    private static IEnumerable<Finding> Leaks(ClusterView view) =>
        from program in view.Preview.Programs
        from trace in SecretTrace.Of(program)
        where trace.Resource is null || !(IsAllowed(trace.Resource, trace.Path) || IsChecksum(trace.Resource, trace))
        let field = trace.Path.Length > 0 ? trace.Path : null
        select trace.Resource is { } resource
            ? new OwnedResource(view.Name, program.File, resource).Finding(Says(trace), field)
            : new Finding(Says(trace)) { Cluster = view.Name, File = program.File, Object = trace.Output, Field = field };

    private static string Says(SecretTrace trace) => trace.Marker is { } marker
        ? $"The secret {string.Join(' ', SecretMarker.Source(marker).Environment, SecretMarker.Source(marker).Key)} ends up here in plain text."
        : "It depends on the value of a secret: with other secrets it is not the same.";

    private static bool IsAllowed(ResourcePreview resource, string path) => resource.Type switch
    {
        "pulumi:providers:kubernetes" => path == "kubeconfig",
        // The inputs of a component stay in the state, where a secret is encrypted.
        _ when resource.Type.StartsWith("oceanid:", StringComparison.Ordinal) => path.Length > 0 && !path.StartsWith("options.", StringComparison.Ordinal),
        "kubernetes:core/v1:Secret" => path.StartsWith("stringData.", StringComparison.Ordinal) || path.StartsWith("data.", StringComparison.Ordinal),
        // The text of a command is shown by an error and by the process list of the node; its standard input is not.
        "command:remote:Command" or "command:remote:CopyToRemote" => path == "stdin" || path.StartsWith("connection.", StringComparison.Ordinal),
        _ => false,
    };

    // What pods roll by. Nobody can guess a secret by them: that of an app is keyed (AppChecksum), and that of a Secret is slow to compute
    // (EscSecret.Checksum) and made of what a machine has chosen.
    private static bool IsChecksum(ResourcePreview resource, SecretTrace trace) => resource.Type switch
    {
        "kubernetes:kustomize.toolkit.fluxcd.io/v1:Kustomization" => trace.Path == "spec.postBuild.substitute.checksum" && KeyedChecksum().IsMatch($"{trace.Value}"),
        "kubernetes:pulumi.com/v1:Stack" or "kubernetes:apps/v1:Deployment" => PodAnnotation().IsMatch(trace.Path) && Checksum().IsMatch($"{trace.Value}"),
        _ => false,
    };

    [GeneratedRegex(@"^c-[0-9a-f]{32}\z", RegexOptions.NonBacktracking)]
    private static partial Regex KeyedChecksum();

    [GeneratedRegex(@"^[0-9a-f]{32}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Checksum();

    [GeneratedRegex(@"^spec\.(workspaceTemplate\.spec\.podTemplate|template)\.metadata\.annotations\.[a-z.]+/[a-z]+-checksum\z", RegexOptions.NonBacktracking)]
    private static partial Regex PodAnnotation();
}
