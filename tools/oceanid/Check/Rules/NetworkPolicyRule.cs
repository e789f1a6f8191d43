using System.Globalization;
using System.Text.Json.Nodes;
using Oceanid.Tool.Facts;
using Oceanid.Tool.Facts.Flows;
using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Facts.References;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Knowledge;
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

    // Where notification-controller takes events.
    private const int Events = 9090;

    public string Id => "network-policy";

    public string Title => "Every namespace denies all traffic by default, and every flow that its pods need is allowed.";

    public string Rationale =>
        "K3s enforces network policies. Without one a pod reaches every other; with one that forgets a flow it waits until it times out: "
        + "a workspace that cannot reach source-controller, an app that cannot resolve a name, an Ingress without an answer.";

    public string Remedy => "Name the flow in the item of the app in oceanid-apps:apps (ingress, metrics, apiServer, https).";

    public IEnumerable<Case> Cases(CheckContext context) => context.References.SelectMany(references =>
    {
        var view = references.View;
        var policies = new NetworkPolicies(view);
        var pods = PodSpec.Of(view.Objects).ToList();
        // The chart of Flux brings its own policies for its namespace.
        var ofCharts = view.Releases(FluxChart.Name).Select(item => item.Resource.Inputs.Text("namespace")).ToHashSet();
        var spaces = view.OfKind("", "Namespace").Concat(pods.Select(pod => pod.Item)).DistinctBy(Space).Where(item => !ofCharts.Contains(Space(item)));
        return spaces.Each(item => Denial(policies, item))
            .Concat(view.OfKind("networking.k8s.io", "NetworkPolicy").Each(Policy))
            .Concat(pods.Each(pod => Names(policies, pod)))
            .Concat(view.OfKind("networking.k8s.io", "Ingress").Each(ingress => Ingress(references, policies, pods, ingress)))
            .Concat(view.OfKind(ApiGroups.Notification, "Provider").Each(provider => Notifications(policies, provider)))
            .Concat(view.Stacks.DistinctBy(Space).Each(stack => Stack(policies, stack)));
    });

    // The namespace that an object is, or is in.
    private static string? Space(OwnedObject item) => item.Object.Kind == "Namespace" ? item.Object.Name : item.Object.Namespace;

    private static IEnumerable<Finding> Denial(NetworkPolicies policies, OwnedObject item)
    {
        if (!policies.DeniesByDefault(Space(item)))
            yield return item.Finding($"No network policy denies all traffic of the namespace {Space(item)} by default.");
    }

    private static IEnumerable<Finding> Policy(OwnedObject policy)
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

    private static IEnumerable<Finding> Names(NetworkPolicies policies, PodSpec pod)
    {
        if (!policies.Allow(Endpoint.Of(pod), Endpoint.Dns, 53, "UDP"))
            yield return pod.Finding("No network policy lets its pods reach the DNS server.");
    }

    private static IEnumerable<Finding> Ingress(ClusterReferences references, NetworkPolicies policies, IReadOnlyList<PodSpec> pods, OwnedObject ingress)
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
            var service = references.View.Find("", "Service", space, backend.Text("name"));
            var port = service?.Object.Content.At("spec").Objects("ports").FirstOrDefault(item => item["name"]?.ToString() == wanted || item["port"]?.ToString() == wanted);
            // A port that no pod has is of the rule `reference`.
            if (service is null || port is null || references.Of(service).Any(dangling => dangling.NotJudged is null))
                continue;

            var selector = LabelSelector.OfLabels(service.Object.Content.At("spec", "selector"));
            var targets = pods.Where(pod => pod.Item.Object.Namespace == space)
                .Select(Endpoint.Of)
                .Where(pod => selector.Selects(pod.Labels));
            foreach (var target in targets.Where(target => Port(port, target) is { } number && !policies.Allow(Endpoint.Traefik, target, number)))
                yield return ingress.Finding($"No network policy lets Traefik reach port {port["targetPort"] ?? port["port"]} of the pods of the Service {space}/{backend.Text("name")}.", "spec.rules", "Set `ingress` of the app in oceanid-apps:apps to that port.");
        }
    }

    private static int? Port(JsonObject service, Endpoint target)
    {
        var text = (service["targetPort"] ?? service["port"])?.ToString() ?? "";
        return int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number
            : target.Ports.TryGetValue(text, out var named) ? named
            : null;
    }

    private static IEnumerable<Finding> Notifications(NetworkPolicies policies, OwnedObject provider)
    {
        if (!policies.Allow(Endpoint.NotificationController, Endpoint.Internet, Https))
            yield return provider.Finding($"No network policy lets notification-controller reach the internet (port {Https}).", remedy: "Allow it in clusters/base/flux-system.");
        foreach (var controller in new[] { Endpoint.SourceController, Endpoint.KustomizeController })
        {
            if (!policies.Allow(controller, Endpoint.NotificationController, Events))
                yield return provider.Finding($"No network policy lets {controller.Labels["app"]} reach notification-controller (port {Events}).", remedy: "Allow it in clusters/base/flux-system.");
        }
    }

    private static IEnumerable<Finding> Stack(NetworkPolicies policies, OwnedObject stack)
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
