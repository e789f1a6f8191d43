using System.Globalization;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Oceanid.Infrastructure.Components.Kubernetes;

/// <summary>What a container requests and may use.</summary>
/// <param name="CpuRequest">The CPU request as a Kubernetes quantity, such as <c>100m</c>.</param>
/// <param name="MemoryRequestMi">The memory request in MiB.</param>
/// <param name="CpuLimit">The CPU limit as a Kubernetes quantity.</param>
/// <param name="MemoryLimitMi">The memory limit in MiB.</param>
public sealed record ContainerResources(string CpuRequest, int MemoryRequestMi, string CpuLimit, int MemoryLimitMi)
{
    /// <summary>
    /// The value of <c>GOMEMLIMIT</c> for a Go program in this container: 90 % of the memory limit, so that the garbage
    /// collector works harder before the kernel kills the process.
    /// </summary>
    public string GoMemoryLimit => string.Create(CultureInfo.InvariantCulture, $"{MemoryLimitMi * 9 / 10}MiB");

    /// <summary>The same as Kubernetes resource requirements.</summary>
    public ResourceRequirementsArgs ToArgs() => new()
    {
        Requests = { ["cpu"] = CpuRequest, ["memory"] = Mebibytes(MemoryRequestMi) },
        Limits = { ["cpu"] = CpuLimit, ["memory"] = Mebibytes(MemoryLimitMi) },
    };

    /// <summary>An amount of memory as a Kubernetes quantity in the form in which Kubernetes writes it back: 512Mi, 1Gi.</summary>
    internal static string Mebibytes(int value) => value % 1024 == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{value / 1024}Gi")
        : string.Create(CultureInfo.InvariantCulture, $"{value}Mi");
}
