using System.Text.RegularExpressions;
using Pulumi;

namespace Oceanid.Tool.Fleet.Programs;

/// <summary>Why a program failed, without the stack trace that the SDK puts into its messages.</summary>
internal static partial class ProgramFailure
{
    /// <summary>Null for an exception that is not the program's.</summary>
    public static IReadOnlyList<string>? Describe(Exception failure) => failure switch
    {
        RunException run => [Clean(run.Message)],
        // Which of several failures comes first is a race.
        AggregateException several when several.InnerExceptions.All(inner => inner is RunException) =>
            [.. several.InnerExceptions.Select(inner => Clean(inner.Message)).Distinct().Order(StringComparer.Ordinal)],
        _ => null,
    };

    private static string Clean(string message)
    {
        var unhandled = Unhandled().Match(message);
        var lines = (unhandled.Success ? unhandled.Groups["exception"].Value : message)
            .Split('\n')
            .TakeWhile(line => !Trace().IsMatch(line));
        return ExceptionType().Replace(string.Join('\n', lines).Trim(), "");
    }

    [GeneratedRegex(
        @"^Running program '.*' failed with an unhandled exception:\s*(?<exception>.+)$", RegexOptions.Singleline)]
    private static partial Regex Unhandled();

    [GeneratedRegex(@"^\s+(at \S.*\(.*\)|---> |--- End of )")]
    private static partial Regex Trace();

    [GeneratedRegex(@"^[\w.+`]+Exception: ")]
    private static partial Regex ExceptionType();
}
