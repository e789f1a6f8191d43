using YamlDotNet.RepresentationModel;

namespace Oceanid.Tool.Check.Tree;

/// <summary>Where something stands in a file.</summary>
internal static class TextFileLines
{
    /// <summary>The line of an item of a list at the top of a YAML file; null where there is none.</summary>
    public static int? LineOf(this TextFile file, KustomizeFolders folders, string list, int index) =>
        folders.Documents(file).OfType<YamlMappingNode>().FirstOrDefault() is { } mapping
        && mapping.Children.FirstOrDefault(member => member.Key is YamlScalarNode key && key.Value == list).Value is YamlSequenceNode items && index < items.Children.Count
            ? (int)items.Children[index].Start.Line
            : null;

    /// <summary>The first line with a text, from a line on; null where there is none.</summary>
    public static int? LineWith(this TextFile file, string? text, int? from = null)
    {
        for (var index = (from ?? 1) - 1; !string.IsNullOrEmpty(text) && index < file.Lines.Count; index++)
        {
            if (file.Lines[index].Contains(text, StringComparison.Ordinal))
                return index + 1;
        }

        return null;
    }
}
