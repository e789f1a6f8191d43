namespace Oceanid.Tool.Facts.Memory;

/// <summary>How many Stacks the operator reconciles at once, and who says so.</summary>
internal sealed record Concurrency(int Workers, string Origin)
{
    public static Concurrency Default { get; } = new(25, "default of the operator");
}
