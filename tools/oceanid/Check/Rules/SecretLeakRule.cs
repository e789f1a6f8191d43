using Oceanid.Tool.Check.Sources;
using Oceanid.Tool.Facts.Secrets;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>A secret reaches Secrets, providers and connections, and nothing else.</summary>
internal sealed class SecretLeakRule : IRule
{
    public string Id => "secret-leak";

    public string Title => "A secret from ESC ends up in a Secret, a provider or a connection, and nowhere else.";

    public string Rationale =>
        "The preview puts a marker in the place of each secret, so wherever a marker turns up a real run would put the value: "
        + "in a ConfigMap, an annotation or a Helm value it can be read by many, and a log is kept.";

    public string Remedy => "Put it into a Secret (EscSecret) and refer to that.";

    public IEnumerable<Case> Cases(CheckContext context) =>
        new[] { context }.Each(Logged)
            .Concat(context.Views.SelectMany(view => view.Resources.Each(Held)))
            .Concat(context.Views.Each(Outputs));

    private static IEnumerable<Finding> Logged(CheckContext context) =>
        LoggedSecrets.In(context.Files.Where(file => IsProgram(file.Path))).Select(logged => new Finding($"The secret {logged.Key} would be written to the log of the program.")
        {
            File = logged.File,
            Line = logged.Line,
            Remedy = "Log its name, never its value.",
        });

    private static IEnumerable<Finding> Held(OwnedResource item) => SecretPlace.Of(item.Resource.Inputs)
        .Where(place => !IsAllowed(item.Resource, place.Path))
        .Select(place => item.Finding(Leak(place), place.Path));

    private static IEnumerable<Finding> Outputs(ClusterView view) =>
        from program in view.Preview.Programs
        from place in SecretPlace.Of(program.Outputs)
        select new Finding(Leak(place)) { Cluster = view.Name, File = program.File, Object = "stack output", Field = place.Path };

    // The preview itself never has a value.
    private static bool IsProgram(string path) =>
        path.StartsWith("infrastructure/", StringComparison.Ordinal)
        && path.EndsWith(".cs", StringComparison.Ordinal)
        && !path.StartsWith("tools/oceanid/", StringComparison.Ordinal);

    private static string Leak(SecretPlace place) =>
        $"The secret {string.Join(' ', SecretMarker.Source(place.Marker).Environment, SecretMarker.Source(place.Marker).Key)} ends up here in plain text.";

    private static bool IsAllowed(ResourcePreview resource, string path) => resource.Type switch
    {
        _ when resource.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal) => true,
        // The inputs of a component stay in the state, where a secret is encrypted.
        _ when resource.Type.StartsWith("oceanid:", StringComparison.Ordinal) => true,
        "kubernetes:core/v1:Secret" => path.StartsWith("stringData.", StringComparison.Ordinal) || path.StartsWith("data.", StringComparison.Ordinal),
        // The text of a command is shown by an error and by the process list of the node; its standard input is not.
        "command:remote:Command" or "command:remote:CopyToRemote" => path == "stdin" || path.StartsWith("connection.", StringComparison.Ordinal),
        _ => false,
    };
}
