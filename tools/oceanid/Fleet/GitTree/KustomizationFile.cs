using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Oceanid.Tool.Fleet.GitTree;

/// <summary>The file of a Kustomization, asked for what in it changes a field of an object.</summary>
internal sealed class KustomizationFile(Repository repository, string file)
{
    /// <summary>The place of what changes the field; null where nothing does.</summary>
    public SourceLocation? PlaceOf(KubernetesObject found, FieldPath path)
    {
        if (!repository.TryReadText(file, out var content) || YamlReader.ReadOrNone(content) is not [YamlMappingNode root, ..])
            return null;

        foreach (var entry in PatchEntry.Of(root).Reverse())
        {
            if (entry.Path is { } named)
            {
                var other = repository.RelativePath(Path.GetFullPath(named, Path.GetDirectoryName(repository.FullPath(file))!));
                if (repository.Has(other) && repository.TryReadText(other, out var text) && PlaceIn(text, found, path, entry.Target) is { } line)
                    return new SourceLocation(other, line);
            }
            else if (entry.Inline is { Value: { } inline } patch && PlaceIn(inline, found, path, entry.Target) is { } line)
            {
                var begin = (int)patch.Start.Line;
                return new SourceLocation(file, patch.Style is ScalarStyle.Literal or ScalarStyle.Folded ? begin + line : begin);
            }
        }

        return Transformers(path).Select(key => root.Children.FirstOrDefault(child => child.Key.ToString() == key).Key)
            .Where(key => key is not null)
            .Select(key => new SourceLocation(file, (int)key.Start.Line))
            .FirstOrDefault();
    }

    /// <summary>The line of a patch that changes a field of an object, from 1; null where it does not.</summary>
    public static int? PlaceIn(string patch, KubernetesObject found, FieldPath path, JsonObject? target)
    {
        if (target is not null && !KustomizeTarget.Fits(target, found))
            return null;

        foreach (var document in YamlReader.ReadOrNone(patch))
        {
            if (document is YamlSequenceNode operations)
            {
                var operation = operations.OfType<YamlMappingNode>().LastOrDefault(operation => path.Touches(YamlFile.Find(operation, "path")?.ToString() ?? "\0"));
                if (operation is not null)
                    return (int)operation.Start.Line;
            }
            else if (document is YamlMappingNode mapping && (target is not null || IsOf(mapping, found)))
            {
                var (_, line, taken) = path.In(mapping);
                if (taken == path.Length || (taken > 0 && taken >= path.Existing))
                    return line;
            }
        }

        return null;
    }

    private static bool IsOf(YamlMappingNode patch, KubernetesObject found) =>
        YamlFile.Find(patch, "kind")?.ToString() == found.Kind
        && YamlFile.Find(patch, "metadata") is YamlMappingNode metadata
        && YamlFile.Find(metadata, "name")?.ToString() is { } name
        && found.Name?.Contains(name, StringComparison.Ordinal) == true;

    // What changes a field without a patch.
    private static IEnumerable<string> Transformers(FieldPath path)
    {
        var parts = path.Parts.ToList();
        if (parts is [.., "image"])
            yield return "images";
        if (parts is ["spec", "replicas"])
            yield return "replicas";
        if (parts is [.., "namespace"])
            yield return "namespace";
        if (parts.Exists(part => part is "labels" or "matchLabels" or "selector"))
        {
            yield return "labels";
            yield return "commonLabels";
        }

        if (parts.Contains("annotations"))
            yield return "commonAnnotations";
        if (parts is [.., "name"])
        {
            yield return "namePrefix";
            yield return "nameSuffix";
        }

        if (parts is ["data" or "binaryData" or "stringData", ..])
        {
            yield return "configMapGenerator";
            yield return "secretGenerator";
        }

        yield return "replacements";
    }
}
