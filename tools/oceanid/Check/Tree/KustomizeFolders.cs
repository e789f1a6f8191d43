using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Text;
using YamlDotNet.RepresentationModel;

namespace Oceanid.Tool.Check.Tree;

/// <summary>The files of the Git tree that Flux applies, and which of them the build of a folder reads.</summary>
internal sealed class KustomizeFolders
{
    private readonly IReadOnlyDictionary<string, TextFile> _texts;
    private readonly ILookup<string, TextFile> _files;
    private readonly Dictionary<string, IReadOnlyList<YamlNode>> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonObject> _contents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlySet<string>> _reach = new(StringComparer.Ordinal);

    public KustomizeFolders(IEnumerable<TextFile> files)
    {
        _texts = files
            .Where(file => file.Path.Split('/') is ["clusters" or "apps", .., var name] && (Bases.FileNames.Contains(name) || Path.GetExtension(name) is ".yaml" or ".yml"))
            .ToDictionary(file => file.Path, StringComparer.Ordinal);
        _files = _texts.Values.Where(IsKustomization).ToLookup(Of, StringComparer.Ordinal);
    }

    /// <summary>The files of the Kustomizations.</summary>
    public IEnumerable<TextFile> Files => _files.SelectMany(files => files);

    /// <summary>The other YAML files.</summary>
    public IEnumerable<TextFile> Manifests => _texts.Values.Where(file => !IsKustomization(file));

    /// <summary>The folder that a file is in.</summary>
    public static string Of(TextFile file) => Path.GetDirectoryName(file.Path)!.Replace('\\', '/');

    /// <summary>The Kustomization of a folder; none where it has none.</summary>
    public IEnumerable<TextFile> In(string folder) => _files[folder];

    /// <summary>A YAML file of the tree; null where there is none.</summary>
    public TextFile? Find(string path) => _texts.GetValueOrDefault(path);

    /// <summary>What the file of a Kustomization says.</summary>
    public JsonObject Content(TextFile file)
    {
        if (!_contents.TryGetValue(file.Path, out var known))
            _contents[file.Path] = known = Documents(file).Select(YamlValue.Read).OfType<JsonObject>().FirstOrDefault() ?? [];
        return known;
    }

    /// <summary>The documents of a file, with their lines.</summary>
    public IReadOnlyList<YamlNode> Documents(TextFile file)
    {
        if (!_documents.TryGetValue(file.Path, out var known))
            _documents[file.Path] = known = YamlReader.Read(string.Join('\n', file.Lines), file.Path);
        return known;
    }

    /// <summary>The folders that the build of one reads: it itself, and what it builds on.</summary>
    public IReadOnlySet<string> Reach(string folder)
    {
        if (!_reach.TryGetValue(folder, out var known))
            _reach[folder] = known = Bases.Reach(folder, inner => In(inner).Select(Content));
        return known;
    }

    /// <summary>What a Kustomization builds on: files and folders, from the root of the repository.</summary>
    public IEnumerable<string> BuildsOn(TextFile file) => Bases.Of(Content(file)).Select(path => Bases.Resolve(Of(file), path));

    /// <summary>All that a Kustomization names in any of its fields, <c>key=file</c> too.</summary>
    public IEnumerable<string> Names(TextFile file) =>
        Texts(Content(file)).SelectMany(text => new[] { text, text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..] }).Where(text => text.IndexOfAny(['\n', '\0']) < 0).Select(text => Bases.Resolve(Of(file), text));

    /// <summary>The Kustomizations whose folders the build of one reads, without its own.</summary>
    public IEnumerable<TextFile> Below(string folder) => Reach(folder).Where(inner => inner != folder).SelectMany(In);

    /// <summary>The objects that the build of a folder starts from, as they are written; null where some come from elsewhere.</summary>
    public IReadOnlyList<KubernetesObject>? Sources(string folder)
    {
        var files = Reach(folder).SelectMany(In).SelectMany(BuildsOn).ToHashSet(StringComparer.Ordinal);
        return files.All(path => _files.Contains(path) || _texts.ContainsKey(path))
            ? [.. files.Select(Find).OfType<TextFile>().Where(file => !IsKustomization(file)).SelectMany(Documents).Select(YamlValue.Read).OfType<JsonObject>().Select(KubernetesObject.Of).OfType<KubernetesObject>()]
            : null;
    }

    private static bool IsKustomization(TextFile file) => Bases.FileNames.Contains(Path.GetFileName(file.Path));

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject mapping => mapping.SelectMany(member => Texts(member.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}
