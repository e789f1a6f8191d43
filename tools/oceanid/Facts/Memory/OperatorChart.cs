using System.Globalization;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Memory;

/// <summary>The chart pulumi-kubernetes-operator 2.9.0, with its default values.</summary>
internal static class OperatorChart
{
    public const string Name = "pulumi-kubernetes-operator";

    private const string ConcurrencyVariable = "MAX_CONCURRENT_RECONCILES";

    private static readonly DefaultResources Defaults = new("128Mi", "200m", "128Mi", "200m");

    public static BudgetRow Row(ResourcePreview release, string origin, ResourceReading reading)
    {
        var values = release.Inputs.At("values");
        var resources = values.At("resources");
        var replicas = values.Integer("replicaCount") ?? 1;
        return new BudgetRow(
            Name,
            reading.Read(resources, "values.resources", Defaults) * replicas,
            resources is null ? $"{origin}: chart default of resources" : $"{origin}: resources");
    }

    /// <summary>The bound that the release sets on what the operator does at once.</summary>
    public static Concurrency? Concurrency(ResourcePreview release, string origin)
    {
        var variable = release.Inputs.At("values").Objects("extraEnv")
            .FirstOrDefault(variable => variable.Text("name") == ConcurrencyVariable);
        return int.TryParse(variable?["value"]?.ToString(), CultureInfo.InvariantCulture, out var workers)
            ? new Concurrency(workers, $"{origin}: extraEnv {ConcurrencyVariable}")
            : null;
    }
}
