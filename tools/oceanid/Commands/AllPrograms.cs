using Oceanid.Infrastructure.Apps;
using Oceanid.Infrastructure.Cluster;
using Oceanid.Infrastructure.Networking;
using Oceanid.Tool.Fleet.Programs;

namespace Oceanid.Tool.Commands;

/// <summary>The Pulumi programs that the command knows: folder in infrastructure/, and what it runs.</summary>
internal static class AllPrograms
{
    public static IReadOnlyList<ProgramDefinition> List { get; } =
    [
        new("cluster", ClusterProgram.Define),
        new("apps", AppsProgram.Define),
        new("networking", NetworkingProgram.Define),
    ];
}
