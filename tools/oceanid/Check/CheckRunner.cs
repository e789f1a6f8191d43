using Oceanid.Tool.Check.Esc;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check;

/// <summary>Runs the rules and puts together what they find.</summary>
internal static class CheckRunner
{
    /// <summary>The rule of what cannot even be previewed.</summary>
    public const string Preview = "preview";

    /// <summary>The rule of a suppression that matches nothing any more.</summary>
    public const string StaleSuppression = "stale-suppression";

    /// <param name="context">What the rules look at.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="live">What the comparison with Pulumi Cloud has found; null when nobody has asked for it.</param>
    public static Report Run(CheckContext context, IReadOnlyList<IRule> rules, IReadOnlyList<Finding>? live = null)
    {
        var matched = new HashSet<Suppression>();
        var suppressed = 0;
        var notJudged = new List<string>();
        var open = new List<(IRule? Rule, string Id, Finding Finding)>();
        foreach (var rule in rules)
        {
            var (findings, crashes) = Check(rule, context);
            if (crashes.Count == 0)
                notJudged.AddRange(rule.NotJudged(context));
            foreach (var finding in findings)
            {
                if (context.Settings.Suppressions.FirstOrDefault(suppression => Matches(suppression, rule, finding)) is { } match)
                    suppressed += matched.Add(match) ? 1 : 0;
                else
                    open.Add((rule, rule.Id, finding));
            }

            // What a rule could not look at is not accepted by a suppression of what it finds.
            open.AddRange(crashes.Select(crash => ((IRule?)rule, rule.Id, crash)));
        }

        open.AddRange((live ?? []).Select(finding => ((IRule?)null, EscComparison.RuleId, finding)));

        // With some of the clusters only, a suppression may match in another one.
        if (context.IsWhole)
        {
            open.AddRange(context.Settings.Suppressions
                .Where(suppression => !matched.Contains(suppression))
                .Select(suppression => ((IRule?)null, StaleSuppression, Stale(suppression))));
        }

        return new Report(Combine(open), suppressed, rules.Count + (live is null ? 0 : 1))
        {
            NotJudged = [.. notJudged.Distinct().Order(StringComparer.Ordinal)],
        };
    }

    /// <summary>What keeps the clusters from being previewed: they cannot be checked either.</summary>
    public static Report NotPreviewed(IEnumerable<Finding> findings, int rules) =>
        new(Combine(findings.Select(finding => ((IRule?)null, Preview, finding))), 0, rules);

    /// <summary>What a rule finds, thing by thing.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="context">What it looks at.</param>
    /// <returns>The findings, and the things on which the rule has failed.</returns>
    public static (IReadOnlyList<Finding> Findings, IReadOnlyList<Finding> Crashes) Check(IRule rule, CheckContext context)
    {
        var crashes = new List<Finding>();
        return ([.. Try(context, () => rule.Cases(context)).SelectMany(item => Try(item.Subject, item.Find))], crashes);

        IReadOnlyList<T> Try<T>(ISubject subject, Func<IEnumerable<T>> work)
        {
            try
            {
                return [.. work()];
            }
            catch (FindingsException broken)
            {
                // A file that it reads, and that nothing has read before.
                crashes.AddRange(broken.Findings);
                return [];
            }
#pragma warning disable CA1031 // Whatever a rule throws: a check that did not run must not look like one that passed.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                crashes.Add(subject.Finding(
                    $"The rule failed with {failure.GetType().Name}: {failure.Message.TrimEnd('.')}.",
                    remedy: "This is a fault of the check; what it looks at may be wrong as well."));
                return [];
            }
        }
    }

    private static bool Matches(Suppression suppression, IRule rule, Finding finding) =>
        suppression.Rule == rule.Id
        && (suppression.Object is null || suppression.Object == finding.Object)
        && (suppression.File is null || suppression.File == finding.File);

    private static Finding Stale(Suppression suppression)
    {
        var where = string.Join(", ", new[] { suppression.Object, suppression.File }.OfType<string>());
        return new Finding($"The suppression of {suppression.Rule}{(where.Length > 0 ? $" for {where}" : "")} matches nothing.")
        {
            File = CheckSettingsReader.File,
            Remedy = "Remove it.",
        };
    }

    // What is wrong in a base is wrong in every cluster, and is one thing to mend.
    private static IReadOnlyList<Reported> Combine(IEnumerable<(IRule? Rule, string Id, Finding Finding)> open) =>
    [
        .. open
            .GroupBy(item => (item.Id, Finding: item.Finding with { Cluster = null }))
            .Select(group => new Reported(
                group.Key.Id,
                group.Key.Finding,
                [.. group.Select(item => item.Finding.Cluster).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
                group.Key.Finding.Remedy ?? group.First().Rule?.Remedy ?? ""))
            .OrderBy(reported => reported.Finding.File, StringComparer.Ordinal)
            .ThenBy(reported => reported.Finding.Line)
            .ThenBy(reported => reported.Finding.Object, StringComparer.Ordinal)
            .ThenBy(reported => reported.RuleId, StringComparer.Ordinal)
            .ThenBy(reported => reported.Finding.Field, StringComparer.Ordinal)
            .ThenBy(reported => reported.Finding.Message, StringComparer.Ordinal),
    ];
}
