using Oceanid.Apps;
using Oceanid.Cluster;
using Oceanid.Networking;
using Oceanid.Preview.Engine;

namespace Oceanid.Preview;

/// <summary>The Pulumi programs that the command knows: folder in infrastructure/, and what it runs.</summary>
internal static class Programs
{
    public static IReadOnlyList<ProgramDefinition> All { get; } =
    [
        new("cluster", ClusterProgram.Define),
        new("apps", AppsProgram.Define),
        new("networking", NetworkingProgram.Define),
    ];
}
