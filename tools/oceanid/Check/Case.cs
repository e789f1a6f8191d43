using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check;

/// <summary>One thing that a rule looks at. A rule that throws on it still looks at all others.</summary>
/// <param name="Subject">The thing.</param>
/// <param name="Find">What the rule finds there.</param>
internal sealed record Case(ISubject Subject, Func<IEnumerable<Finding>> Find);

/// <summary>How a rule says what it looks at.</summary>
internal static class Cases
{
    /// <summary>A case for each of the subjects.</summary>
    public static IEnumerable<Case> Each<T>(this IEnumerable<T> subjects, Func<T, IEnumerable<Finding>> find)
        where T : ISubject =>
        subjects.Select(subject => new Case(subject, () => find(subject)));
}
