using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet;

namespace Oceanid.Infrastructure.Tests.K3s;

/// <summary>The cluster program with nodes.</summary>
internal static class K3sPrograms
{
    public const string Current = "v1.34.1+k3s1";

    /// <summary>A server and an agent.</summary>
    public static readonly object[] Two = [Node("tethys", "server"), Node("calypso", "agent")];

    /// <summary>Three servers and an agent.</summary>
    public static readonly object[] Four = [Node("tethys", "server", ("init", true)), Node("dione", "server"), Node("rhea", "server"), Node("calypso", "agent")];

    private static readonly ConcurrentDictionary<string, Lazy<Task<ProgramPreview>>> Ran = new();

    /// <summary>An item of <c>nodes</c>; the host has the name of the node.</summary>
    public static Dictionary<string, object> Node(string name, string role, params (string Key, object Value)[] more)
    {
        var node = new Dictionary<string, object> { ["name"] = name, ["host"] = $"{name}.example", ["role"] = role, ["hostKey"] = HostKey(name) };
        foreach (var (key, value) in more)
            node[key] = value;
        return node;
    }

    /// <summary>What the host of a node presents.</summary>
    public static string HostKey(string node) => $"ssh-ed25519 AAAA{Convert.ToBase64String(Encoding.UTF8.GetBytes(node))}";

    /// <summary>Runs the program with these nodes, and with every secret that they need; once for the same settings, as it declares the same.</summary>
    public static Task<ProgramPreview> ClusterAsync(IReadOnlyCollection<object> nodes, params (string Key, string? Value)[] changes)
    {
        (string Key, string? Value)[] settings = [.. Settings(nodes), .. changes];
        return Ran.GetOrAdd(string.Join('\n', settings), _ => new(() => Deploy.ClusterAsync(settings))).Value;
    }

    /// <summary>The settings of these nodes.</summary>
    public static IEnumerable<(string Key, string? Value)> Settings(IReadOnlyCollection<object> nodes)
    {
        yield return ("kubernetesVersion", Current);
        yield return ("nodes", JsonSerializer.Serialize(nodes));
        yield return ("kubeconfig", null);
        foreach (var secret in new[] { "sshPrivateKey", "k3sToken", "k3sAgentToken" })
            yield return (secret, Deploy.Secret(secret));
    }
}
