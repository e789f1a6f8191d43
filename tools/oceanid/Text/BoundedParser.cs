using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Oceanid.Tool.Text;

/// <summary>
/// Ends the parsing of a YAML text before it gets too deep or too large for whoever walks it. An alias counts as all that it stands for,
/// and none may stand for what it is in.
/// </summary>
internal sealed class BoundedParser(IParser parser) : IParser
{
    /// <summary>How deep mappings and lists may nest: the schema of a CRD with a pod in it needs 35, JSON as .NET reads it ends at 64.</summary>
    public const int Depth = 50;

    /// <summary>How many keys, values and items a text may have: more than 1 MB of YAML has, if it has no aliases.</summary>
    public const int Nodes = 1_000_000;

    private readonly Stack<Collection> _open = [];
    private readonly Dictionary<AnchorName, (int Nodes, int Depth)> _anchored = [];
    private int _nodes;

    public ParsingEvent? Current => parser.Current;

    public bool MoveNext()
    {
        if (!parser.MoveNext())
            return false;

        switch (parser.Current)
        {
            case DocumentStart:
                _anchored.Clear();
                break;
            case Scalar scalar:
                Add(1, 0);
                Remember(scalar.Anchor, 1, 0);
                break;
            case MappingStart or SequenceStart:
                var start = (NodeEvent)parser.Current;
                Add(1, 1);
                // Until it is closed, the anchor stands for what one is in.
                _anchored.Remove(start.Anchor);
                _open.Push(new Collection(start.Anchor, _nodes - 1));
                break;
            case MappingEnd or SequenceEnd:
                var closed = _open.Pop();
                Remember(closed.Anchor, _nodes - closed.Before, closed.Depth);
                Deepen(closed.Depth);
                break;
            case AnchorAlias alias:
                if (!_anchored.TryGetValue(alias.Value, out var meant))
                    throw Exceeded($"the alias *{alias.Value} stands for nothing, or for what it is in", $"Write `&{alias.Value}` before it.");
                Add(meant.Nodes, meant.Depth);
                Deepen(meant.Depth);
                break;
        }

        return true;
    }

    private void Remember(AnchorName anchor, int nodes, int depth)
    {
        if (!anchor.IsEmpty)
            _anchored[anchor] = (nodes, depth);
    }

    private void Deepen(int below)
    {
        if (_open.TryPeek(out var parent))
            parent.Depth = Math.Max(parent.Depth, below + 1);
    }

    private void Add(int nodes, int depth)
    {
        _nodes += nodes;
        if (_nodes > Nodes)
            throw Exceeded($"more than {Nodes} values, with each alias for all that it stands for", "Use fewer aliases.");
        if (_open.Count + depth > Depth)
            throw Exceeded($"nested deeper than {Depth} levels", "Flatten it.");
    }

    private YamlBoundsException Exceeded(string message, string remedy) => new(parser.Current!.Start, message, remedy);

    private sealed class Collection(AnchorName anchor, int before)
    {
        public AnchorName Anchor { get; } = anchor;

        public int Before { get; } = before;

        /// <summary>The levels from this one downwards.</summary>
        public int Depth { get; set; } = 1;
    }
}
