using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Memory;

/// <summary>Reads the `resources` of a container, with the defaults of whoever fills in what is missing.</summary>
internal sealed class ResourceReading(Action<string, string, string> report)
{
    /// <summary>For who has no use for a problem that was reported already.</summary>
    public static ResourceReading Quiet { get; } = new((_, _, _) => { });

    /// <param name="resources">A Kubernetes ResourceRequirements, or null.</param>
    /// <param name="field">Where it stands, for errors.</param>
    /// <param name="defaults">Used for each amount that is not set.</param>
    public ResourceAmounts Read(JsonObject? resources, string field, DefaultResources defaults)
    {
        var memoryLimit = Amount("limits", "memory") ?? Default(defaults.MemoryLimit);
        var cpuLimit = Amount("limits", "cpu") ?? Default(defaults.CpuLimit);
        // Kubernetes requests the limit where nothing else is requested.
        return new ResourceAmounts(
            Amount("requests", "memory") ?? Default(defaults.MemoryRequest) ?? memoryLimit ?? 0,
            Amount("requests", "cpu") ?? Default(defaults.CpuRequest) ?? cpuLimit ?? 0,
            memoryLimit,
            cpuLimit);

        decimal? Amount(string group, string name)
        {
            if (resources.At(group)?[name] is not { } node)
                return null;
            if (Quantity.TryParse(node.ToString(), out var amount))
                return amount;
            report($"{field}.{group}.{name}", $"'{node}' is not a Kubernetes quantity.", "Write it like 64Mi or 100m.");
            return null;
        }
    }

    private static decimal? Default(string? quantity) =>
        quantity is not null && Quantity.TryParse(quantity, out var amount) ? amount : null;
}
