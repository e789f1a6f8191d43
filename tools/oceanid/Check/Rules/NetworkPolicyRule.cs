using System.Globalization;
using System.Text.Json.Nodes;
using Oceanid.Tool.Facts;
using Oceanid.Tool.Facts.Flows;
using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>Every namespace denies by default, and what its pods need is allowed.</summary>
internal sealed class NetworkPolicyRule : IRule
{
    // What the operator and the workspaces need: see pulumi-kubernetes-operator#469 for the first.
    private const int SourceController = 9090;
    private const int WorkspaceAgent = 50051;
    private const int ApiServer = 6443;
    private const int Https = 443;

    public string Id => "network-policy";

    public string Title => "Every namespace denies all traffic by default, and every flow that its pods need is allowed.";

    public string Rationale =>
        "K3s enforces network policies. Without one a pod reaches every other; with one that forgets a flow it waits until it times out: "
        + "a workspace that cannot reach source-controller, an app that cannot resolve a name, an Ingress without an answer.";

    public string Remedy => "Name the namespace and its flows in oceanid-networking:namespaces.";

    public IEnumerable<Finding> Check(CheckContext context)
    {
        foreach (var view in context.Views)
        {
            var policies = new NetworkPolicies(view);
            var pods = PodSpec.Of(view.Objects).ToList();
            foreach (var finding in Denials(view, policies, pods).Concat(Openings(view)).Concat(Names(policies, pods)).Concat(Ingresses(view, policies, pods)).Concat(Stacks(view, policies)))
                yield return finding;
        }
    }

    private static IEnumerable<Finding> Denials(ClusterView view, NetworkPolicies policies, IReadOnlyList<PodSpec> pods)
    {
        // The chart of Flux brings its own policies for its namespace.
        var ofCharts = view.Releases.Where(item => item.Release.Chart == FluxChart.Name).Select(item => item.Resource.Inputs.Text("namespace")).ToHashSet();
        var spaces = view.OfKind("", "Namespace").Select(space => (Name: space.Object.Name, Item: space))
            .Concat(pods.Select(pod => (Name: pod.Item.Object.Namespace, pod.Item)))
            .DistinctBy(space => space.Name);
        foreach (var (name, item) in spaces.Where(space => !ofCharts.Contains(space.Name) && !policies.DeniesByDefault(space.Name)))
            yield return item.Finding($"No network policy denies all traffic of the namespace {name} by default.");
    }

    private static IEnumerable<Finding> Openings(ClusterView view)
    {
        foreach (var policy in view.OfKind("networking.k8s.io", "NetworkPolicy"))
        {
            foreach (var (rules, peers) in new[] { ("ingress", "from"), ("egress", "to") })
            {
                foreach (var (rule, index) in policy.Object.Content.At("spec").Objects(rules).Select((rule, index) => (rule, index)))
                {
                    if (rule[peers] is not JsonArray { Count: > 0 })
                        yield return policy.Finding($"The rule allows every peer: it names none in {peers}.", $"spec.{rules}[{index}]", "Name the peers.");
                }
            }
        }
    }

    private static IEnumerable<Finding> Names(NetworkPolicies policies, IReadOnlyList<PodSpec> pods) =>
        from pod in pods
        where !policies.Allow(Endpoint.Of(pod), Endpoint.Dns, 53, "UDP")
        select pod.Item.Finding("No network policy lets its pods reach the DNS server.");

    private static IEnumerable<Finding> Ingresses(ClusterView view, NetworkPolicies policies, IReadOnlyList<PodSpec> pods)
    {
        foreach (var ingress in view.OfKind("networking.k8s.io", "Ingress"))
        {
            var space = ingress.Object.Namespace;
            var backends = ingress.Object.Content.At("spec").Objects("rules")
                .SelectMany(rule => rule.At("http").Objects("paths"))
                .Select(path => path.At("backend", "service"))
                .OfType<JsonObject>()
                .DistinctBy(backend => backend.ToJsonString());
            foreach (var backend in backends)
            {
                var wanted = backend.At("port")?["name"]?.ToString() ?? backend.At("port")?["number"]?.ToString();
                var service = view.Find("", "Service", space, backend.Text("name"));
                var port = service?.Object.Content.At("spec").Objects("ports").FirstOrDefault(item => item["name"]?.ToString() == wanted || item["port"]?.ToString() == wanted);
                if (service is null || port is null)
                {
                    yield return ingress.Finding($"There is no port {wanted} of a Service {space}/{backend.Text("name")}.", "spec.rules", "Correct the backend.");
                    continue;
                }

                var selector = service.Object.Content.At("spec", "selector") ?? [];
                var targets = pods.Where(pod => pod.Item.Object.Namespace == space)
                    .Select(Endpoint.Of)
                    .Where(pod => selector.All(label => pod.Labels.GetValueOrDefault(label.Key) == label.Value?.ToString()))
                    .ToList();
                if (targets.Count == 0)
                    yield return service.Finding("No pod has the labels of its selector.", "spec.selector", "Correct the selector or the labels.");
                foreach (var target in targets.Where(target => Port(port, target) is not { } number || !policies.Allow(Endpoint.Traefik, target, number)))
                    yield return ingress.Finding($"No network policy lets Traefik reach port {port["targetPort"] ?? port["port"]} of the pods of the Service {space}/{backend.Text("name")}.", "spec.rules", "Set `ingress` of the namespace in oceanid-networking:namespaces to that port.");
            }
        }
    }

    private static int? Port(JsonObject service, Endpoint target)
    {
        var text = (service["targetPort"] ?? service["port"])?.ToString() ?? "";
        return int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number
            : target.Ports.TryGetValue(text, out var named) ? named
            : null;
    }

    private static IEnumerable<Finding> Stacks(ClusterView view, NetworkPolicies policies)
    {
        foreach (var stack in view.Stacks.DistinctBy(stack => stack.Object.Namespace))
        {
            var space = stack.Object.Namespace ?? "";
            var workspace = Endpoint.Workspace(space);
            foreach (var (from, to, port, what) in new[]
            {
                (workspace, Endpoint.SourceController, SourceController, "a workspace fetch its program from source-controller"),
                (Endpoint.Operator(space), workspace, WorkspaceAgent, "the operator talk to the agent in a workspace"),
                (workspace, Endpoint.Node, ApiServer, "a workspace reach the API server"),
                (workspace, Endpoint.Internet, Https, "a workspace reach Pulumi Cloud and NuGet"),
                (Endpoint.Operator(space), Endpoint.Node, ApiServer, "the operator reach the API server"),
            })
            {
                if (!policies.Allow(from, to, port))
                    yield return stack.Finding($"No network policy lets {what} (port {port}).", remedy: "Allow it in clusters/base/pulumi-system or clusters/base/flux-system.");
            }
        }
    }
}
