using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Memory;

/// <summary>The pod in which the operator runs the program of a Stack.</summary>
internal static class WorkspacePods
{
    // The operator's own default: requests, no limits.
    private static readonly DefaultResources Defaults = new("64Mi", "100m");

    public static bool IsStack(KubernetesObject found) => found is { Kind: "Stack", ApiVersion: "pulumi.com/v1" };

    /// <summary>The operator keeps the pod unless the Stack says `Delete`: then it is there all the time.</summary>
    public static bool IsRetained(KubernetesObject stack) =>
        stack.Content.At("spec").Text("workspaceReclaimPolicy") != "Delete";

    public static BudgetRow Row(KubernetesObject stack, string origin, ResourceReading reading)
    {
        const string Field = "workspaceTemplate.spec.resources";
        var resources = stack.Content.At("spec", "workspaceTemplate", "spec", "resources");
        return new BudgetRow(
            $"workspace {stack.Name}",
            reading.Read(resources, $"spec.{Field}", Defaults),
            resources is null ? $"{origin}: operator default of {Field}" : $"{origin}: {Field}");
    }
}
