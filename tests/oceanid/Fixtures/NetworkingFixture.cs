using System.Text.Json.Nodes;
using Oceanid.Infrastructure.Components.Kubernetes;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Oceanid.Tool.Tests.Fixtures;

/// <summary>Stands for the program of the network: what the pods of each namespace may reach, and who reaches them.</summary>
internal static class NetworkingFixture
{
    public static IDictionary<string, object?> Define()
    {
        var provider = ClusterProvider.Create(Pulumi.Deployment.Instance.StackName, null);
        foreach (var space in JsonNode.Parse(new Config().Require("namespaces"))!.AsArray())
        {
            var flows = new Dictionary<string, NetworkPolicySpecArgs>();
            if (space!["ingress"] is { } port)
                flows["allow-ingress"] = Flow.From(Peer.Traefik, port.ToString());
            var name = space["name"]!.ToString();
            _ = new NamespacePolicies(name, new NamespacePoliciesArgs { Namespace = name, Flows = flows }, new ComponentResourceOptions { Provider = provider });
        }

        return new Dictionary<string, object?>();
    }
}
