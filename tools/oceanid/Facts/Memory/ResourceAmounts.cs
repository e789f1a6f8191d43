namespace Oceanid.Tool.Facts.Memory;

/// <summary>Requests and limits, in bytes and cores; a limit that is null is none.</summary>
internal readonly record struct ResourceAmounts(
    decimal MemoryRequest,
    decimal CpuRequest,
    decimal? MemoryLimit,
    decimal? CpuLimit)
{
    public static ResourceAmounts None { get; } = new(0, 0, 0, 0);

    /// <summary>One thing without a limit leaves the sum without one.</summary>
    public static ResourceAmounts operator +(ResourceAmounts left, ResourceAmounts right) => new(
        left.MemoryRequest + right.MemoryRequest,
        left.CpuRequest + right.CpuRequest,
        left.MemoryLimit + right.MemoryLimit,
        left.CpuLimit + right.CpuLimit);

    public static ResourceAmounts operator *(ResourceAmounts amounts, long times) => new(
        amounts.MemoryRequest * times,
        amounts.CpuRequest * times,
        amounts.MemoryLimit * times,
        amounts.CpuLimit * times);

    public static ResourceAmounts Sum(IEnumerable<ResourceAmounts> amounts) =>
        amounts.Aggregate(None, (sum, next) => sum + next);

    /// <summary>The most that so many of them can need at once, each amount by itself.</summary>
    public static ResourceAmounts SumOfLargest(int count, IReadOnlyCollection<ResourceAmounts> all)
    {
        return new ResourceAmounts(
            all.Select(amounts => amounts.MemoryRequest).OrderDescending().Take(count).Sum(),
            all.Select(amounts => amounts.CpuRequest).OrderDescending().Take(count).Sum(),
            Limit(amounts => amounts.MemoryLimit),
            Limit(amounts => amounts.CpuLimit));

        // As long as any runs, one without a limit may be among them.
        decimal? Limit(Func<ResourceAmounts, decimal?> limit) => count > 0 && all.Any(amounts => limit(amounts) is null)
            ? null
            : all.Select(limit).OrderDescending().Take(count).Sum();
    }
}
