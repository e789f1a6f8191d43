using Oceanid.Tool.Facts;
using Oceanid.Tool.Facts.Flows;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>Traffic goes where Traefik and the network policies lead it, and no pod is somebody else.</summary>
internal sealed class TrafficRule : IRule
{
    private const int ApiServer = 6443;

    public string Id => "traffic";

    public string Title => "No Service takes traffic past Traefik or lends its name to something else, and no pod has a token or a name of another.";

    public string Rationale =>
        "Who may make a Service may take the traffic of an address by externalIPs (CVE-2020-8554), open a port on every node, or be a name for another "
        + "host; a pod with a token that it does not need hands it to whoever breaks in.";

    public string Remedy => "Use an Ingress and a Service of type ClusterIP, and the service account of the app.";

    public IEnumerable<Case> Cases(CheckContext context) =>
        context.Views.SelectMany(view => view.OfKind("", "Service").Each(Services))
            .Concat(context.Views.SelectMany(view => PodSpec.Of(view.Objects).Each(pod => Aliases(pod).Concat(Accounts(view, pod)).Concat(Tokens(view, pod)))));

    private static IEnumerable<Finding> Services(OwnedObject service)
    {
        var spec = service.Object.Content.At("spec");
        if (spec.Texts("externalIPs").Any())
            yield return service.Finding("The nodes take the traffic of these addresses, whoever has them.", "spec.externalIPs");
        var opens = spec.Text("type") switch
        {
            "NodePort" => "It opens a port on every node, past Traefik.",
            "LoadBalancer" => "The load balancer of K3s opens its ports on every node, past Traefik.",
            "ExternalName" => "It is a name for another host, to which no network policy applies.",
            _ => null,
        };
        if (opens is not null)
            yield return service.Finding(opens, "spec.type");
    }

    private static IEnumerable<Finding> Aliases(PodSpec pod) => pod.Spec.Objects("hostAliases").Any()
        ? [pod.Finding("It takes names for addresses that DNS does not give them.", $"{pod.Path}.hostAliases", "Use the name that DNS knows.")]
        : [];

    private static IEnumerable<Finding> Accounts(ClusterView view, PodSpec pod)
    {
        if (Account(pod) is not { } name)
            yield break;

        var space = pod.Item.Object.Namespace;
        var user = view.Stacks.Concat(view.Kustomizations).FirstOrDefault(item => item.Object.Namespace == space && item.Object.Content.At("spec").Text("serviceAccountName") == name);
        if (user is not null)
            yield return pod.Finding($"{space}/{name} is the account of {user.Label}.", $"{pod.Path}.serviceAccountName", "Give the pod an account of its own.");
    }

    private static IEnumerable<Finding> Tokens(ClusterView view, PodSpec pod)
    {
        var own = pod.Spec["automountServiceAccountToken"]?.ToString();
        var account = view.Find("", "ServiceAccount", pod.Item.Object.Namespace, Account(pod) ?? "default");
        var isMounted = (own ?? account?.Object.Content["automountServiceAccountToken"]?.ToString()) != "false";
        var isProjected = pod.Spec.Objects("volumes").Any(volume => volume.At("projected").Objects("sources").Any(source => source["serviceAccountToken"] is not null));
        if ((isMounted || isProjected) && !new NetworkPolicies(view).Allow(Endpoint.Of(pod), Endpoint.Node, ApiServer))
        {
            yield return pod.Finding(
                "It gets a token for the API server, which it cannot reach.",
                isMounted ? $"{pod.Path}.automountServiceAccountToken" : $"{pod.Path}.volumes",
                "Set automountServiceAccountToken to false, or apiServer for the app where it needs both.");
        }
    }

    // `serviceAccount` is its former name, and still read.
    private static string? Account(PodSpec pod) => pod.Spec.Text("serviceAccountName") ?? pod.Spec.Text("serviceAccount");
}
