using System.Text.Json.Nodes;

namespace Oceanid.Refresh;

/// <summary>Makes the files of <c>tools/knowledge</c> that are not by hand.</summary>
internal sealed class Refresher(string root, Source source)
{
    private static readonly string[] Folders = ["kubernetes", "crds"];

    private readonly string _knowledge = Path.Combine(root, "tools", "knowledge");

    /// <summary>Reads all sources, then writes all files, and removes those that no source makes any more.</summary>
    /// <returns>The files that are other than before, below <c>tools/knowledge</c>.</returns>
    /// <exception cref="RefreshException">A source is missing or wrong; nothing has been written.</exception>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        var pins = Pins.Read(root);
        var sources = Sources.Read(await File.ReadAllTextAsync(Path.Combine(root, "tools", "refresh", "sources.yaml")));
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var file in FilesAsync(sources, pins))
        {
            if (!files.TryAdd(file.Path, file.Text()))
                throw new RefreshException($"Two sources make {file.Path}: see tools/refresh/sources.yaml.");
        }

        return Write(files);
    }

    private async IAsyncEnumerable<KnowledgeFile> FilesAsync(Sources sources, Pins pins)
    {
        foreach (var minor in pins.Kubernetes.GroupBy(version => (version.Major, version.Minor)))
            yield return await KubernetesAsync(sources.Kubernetes, $"v{minor.Key.Major}.{minor.Key.Minor}", minor.Max()!);

        foreach (var component in sources.CustomKinds)
        {
            var version = component.Pin is { } pin ? pins[pin] : null;
            foreach (var file in component.Files)
            {
                var origin = Filled(component.Origin ?? throw new RefreshException($"tools/refresh/sources.yaml: {component.Component} has files, but no origin."), version, file);
                yield return await ReadAsync($"crds/{file}", origin, text => CustomKinds.File(Source.Yaml(text), Header(component, pins, version, origin)));
            }

            foreach (var kinds in component.Kinds.GroupBy(kind => kind.Split('/') is var parts ? (parts[0], parts[^1]) : default))
                yield return CustomKinds.File(kinds, component.Scope, Header(component, pins, version, null));
        }
    }

    // A patch release changes no API: the file keeps the one that it is of, so that only a new minor version has to be fetched.
    private Task<KnowledgeFile> KubernetesAsync(Sources.KubernetesSource kubernetes, string minor, Version pinned)
    {
        var known = Path.Combine(_knowledge, "kubernetes", $"{minor}.json");
        var version = File.Exists(known) ? Source.Json(File.ReadAllText(known))["version"]!.ToString() : $"v{pinned}";
        return ReadAsync(kubernetes.File, Filled(kubernetes.Origin, version, kubernetes.File), text =>
        {
            var file = KubernetesKinds.File(Source.Json(text), kubernetes.Origin);
            return file.Path == $"kubernetes/{minor}.json" ? file : throw new RefreshException($"It is of another version than {minor}, which a cluster has.");
        });
    }

    private async Task<KnowledgeFile> ReadAsync(string file, string origin, Func<string, KnowledgeFile> make)
    {
        var text = await source.ReadAsync(file, origin);
        try
        {
            return make(text);
        }
        catch (RefreshException problem)
        {
            throw new RefreshException($"{source.Name(file, origin)}: {problem.Message}", problem);
        }
        // A text where a mapping should be, or the other way round.
        catch (InvalidOperationException problem)
        {
            throw new RefreshException($"{source.Name(file, origin)}: It is not of the form that it should have: {problem.Message}", problem);
        }
    }

    private static JsonObject Header(Sources.CustomKindsSource component, Pins pins, string? version, string? origin)
    {
        var header = new JsonObject { ["version"] = Filled(component.Component, version) };
        if (origin is not null)
            header["origin"] = origin;
        header["servedBy"] = new JsonObject(component.ServedBy.Select(part => KeyValuePair.Create(part.Key, (JsonNode?)(part switch
        {
            { Key: "version" } => pins[part.Value],
            { Value: "true" } => true,
            { Value: "false" } => false,
            _ => part.Value,
        }))));
        return header;
    }

    private static string Filled(string text, string? version, string file = "") =>
        text.Replace("{version}", version, StringComparison.Ordinal).Replace("{file}", file, StringComparison.Ordinal);

    private List<string> Write(Dictionary<string, string> files)
    {
        var changed = new List<string>();
        foreach (var (path, text) in files)
        {
            var target = Path.Combine(_knowledge, path);
            if (File.Exists(target) && File.ReadAllText(target) == text)
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, text);
            changed.Add(path);
        }

        foreach (var folder in Folders.Select(folder => Path.Combine(_knowledge, folder)).Where(Directory.Exists))
        {
            foreach (var old in Directory.GetFiles(folder).Where(old => !files.ContainsKey(Path.GetRelativePath(_knowledge, old).Replace('\\', '/'))))
            {
                File.Delete(old);
                changed.Add(Path.GetRelativePath(_knowledge, old));
            }
        }

        changed.Sort(StringComparer.Ordinal);
        return changed;
    }
}
