namespace Oceanid.Tool.Text;

/// <summary>A preview cannot be made because of what files of the repository say.</summary>
internal sealed class FindingsException : PreviewException
{
    public FindingsException(IReadOnlyList<Finding> findings)
        : base([.. findings.Select(finding => finding.ToString())]) => Findings = findings;

    public FindingsException(Finding finding, Exception? cause = null)
        : base([finding.ToString()], cause) => Findings = [finding];

    public IReadOnlyList<Finding> Findings { get; }
}
