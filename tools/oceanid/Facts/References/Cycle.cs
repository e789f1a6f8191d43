namespace Oceanid.Tool.Facts.References;

/// <summary>Finds a circle among things that wait for each other.</summary>
internal static class Cycle
{
    /// <summary>The shortest circle that begins at the start, without the start at its end; null if there is none.</summary>
    public static IReadOnlyList<string>? From(string start, ILookup<string, string> waitsFor)
    {
        // From whom each was reached first: every thing is left once, however many ways lead there.
        var from = new Dictionary<string, string?>(StringComparer.Ordinal) { [start] = null };
        var next = new Queue<string>([start]);
        while (next.TryDequeue(out var current))
        {
            foreach (var needed in waitsFor[current])
            {
                if (needed == start)
                    return Path(current);
                if (from.TryAdd(needed, current))
                    next.Enqueue(needed);
            }
        }

        return null;

        IReadOnlyList<string> Path(string end)
        {
            var path = new List<string>();
            for (var step = end; step is not null; step = from[step])
                path.Insert(0, step);
            return path;
        }
    }
}
