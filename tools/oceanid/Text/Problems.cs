namespace Oceanid.Tool.Text;

/// <summary>Everything that is wrong, collected so that it can be reported at once.</summary>
internal sealed class Problems
{
    private readonly List<Finding> _findings = [];

    /// <summary>How often something was reported, the same thing again included.</summary>
    public int Reports { get; private set; }

    public IReadOnlyList<Finding> Findings => _findings;

    public void Add(Finding finding)
    {
        Reports++;
        // Two clusters share an ESC definition: what is wrong in it is still one problem.
        if (!_findings.Contains(finding))
            _findings.Add(finding);
    }

    public void Add(FindingsException failure)
    {
        foreach (var finding in failure.Findings)
            Add(finding);
    }

    public void ThrowIfAny()
    {
        if (_findings.Count > 0)
            throw new FindingsException([.. _findings]);
    }
}
