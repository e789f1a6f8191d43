namespace Oceanid.Infrastructure.Components.Settings;

/// <summary>What somebody probably meant to write.</summary>
public static class Suggestion
{
    /// <summary>Finds the closest of the possible words.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="possible">What could have been meant.</param>
    /// <returns>The closest word, or null when none is close: more than a third of its letters differ.</returns>
    public static string? For(string written, IEnumerable<string> possible)
    {
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(possible);
        return possible
            .Select(word => (Word: word, Distance: Distance(written.ToUpperInvariant(), word.ToUpperInvariant())))
            .Where(candidate => candidate.Distance * 3 <= Math.Max(written.Length, candidate.Word.Length))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .Select(candidate => candidate.Word)
            .FirstOrDefault();
    }

    // How many letters to insert, delete or replace, or neighbours to exchange: what fingers do most (optimal string alignment).
    private static int Distance(string a, string b)
    {
        var (before, last) = (Array.Empty<int>(), Enumerable.Range(0, b.Length + 1).ToArray());
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last) = (last, row);
        }

        return last[b.Length];
    }
}
