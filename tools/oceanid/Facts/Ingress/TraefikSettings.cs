using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Ingress;

/// <summary>What a cluster tells the Traefik that comes with K3s.</summary>
internal sealed partial class TraefikSettings
{
    /// <summary>What the annotations of a router begin with.</summary>
    public const string Router = "traefik.ingress.kubernetes.io/router.";

    /// <summary>The annotation with the entry points of a router.</summary>
    public const string EntryPointsAnnotation = $"{Router}entrypoints";

    private static readonly string[] OfChart = ["metrics", "traefik", "web", "websecure"];

    private readonly JsonObject? _values;
    private readonly IReadOnlyList<KubernetesObject> _middlewares;

    private TraefikSettings(JsonObject? values, IEnumerable<KubernetesObject> middlewares) => (_values, _middlewares) = (values, [.. middlewares]);

    /// <summary>Whether its settings are here at all.</summary>
    public bool IsConfigured => _values is not null;

    /// <summary>The ACME challenge of each certificate resolver: <c>http</c>, <c>dns</c> or <c>tls</c>.</summary>
    public IReadOnlyDictionary<string, string> Resolvers => Arguments
        .Select(argument => Challenge().Match(argument))
        .Where(match => match.Success)
        .GroupBy(match => match.Groups["name"].Value, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(resolver => resolver.Key, resolver => resolver.First().Groups["challenge"].Value.ToLowerInvariant(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the certificates outlive a pod.</summary>
    public bool IsPersistent => _values.At("persistence")?["enabled"]?.ToString() == "true";

    /// <summary>Whether there may be more than one pod.</summary>
    public bool IsReplicated => _values.At("deployment").Integer("replicas") > 1 || _values.At("autoscaling")?["enabled"]?.ToString() == "true";

    /// <summary>The middlewares of the chart's values and of the cluster, as a router calls them.</summary>
    public IEnumerable<string> Middlewares => _middlewares.Select(middleware => $"{middleware.Namespace}-{middleware.Name}@kubernetescrd");

    /// <summary>The entry points: those of the chart that K3s has, and those that its values add.</summary>
    public IReadOnlySet<string> EntryPoints => OfChart
        .Concat((_values.At("ports") ?? []).Select(port => port.Key))
        .Concat(Arguments.Select(argument => EntryPoint().Match(argument)).Where(match => match.Success).Select(match => match.Groups["name"].Value))
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The middlewares that tell a browser to open a host by HTTPS alone.</summary>
    public IEnumerable<string> StrictTransport =>
        _middlewares.Where(middleware => middleware.Content.At("spec", "headers").Integer("stsSeconds") > 0).Select(middleware => middleware.Label);

    /// <summary>Whether the certificates are those of an authority for trials, which no browser trusts.</summary>
    public bool IsStaging => Arguments.Any(argument => argument.Contains(".acme.caserver=", StringComparison.OrdinalIgnoreCase) && argument.Contains("staging", StringComparison.Ordinal));

    private IEnumerable<string> Arguments => _values.Texts("additionalArguments");

    /// <summary>Reads them.</summary>
    /// <exception cref="FindingsException">The values are no YAML.</exception>
    public static TraefikSettings Of(ClusterView view)
    {
        var config = view.Find("helm.cattle.io", "HelmChartConfig", "kube-system", "traefik");
        var text = config?.Object.Content.At("spec").Text("valuesContent");
        var values = text is null ? null : YamlDocuments.Read(text, config!.Source.File) is [var (content, _), ..] ? content : null;
        var own = values.Objects("extraObjects")
            .Where(item => item.Text("kind") == "Middleware")
            .Select(item => new KubernetesObject(item.Text("apiVersion") ?? "", "Middleware", item.At("metadata").Text("namespace") ?? "kube-system", item.At("metadata").Text("name"), item));
        return new TraefikSettings(values, own.Concat(view.OfKind("traefik.io", "Middleware").Select(item => item.Object)));
    }

    [GeneratedRegex(@"^--entrypoints\.(?<name>[^.=]+)", RegexOptions.IgnoreCase)]
    private static partial Regex EntryPoint();

    [GeneratedRegex(@"^--certificatesresolvers\.(?<name>[^.=]+)\.acme\.(?<challenge>http|dns|tls)challenge\b", RegexOptions.IgnoreCase)]
    private static partial Regex Challenge();
}
