namespace Oceanid.Tool.Facts.Memory;

/// <summary>Something that uses memory, and the place that says how much.</summary>
internal sealed record BudgetRow(string Component, ResourceAmounts Amounts, string Origin);
