using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Oceanid.Tool.Text;

/// <summary>The one reader of YAML, whoever has written it: what it returns can be walked without fear.</summary>
internal static class YamlReader
{
    /// <summary>Reads the documents of a text: trees, bounded in depth and size, whose mappings have texts for keys, each once.</summary>
    /// <exception cref="FindingsException">
    /// It is no YAML, or is not bounded. The inner exception is a <see cref="YamlException"/> where it is the syntax.
    /// </exception>
    public static IReadOnlyList<YamlNode> Read(string text, string file)
    {
        var scanner = new Scanner(new StringReader(text));
        try
        {
            var stream = new YamlStream();
            stream.Load(new BoundedParser(new Parser(scanner)));
            var documents = stream.Documents.Select(document => document.RootNode).ToList();
            documents.ForEach(CheckKeys);
            return documents;
        }
        catch (YamlBoundsException problem)
        {
            throw Wrong(problem, problem.Line, $"{problem.Message}.", problem.Remedy);
        }
        catch (YamlException problem)
        {
            throw Wrong(problem, problem.Start.Line, $"invalid YAML: {problem.Message.TrimEnd('.')}.", "Correct the syntax.");
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet 18.0.0 throws these, without a position, for a list that is never closed and for a character that there is not.
            throw Wrong(new SyntaxErrorException(problem.Message), scanner.CurrentPosition.Line, "invalid YAML.", "Look for a bracket that is not closed, or a wrong \\u.");
        }

        FindingsException Wrong(Exception cause, long line, string message, string remedy) =>
            new(new Finding(message) { File = file, Line = (int)line, Remedy = remedy }, cause);
    }

    /// <summary>The same of a text of which others say what is wrong: none where it cannot be read.</summary>
    public static IReadOnlyList<YamlNode> ReadOrNone(string text)
    {
        try
        {
            return Read(text, "");
        }
        catch (FindingsException)
        {
            return [];
        }
    }

    /// <summary>Every mapping of a document.</summary>
    public static IEnumerable<YamlMappingNode> Mappings(YamlNode node) => node switch
    {
        YamlMappingNode mapping => mapping.Children.Values.SelectMany(Mappings).Prepend(mapping),
        YamlSequenceNode items => items.SelectMany(Mappings),
        _ => [],
    };

    // Two keys can be one text, such as 1 and !!str 1.
    private static void CheckKeys(YamlNode document)
    {
        foreach (var mapping in Mappings(document))
        {
            var known = new HashSet<string>(StringComparer.Ordinal);
            foreach (var key in mapping.Children.Keys)
            {
                if (key is not YamlScalarNode { Value: { } name })
                    throw new YamlBoundsException(key.Start, "a key that is not a text", "Write `key: value`.");
                if (!known.Add(name))
                    throw new YamlBoundsException(key.Start, $"the key {name} is there twice", "Keep one of them.");
            }
        }
    }
}
