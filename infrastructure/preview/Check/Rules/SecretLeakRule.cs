using System.Text.Json.Nodes;
using Oceanid.Preview.Configuration;
using Oceanid.Preview.Model;

namespace Oceanid.Preview.Check.Rules;

/// <summary>A secret reaches Secrets, providers and connections, and nothing else.</summary>
internal sealed class SecretLeakRule : IRule
{
    public string Id => "secret-leak";

    public string Title => "A secret from ESC ends up in a Secret, a provider or a connection, and nowhere else.";

    public string Rationale =>
        "The preview puts a marker in the place of each secret, so wherever a marker turns up a real run would put the value: "
        + "in a ConfigMap, an annotation or a Helm value it can be read by many.";

    public string Remedy => "Put it into a Secret (EscSecret) and refer to that.";

    public IEnumerable<Finding> Check(CheckContext context)
    {
        foreach (var view in context.Views)
        {
            foreach (var program in view.Preview.Programs)
            {
                var folder = Repository.ProgramFolder(program.Folder);
                foreach (var resource in program.Resources.Where(resource => !resource.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal)))
                {
                    foreach (var (path, marker) in Markers(resource.Inputs, "").Where(leak => !IsAllowed(resource, leak.Path)))
                        yield return Leak(view, folder, Label(resource), path, marker);
                }

                foreach (var (path, marker) in Markers(program.Outputs, ""))
                    yield return Leak(view, folder, "stack output", path, marker);
            }
        }
    }

    private static Finding Leak(ClusterView view, string folder, string what, string path, string marker) =>
        new($"The secret {marker.Trim('<', '>')["secret ".Length..]} ends up here in plain text.")
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
        "command:remote:Command" or "command:remote:CopyToRemote" => path.StartsWith("connection.", StringComparison.Ordinal),
        _ => false,
    };

    private static IEnumerable<(string Path, string Marker)> Markers(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(member => Named(member.Key, path).Concat(Markers(member.Value, Below(path, member.Key)))),
        JsonArray items => items.SelectMany((item, index) => Markers(item, $"{path}[{index}]")),
        JsonValue value when value.TryGetValue<string>(out var text) => SecretMarker.AllIn(text).Select(marker => (path, marker)),
        _ => [],
    };

    // A label's name can leak as well as its value.
    private static IEnumerable<(string Path, string Marker)> Named(string key, string path) =>
        SecretMarker.AllIn(key).Select(marker => (path, marker));

    private static string Below(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
