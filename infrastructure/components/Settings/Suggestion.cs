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

    // The Levenshtein distance: how many letters to insert, delete or replace.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(diagonal + (a[i - 1] == b[j - 1] ? 0 : 1), Math.Min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
