namespace Oceanid.Tool.Check;

/// <summary>Something that must hold over programs and Git tree together.</summary>
internal interface IRule
{
    /// <summary>The stable name, such as <c>one-owner</c>: for suppressions and code review.</summary>
    string Id { get; }

    /// <summary>What must hold, as one sentence.</summary>
    string Title { get; }

    /// <summary>Why: the incident or the upstream source.</summary>
    string Rationale { get; }

    /// <summary>What to do about a finding.</summary>
    string Remedy { get; }

    /// <summary>What it looks at. Only <see cref="Case.Find"/> may throw without hiding what the rule finds elsewhere.</summary>
    IEnumerable<Case> Cases(CheckContext context);

    /// <summary>What it cannot judge, because only a cluster knows it: one sentence each, which is no finding and is not clean either.</summary>
    IEnumerable<string> NotJudged(CheckContext context) => [];
}
