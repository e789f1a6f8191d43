namespace Oceanid.Tool.Facts.Memory;

/// <summary>Something that uses memory, and the place that says how much.</summary>
internal sealed record BudgetRow(string Component, ResourceAmounts Amounts, string Origin)
{
    /// <summary>The file that a person edits to change it; null where nobody has asked.</summary>
    public string? File { get; init; }
}
