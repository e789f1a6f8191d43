namespace Oceanid.Tool.Check;

/// <summary>Finds a circle among things that wait for each other.</summary>
internal static class Cycle
{
    /// <summary>The circle that begins at the start, without the start at its end; null if there is none.</summary>
    public static IReadOnlyList<string>? From(string start, ILookup<string, string> waitsFor)
    {
        return Walk([start]);

        IReadOnlyList<string>? Walk(IReadOnlyList<string> path)
        {
            foreach (var next in waitsFor[path[^1]])
            {
                if (next == start)
                    return path;
                if (!path.Contains(next) && Walk([.. path, next]) is { } found)
                    return found;
            }

            return null;
        }
    }
}
