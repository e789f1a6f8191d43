using System.Text.Json.Nodes;
using Oceanid.Tool.Text;
using YamlDotNet.Core;

namespace Oceanid.Tool.Fleet.GitTree;

/// <summary>The files of the Git tree as YAML: what is wrong with that is said before Kustomize reads them.</summary>
internal sealed class TreeSyntax
{
    private static readonly string[][] Mappings = [["metadata"], ["metadata", "labels"], ["metadata", "annotations"]];

    private readonly IReadOnlySet<string> _wrong;

    private TreeSyntax(IReadOnlySet<string> wrong, IReadOnlyList<(JsonObject Content, SourceLocation Location)> documents) => (_wrong, Documents) = (wrong, documents);

    /// <summary>The mappings of all files, each with where it begins.</summary>
    public IReadOnlyList<(JsonObject Content, SourceLocation Location)> Documents { get; }

    /// <summary>Whether Kustomize may read the tree: not if that holds what Kustomize could not finish, or is not to follow.</summary>
    public bool CanBeBuilt { get; private init; }

    /// <summary>Whether it was said already what is wrong with a file.</summary>
    public bool IsKnownToBeWrong(string file) => _wrong.Contains(file);

    /// <summary>Reads every file of the tree once; what is no YAML is reported.</summary>
    public static TreeSyntax Read(Repository repository, Problems problems)
    {
        var before = problems.Reports;
        var documents = new List<(JsonObject Content, SourceLocation Location)>();
        var wrong = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in TreeFiles.Find(repository, problems))
        {
            try
            {
                var text = repository.ReadText(file);
                if (text.Length == 0)
                    throw new FindingsException(new Finding("empty, or no file at all.") { File = file, Remedy = "Write an object, or remove it." });
                // What is no mapping may be a patch; where it may not, Kustomize says so.
                documents.AddRange(
                    from document in YamlReader.Read(text, file)
                    let content = YamlValue.Read(document) as JsonObject
                    where content is not null
                    select (content, new SourceLocation(file, (int)document.Start.Line)));
            }
            catch (FindingsException failure)
            {
                if (failure.InnerException is YamlException)
                    wrong.Add(file);
                problems.Add(failure);
            }
        }

        foreach (var fault in documents.Select(document => NoMapping(document.Content, document.Location)).OfType<Finding>())
            problems.Add(fault);
        var canBeBuilt = problems.Reports - before == wrong.Count;
        foreach (var lost in documents.SelectMany(document => Lost(document.Content, document.Location)))
            problems.Add(lost);
        foreach (var outside in documents.SelectMany(document => Bases.Outside(repository, document.Location, document.Content)))
        {
            wrong.Add(outside.File);
            problems.Add(outside);
        }

        return new TreeSyntax(wrong, documents) { CanBeBuilt = canBeBuilt };
    }

    // Kustomize writes "" in the place of what is neither a text nor a number.
    private static IEnumerable<Finding> Lost(JsonObject content, SourceLocation location) =>
        from map in content["kind"] is null ? [] : Mappings[1..]
        from entry in content.At(map) ?? []
        where entry.Value is JsonObject or JsonArray
        select new Finding("not a text.") { File = location.File, Line = location.Line, Object = content.Text("kind"), Field = $"{string.Join('.', map)}[{entry.Key}]", Remedy = "Write a text." };

    // Kustomize 5.5.0 breaks off with an error of its own.
    private static Finding? NoMapping(JsonObject content, SourceLocation location) => content["kind"] is null
        ? null
        : Mappings
            .Where(path => content.At(path.AsSpan()[..^1])?[path[^1]] is not (null or JsonObject))
            .Select(path => new Finding("not a mapping.") { File = location.File, Line = location.Line, Field = string.Join('.', path), Remedy = "Write `key: value` lines below it." })
            .FirstOrDefault();
}
