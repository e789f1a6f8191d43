using System.Collections.Concurrent;
using System.IO.Enumeration;
using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Knowledge;

/// <summary>The places from which one object names another, or selects pods or nodes: <c>tools/knowledge/references.yaml</c>.</summary>
internal sealed class ReferenceTable
{
    private const string File = "references.yaml";

    private static readonly ConcurrentDictionary<string, ReferenceTable> Tables = new(StringComparer.Ordinal);

    private readonly ILookup<string, ReferenceRow> _rows;
    private readonly IReadOnlyList<string> _known;

    private ReferenceTable(JsonObject content)
    {
        Rows = [.. content.Objects("references").Select(ReferenceRow.Read)];
        _rows = Rows.SelectMany(row => row.From.Select(from => (from, row))).ToLookup(pair => pair.from, pair => pair.row, StringComparer.Ordinal);
        _known = [.. content.Texts("known")];
    }

    /// <summary>The rows in the order of the file.</summary>
    public IReadOnlyList<ReferenceRow> Rows { get; }

    /// <summary>Reads the table of a folder, once.</summary>
    /// <param name="folder">See <see cref="KnowledgeFolder"/>.</param>
    public static ReferenceTable In(string folder) =>
        Tables.GetOrAdd(folder, known => new(YamlDocuments.Read(System.IO.File.ReadAllText(Path.Combine(known, File)), $"tools/knowledge/{File}").Single().Content));

    /// <summary>The rows of objects of a kind, of <see cref="ReferenceRow.Pod"/> or <see cref="ReferenceRow.Container"/>.</summary>
    public IEnumerable<ReferenceRow> Of(string from) => _rows[from];

    /// <summary>Whether who names an object of this group names one that is here; of other groups a cluster may have what nobody here declares.</summary>
    public bool Knows(string group) => _known.Any(known => known == group || FileSystemName.MatchesSimpleExpression(known, group, ignoreCase: false));
}
