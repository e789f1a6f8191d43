using Oceanid.Tool.Check.Sources;
using Oceanid.Tool.Facts.Secrets;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;

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

    public IEnumerable<Finding> Check(CheckContext context)
    {
        foreach (var (file, line, key) in LoggedSecrets.In(context.Files.Where(file => IsProgram(file.Path))))
        {
            yield return new Finding($"The secret {key} would be written to the log of the program.")
            {
                File = file,
                Line = line,
                Remedy = "Log its name, never its value.",
            };
        }

        foreach (var view in context.Views)
        {
            foreach (var program in view.Preview.Programs)
            {
                var folder = Repository.ProgramFolder(program.Folder);
                foreach (var resource in program.Resources.Where(resource => !resource.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal)))
                {
                    foreach (var (path, marker) in SecretPlace.Of(resource.Inputs).Where(place => !IsAllowed(resource, place.Path)))
                        yield return Leak(view, folder, Label(resource), path, marker);
                }

                foreach (var (path, marker) in SecretPlace.Of(program.Outputs))
                    yield return Leak(view, folder, "stack output", path, marker);
            }
        }
    }

    // The preview itself never has a value.
    private static bool IsProgram(string path) =>
        path.StartsWith("infrastructure/", StringComparison.Ordinal)
        && path.EndsWith(".cs", StringComparison.Ordinal)
        && !path.StartsWith("tools/oceanid/", StringComparison.Ordinal);

    private static Finding Leak(ClusterView view, string folder, string what, string path, string marker) =>
        new($"The secret {string.Join(' ', SecretMarker.Source(marker).Environment, SecretMarker.Source(marker).Key)} ends up here in plain text.")
        {
            Cluster = view.Name,
            File = folder,
            Object = what,
            Field = path,
        };

    private static string Label(ResourcePreview resource) =>
        KubernetesObject.TryRead(resource, out var found) ? found.Label : $"{resource.Type.Split(':')[^1]} {resource.Name}";

    private static bool IsAllowed(ResourcePreview resource, string path) => resource.Type switch
    {
        "kubernetes:core/v1:Secret" => path.StartsWith("stringData.", StringComparison.Ordinal) || path.StartsWith("data.", StringComparison.Ordinal),
        // The text of a command is shown by an error and by the process list of the node; its standard input is not.
        "command:remote:Command" or "command:remote:CopyToRemote" => path == "stdin" || path.StartsWith("connection.", StringComparison.Ordinal),
        _ => false,
    };
}
