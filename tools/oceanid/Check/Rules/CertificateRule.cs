using Oceanid.Tool.Facts.Flows;
using Oceanid.Tool.Facts.Ingress;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>Each host that promises HTTPS gets a certificate.</summary>
internal sealed class CertificateRule : IRule
{
    private const string TunnelHosts = "oceanid-networking:tunnelHosts";
    private const string Resolver = $"{TraefikSettings.Router}tls.certresolver";
    private const string Middlewares = $"{TraefikSettings.Router}middlewares";

    // The ports of the pods, which is what a network policy sees.
    private const int Web = 8000;
    private const int Https = 443;

    public string Id => "certificate";

    public string Title => "Each host that asks for a certificate gets one, and no other one promises HTTPS.";

    public string Rationale =>
        "Traefik says nothing when it cannot get a certificate: it answers with one that it has signed itself. A router with a resolver speaks TLS "
        + "on every entry point that it has, so on port 80 as well (traefik/traefik#9963); one whose middleware does not exist answers 404, and one whose entry point does not exist is never asked. And a browser that has "
        + "once seen Strict-Transport-Security does not open the host without a certificate that it trusts.";

    public string Remedy => "See docs/tls.md.";

    public IEnumerable<Case> Cases(CheckContext context) => context.Views.SelectMany(view =>
    {
        var traefik = new Lazy<TraefikSettings>(() => TraefikSettings.Of(view));
        return view.OfKind("helm.cattle.io", "HelmChartConfig").Where(item => item.Object is { Namespace: "kube-system", Name: "traefik" }).Each(config => Settings(view, traefik.Value, config))
            .Concat(view.OfKind("networking.k8s.io", "Ingress").Each(ingress => Ingress(view, traefik.Value, ingress)))
            .Concat(view.OfKind("traefik.io", "IngressRoute").Each(route => route.Object.Content.At("spec").Texts("entryPoints").SelectMany((name, index) => EntryPoint(traefik.Value, route, name, $"spec.entryPoints[{index}]"))))
            .Append(new Case(view, () => App(view, traefik.Value)));
    });

    // Where nobody here configures Traefik, somebody else may.
    private static IEnumerable<Finding> EntryPoint(TraefikSettings traefik, OwnedObject router, string name, string field)
    {
        if (traefik.IsConfigured && !traefik.EntryPoints.Contains(name))
            yield return router.Finding($"Traefik has no entry point {name}, so nothing comes in by it.", field, $"Write one of: {string.Join(", ", traefik.EntryPoints.Order(StringComparer.Ordinal))}.");
    }

    private static IEnumerable<Finding> Settings(ClusterView view, TraefikSettings traefik, OwnedObject config)
    {
        const string Values = "spec.valuesContent";
        if (traefik.Resolvers.Count == 0 || traefik.IsStaging)
        {
            foreach (var middleware in traefik.StrictTransport)
                yield return config.Finding($"{middleware} sets Strict-Transport-Security, and Traefik has no certificate that a browser trusts.", Values, "Remove stsSeconds, or set oceanid-cluster:acme without staging.");
        }

        if (traefik.Resolvers.Count == 0)
            yield break;

        if (!traefik.IsPersistent)
            yield return config.Finding("Traefik has no volume, so each new pod asks for every certificate anew, and soon gets none: 5 a week for the same hosts.", Values, "Set persistence.enabled: true.");
        if (traefik.IsReplicated)
            yield return config.Finding("Traefik may have more than one pod, and each would have certificates and challenges of its own.", Values, "Set deployment.replicas: 1 without autoscaling, or use cert-manager.");

        var policies = new NetworkPolicies(view);
        foreach (var (isAllowed, what) in new[]
        {
            (policies.Allow(Endpoint.Traefik, Endpoint.Dns, 53, "UDP"), "Traefik reach the DNS server"),
            (policies.Allow(Endpoint.Traefik, Endpoint.Internet, Https), "Traefik reach the certificate authority (port 443)"),
            (!traefik.Resolvers.Values.Contains("http") || policies.Allow(Endpoint.Internet, Endpoint.Traefik, Web), "the certificate authority reach Traefik (port 80)"),
        })
        {
            if (!isAllowed)
                yield return config.Finding($"No network policy of kube-system lets {what}.", remedy: "Allow it, or remove the policies that select Traefik.");
        }
    }

