using System.Text.Json.Nodes;
using Oceanid.Tool.Text;
using YamlDotNet.RepresentationModel;

namespace Oceanid.Tool.Fleet.GitTree;

/// <summary>Where a field of an object of the Git tree is written: in the file that the object comes from, or in what changes it there.</summary>
internal sealed class ObjectOrigin
{
    private readonly Repository _repository;
    private readonly KubernetesObject _object;
    private readonly string _file;
    private readonly IReadOnlyList<string?> _changes;
    private readonly Patches? _flux;
    private readonly Lazy<YamlNode?> _document;

    /// <param name="repository">The repository.</param>
    /// <param name="found">The object, as the build has made it.</param>
    /// <param name="file">The file that it comes from.</param>
    /// <param name="changes">The files of the Kustomizations that change it, in the order in which they do; null for <paramref name="flux"/>.</param>
    /// <param name="flux">The patches of the Flux Kustomization.</param>
    public ObjectOrigin(Repository repository, KubernetesObject found, string file, IReadOnlyList<string?> changes, Patches? flux)
    {
        (_repository, _object, _file, _changes, _flux) = (repository, found, file, changes, flux);
        _document = new(() => repository.TryReadText(file, out var text) ? Document(YamlReader.ReadOrNone(text)) : null);
    }

    /// <summary>The patches of a Flux Kustomization, and where each of them stands.</summary>
    internal sealed record Patches(JsonArray List, Func<int, SourceLocation> Location);

    /// <summary>Where the object begins.</summary>
    public SourceLocation Begin => new(_file, _document.Value is { } node ? (int)node.Start.Line : null);

    /// <summary>Where a field is written; for one that is missing, where it should be.</summary>
    public SourceLocation Of(string field)
    {
        var path = FieldPath.Of(_object.Content, field);
        if (_document.Value is not { } document)
            return Change(path) ?? new KustomizationFile(_repository, _file).PlaceOf(_object, path) ?? new SourceLocation(_file);

        var (node, line, taken) = path.In(document);
        // A field that a patch has taken away is in the file, and in the object not.
        var isAsWritten = path.Existing < path.Length
            ? taken == path.Existing
            : taken == path.Length && IsSame(YamlValue.Read(node), path.Value);
        return isAsWritten ? new SourceLocation(_file, line) : Change(path) ?? new SourceLocation(_file, line);
    }

    /// <summary>Where a text stands in one of the files that it is made of; null where none has it.</summary>
    public SourceLocation? OfText(string text) => _changes.OfType<string>().Prepend(_file)
        .Select(file => new SourceLocation(file, _repository.LineOf(file, text)))
        .FirstOrDefault(place => place.Line is not null);

    // What is changed last stays.
    private SourceLocation? Change(FieldPath path)
    {
        foreach (var file in _changes.Reverse())
        {
            var place = file is null ? OfFlux(path) : new KustomizationFile(_repository, file).PlaceOf(_object, path);
            if (place is not null)
                return place;
        }

        return null;
    }

    private SourceLocation? OfFlux(FieldPath path)
    {
        foreach (var (patch, index) in (_flux?.List ?? []).Select((patch, index) => (patch as JsonObject, index)).Reverse())
        {
            if (KustomizationFile.PlaceIn(patch.Text("patch") ?? "", _object, path, patch.At("target")) is not null)
                return _flux!.Location(index);
        }

        return null;
    }

    // Kustomize may have given it another name.
    private YamlNode? Document(IReadOnlyList<YamlNode> documents)
    {
        var ofKind = documents.Where(document => Text(document, "kind") == _object.Kind).ToList();
        return ofKind.Find(document => document is YamlMappingNode mapping && mapping.Children.TryGetValue("metadata", out var metadata) && Text(metadata, "name") is { } name && name == _object.Name)
            ?? ofKind.FirstOrDefault();
    }

    private static string? Text(YamlNode node, string key) => node is YamlMappingNode mapping && mapping.Children.TryGetValue(key, out var value) ? value.ToString() : null;

    // Variables are filled in, and Kustomize drops what is null.
    private static bool IsSame(JsonNode? written, JsonNode? built) => (written, built) switch
    {
        (JsonObject one, JsonObject other) => one.Where(member => member.Value is not null).All(member => IsSame(member.Value, other[member.Key])) && other.All(member => member.Value is null || one[member.Key] is not null),
        (JsonArray one, JsonArray other) => one.Count == other.Count && one.Zip(other).All(pair => IsSame(pair.First, pair.Second)),
        (JsonValue one, JsonValue other) => one.ToString() is var text && (text == other.ToString() || text.Contains('$', StringComparison.Ordinal)),
        _ => written is null && built is null,
    };
}
