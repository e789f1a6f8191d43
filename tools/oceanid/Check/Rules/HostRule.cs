using Oceanid.Tool.Facts.Ingress;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>Each host leads to one app, and each host of the tunnel to some.</summary>
internal sealed class HostRule : IRule
{
    private const string Tunnel = "oceanid-networking:tunnelHosts";

    public string Id => "host";

    public string Title => "No two apps answer for one host, no two Ingresses of an app for one host and path, and some Ingress for each host of the tunnel.";

    public string Rationale =>
        "Of two Ingresses with one host and path Traefik takes the older one, and the other app is never reached; what the tunnel brings for a host that no Ingress has ends as a 404.";

    public string Remedy => "Give each app a host of its own, and write the host of an Ingress into tunnelHosts.";

    public IEnumerable<Case> Cases(CheckContext context) => context.Views.Each(view => Twice(view).Concat(SamePath(view)).Concat(ByWildcard(view)).Concat(WithoutIngress(view)));

    // In one namespace several may share a host, each with paths or entry points of its own.
    private static IEnumerable<Finding> SamePath(ClusterView view)
    {
        var seen = new Dictionary<(string, string), OwnedObject>();
        foreach (var (host, ingress, index) in Hosts(view))
        {
            foreach (var path in ingress.Object.Content.At("spec").Objects("rules").ElementAt(index).At("http").Objects("paths"))
            {
                var key = (host, $"{ingress.Object.Content.At("spec").Text("ingressClassName")} {path.Text("pathType")} {path.Text("path") ?? "/"} {ingress.Object.Content.At("metadata", "annotations").Text(TraefikSettings.EntryPointsAnnotation)}");
                if (!seen.TryAdd(key, ingress) && seen[key] is var first && first != ingress && first.Object.Namespace == ingress.Object.Namespace)
                    yield return ingress.Finding($"{Shown(host)} with the path {path.Text("path") ?? "/"} is of {first.Object.Label} as well.", $"spec.rules[{index}].host");
            }
        }
    }

    private static IEnumerable<Finding> Twice(ClusterView view) =>
        from host in Hosts(view).GroupBy(item => item.Host, StringComparer.Ordinal)
        from item in host.Skip(1)
        let first = host.First().Ingress
        where item.Ingress.Object.Namespace != first.Object.Namespace
        select item.Ingress.Finding($"{Shown(host.Key)} is a host of {first.Object.Label} as well.", $"spec.rules[{item.Index}].host");

    // Traefik gives the longer rule precedence, which that of a wildcard may be.
    private static IEnumerable<Finding> ByWildcard(ClusterView view)
    {
        var hosts = Hosts(view).ToList();
        return from wildcard in hosts
               where wildcard.Host.StartsWith("*.", StringComparison.Ordinal)
               from other in hosts
               where other.Ingress.Object.Namespace != wildcard.Ingress.Object.Namespace && other.Host.Split('.', 2) is [not "*", var domain] && wildcard.Host == $"*.{domain}"
               select wildcard.Ingress.Finding($"{wildcard.Host} takes {other.Host} of {other.Ingress.Label} as well.", $"spec.rules[{wildcard.Index}].host");
    }

    private static IEnumerable<Finding> WithoutIngress(ClusterView view)
    {
        var hosts = Hosts(view).Select(item => item.Host).ToHashSet(StringComparer.Ordinal);
        return from configuration in view.Configurations
               from tunnel in configuration.Texts(Tunnel).Select((host, index) => (Host: host, Index: index))
               where !hosts.Contains(tunnel.Host) && !hosts.Contains($"*.{tunnel.Host.Split('.', 2)[^1]}") && !hosts.Contains("")
               let source = configuration.Sources[Tunnel][0]
               select new Finding($"No Ingress of {view.Name} has the host {tunnel.Host}.") { Cluster = view.Name, File = source.File, Line = source.Line, Field = $"{Tunnel}[{tunnel.Index}]" };
    }

    private static string Shown(string host) => host.Length == 0 ? "Every host" : host;

    // A rule without a host is for all of them.
    private static IEnumerable<(string Host, OwnedObject Ingress, int Index)> Hosts(ClusterView view) =>
        from ingress in view.OfKind("networking.k8s.io", "Ingress")
        from rule in ingress.Object.Content.At("spec").Objects("rules").Select((rule, index) => (Rule: rule, Index: index))
        select (rule.Rule.Text("host") ?? "", ingress, rule.Index);
}