    private static IEnumerable<Finding> Ingress(ClusterView view, TraefikSettings traefik, OwnedObject ingress)
    {
        var annotations = ingress.Object.Content.At("metadata", "annotations");
        var spec = ingress.Object.Content.At("spec");
        var resolver = annotations.Text(Resolver);
        foreach (var name in Names(annotations.Text(Middlewares)).Where(name => name.Split('@') is [_] or [_, "kubernetescrd"] && !traefik.Middlewares.Contains(name)))
            yield return ingress.Finding($"There is no middleware {name}, so Traefik answers 404.", Field(Middlewares), $"Write one of: {string.Join(", ", traefik.Middlewares.Order(StringComparer.Ordinal))}.");

        foreach (var finding in Names(annotations.Text(TraefikSettings.EntryPointsAnnotation)).SelectMany(name => EntryPoint(traefik, ingress, name, Field(TraefikSettings.EntryPointsAnnotation))))
            yield return finding;

        foreach (var (tls, index) in spec.Objects("tls").Select((tls, index) => (tls, index)))
        {
            if (tls.Text("secretName") is null && resolver is null)
                yield return ingress.Finding("It has neither a Secret nor a certificate resolver, so Traefik signs a certificate itself.", $"spec.tls[{index}]", $"Add the annotation {Resolver}.");
        }

        if (resolver is null)
            yield break;

        if (!traefik.Resolvers.TryGetValue(resolver, out var challenge))
        {
            // Where there is none at all the setting of the app says it.
            if (traefik.Resolvers.Count > 0 || !Settings(view).Any(app => app.Name == ingress.Object.Namespace && app.Tls))
                yield return ingress.Finding($"Traefik has no certificate resolver {resolver}.", Field(Resolver), traefik.Resolvers.Count == 0 ? "Set oceanid-cluster:acme." : $"Write {string.Join(" or ", traefik.Resolvers.Keys)}.");
            yield break;
        }

        if (Names(annotations.Text(TraefikSettings.EntryPointsAnnotation)) is not ["websecure"])
            yield return ingress.Finding("Its router speaks TLS on port 80 as well, so plain HTTP fails.", Field(TraefikSettings.EntryPointsAnnotation), "Write websecure, and for plain HTTP a second Ingress: docs/tls.md.");
        if (Settings(view).FirstOrDefault(app => app.Name == ingress.Object.Namespace) is { Tls: false } silent)
            yield return ingress.Finding($"It asks for a certificate, and the app {silent.Name} does not say so.", Field(Resolver), $"Set tls: true for it in {AppKeys.Apps}.");

        var tunnel = view.Configurations.SelectMany(configuration => configuration.Texts(TunnelHosts)).ToHashSet(StringComparer.Ordinal);
        foreach (var (rule, index) in spec.Objects("rules").Select((rule, index) => (rule, index)))
        {
            var host = rule.Text("host");
            if (challenge != "dns" && (host is null || host.StartsWith('*')))
                yield return ingress.Finding($"{host ?? "A rule for all hosts"} gets no certificate: only DNS-01 gives one for a wildcard.", $"spec.rules[{index}].host", "Write each host, or set challenge: cloudflare in oceanid-cluster:acme.");
            if (host is not null && tunnel.Contains(host))
                yield return ingress.Finding($"{host} comes in through the tunnel, where TLS ends at Cloudflare{(challenge == "dns" ? "" : ", and the challenge does not arrive")}.", $"spec.rules[{index}].host", "Remove the certificate resolver, or take the host out of tunnelHosts.");
        }
    }

    private static IEnumerable<Finding> App(ClusterView view, TraefikSettings traefik)
    {
        foreach (var app in Settings(view).Where(app => app.Tls))
        {
            if (traefik.Resolvers.Count == 0)
                yield return app.Finding(view, $"{app.Name} asks for certificates, and Traefik has no certificate resolver.", "Set oceanid-cluster:acme, or remove tls.");
            else if (!view.OfKind("networking.k8s.io", "Ingress").Any(ingress => ingress.Object.Namespace == app.Name && ingress.Object.Content.At("metadata", "annotations")?[Resolver] is not null))
                yield return app.Finding(view, $"No Ingress of {app.Name} asks for a certificate.", $"Add the annotation {Resolver}: {string.Join(" or ", traefik.Resolvers.Keys)}, or remove tls.");
        }
    }

    private static string Field(string annotation) => $"metadata.annotations[{annotation}]";

    private static string[] Names(string? list) => (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // What an item does not say the item of its name in the catalog may.
    private static IEnumerable<AppSetting> Settings(ClusterView view) =>
        from configuration in view.Configurations
        from app in configuration.Items(AppKeys.Apps).Select((item, index) => (Item: item, Index: index))
        let shared = configuration.Items(AppKeys.Catalog).FirstOrDefault(item => item.Text("name") == app.Item.Text("name"))
        select new AppSetting(app.Item.Text("name") ?? "", app.Index, (app.Item["tls"] ?? shared?["tls"])?.ToString() == "true", configuration.Sources[AppKeys.Apps][0]);

    private sealed record AppSetting(string Name, int Index, bool Tls, ConfigurationSource Source)
    {
        public Finding Finding(ClusterView view, string message, string remedy) =>
            new(message) { Cluster = view.Name, File = Source.File, Line = Source.Line, Field = $"{AppKeys.Apps}[{Index}].tls", Remedy = remedy };
    }
}
