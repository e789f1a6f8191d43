using System.Globalization;
using Oceanid.Infrastructure.Components.Secrets;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Oceanid.Infrastructure.Components.K3s;

/// <summary>The settings of <see cref="TraefikIngress"/>.</summary>
public sealed class TraefikIngressArgs
{
    /// <summary>How many pods. Default 1; with <see cref="Acme"/> never more, for they share neither certificates nor challenges.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>Certificates; null (default) for none.</summary>
    public Acme? Acme { get; init; }
}

/// <summary>
/// The settings of the Traefik that comes with K3s, as values laid over those that K3s gives its chart: bounded memory, TLS 1.2 or newer,
/// security headers on every answer, an access log, and perhaps certificates.
/// </summary>
public sealed class TraefikIngress : ComponentResource
{
    /// <summary>The name of the certificate resolver, for the annotation <c>traefik.ingress.kubernetes.io/router.tls.certresolver</c> of an Ingress.</summary>
    public const string CertificateResolver = "acme";

    // The name and the namespace of the chart.
    private const string ChartName = "traefik";
    private const string ChartNamespace = "kube-system";

    private const string CloudflareSecret = "traefik-cloudflare";

    private const string Bounds = """
        resources:
          requests:
            cpu: 50m
            memory: 64Mi
          limits:
            cpu: 500m
            memory: 192Mi
        tlsOptions:
          default:
            minVersion: VersionTLS12
            cipherSuites:
              - TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256
              - TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
              - TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256
              - TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
              - TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
              - TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256

        """;

    private const string SecurityHeaders = """
        extraObjects:
          - apiVersion: traefik.io/v1alpha1
            kind: Middleware
            metadata:
              name: security-headers
              namespace: kube-system
            spec:
              headers:
                contentTypeNosniff: true
                frameDeny: true
                referrerPolicy: strict-origin-when-cross-origin
                customResponseHeaders:
                  Server: ""
                  X-Powered-By: ""

        """;

    // For the Ingress that has the plain HTTP of a host with a certificate. Never for the whole entry point: the tunnel's hosts come in there.
    private const string Redirect = """
          - apiVersion: traefik.io/v1alpha1
            kind: Middleware
            metadata:
              name: redirect-to-https
              namespace: kube-system
            spec:
              redirectScheme:
                scheme: https
                permanent: true

        """;

    // A browser that has once seen it opens the host by HTTPS alone for a year: so not where a certificate is missing, or of the staging authority.
    private const string StrictTransport = """
          - apiVersion: traefik.io/v1alpha1
            kind: Middleware
            metadata:
              name: strict-transport-security
              namespace: kube-system
            spec:
              headers:
                stsSeconds: 31536000

        """;

    // The account and the certificates. Without it each restart would ask for all of them anew, until a rate limit of a week ends it.
    private const string Volume = """
        persistence:
          enabled: true
          size: 128Mi

        """;

    /// <summary>Declares the HelmChartConfig, and before it the Secret that it needs.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Resource options.</param>
    public TraefikIngress(string name, TraefikIngressArgs args, ComponentResourceOptions? options = null)
        : base("oceanid:k3s:TraefikIngress", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var secret = args.Acme?.CloudflareToken is { } token
            ? new EscSecret(
                CloudflareSecret,
                new EscSecretArgs
                {
                    Namespace = ChartNamespace,
                    Name = CloudflareSecret,
                    // The variable that the provider `cloudflare` of lego reads (https://go-acme.github.io/lego/dns/cloudflare/).
                    Data = new Dictionary<string, Output<string>> { ["CF_DNS_API_TOKEN"] = token },
                },
                new ComponentResourceOptions { Parent = this })
            : null;

        _ = new HelmChartConfig(
            name,
            new HelmChartConfigArgs
            {
                Metadata = new ObjectMetaArgs { Name = ChartName, Namespace = ChartNamespace },
                Spec = new HelmChartConfigSpecArgs { ValuesContent = Values(args) },
            },
            secret is null
                ? new CustomResourceOptions { Parent = this }
                : new CustomResourceOptions { Parent = this, DependsOn = secret });
        RegisterOutputs();
    }

    // Keys of the chart that mean the same in 34 to 41; K3s decides which major there is, and without the schema of the values, which K3s leaves
    // out, a key that the chart does not know does nothing and says nothing. So the access log (logs.access, which became accessLog in 41), the
    // resolver and what ties a middleware to an entry point are arguments of Traefik itself.
    private static string Values(TraefikIngressArgs args)
    {
        var acme = args.Acme;
        var trusted = acme is { Staging: false };
        var values = Bounds;
        if (args.Replicas > 1)
            values += string.Create(CultureInfo.InvariantCulture, $"deployment:\n  replicas: {args.Replicas}\n");
        if (acme is not null)
            values += Volume;
        if (acme?.CloudflareToken is not null)
            values += $"envFrom:\n  - secretRef:\n      name: {CloudflareSecret}\n";

        values += SecurityHeaders;
        if (acme is not null)
            values += Redirect;
        if (trusted)
            values += StrictTransport;

        string[] arguments =
        [
            "--accesslog=true",
            "--accesslog.format=json",
            $"--entryPoints.web.http.middlewares={Middleware("security-headers")}",
            // Traefik sends the header by TLS only; the tunnel's hosts come in by `web`.
            $"--entryPoints.websecure.http.middlewares={Middleware("security-headers")}{(trusted ? $",{Middleware("strict-transport-security")}" : "")}",
            .. acme is null ? [] : Resolver(acme),
        ];
        return $"{values}additionalArguments:\n{string.Concat(arguments.Select(argument => $"  - {argument}\n"))}";
    }

    private static IEnumerable<string> Resolver(Acme acme)
    {
        const string Prefix = $"--certificatesresolvers.{CertificateResolver}.acme";
        yield return $"{Prefix}.email={acme.Email}";
        // A file of its own for each authority: Traefik keeps a certificate that has not run out, also that of the other one.
        yield return $"{Prefix}.storage=/data/{(acme.Staging ? "acme-staging" : "acme")}.json";
        if (acme.Staging)
            yield return $"{Prefix}.caserver=https://acme-staging-v02.api.letsencrypt.org/directory";
        yield return acme.Challenge == AcmeChallenge.Http
            ? $"{Prefix}.httpchallenge.entrypoint=web"
            : $"{Prefix}.dnschallenge.provider=cloudflare";
    }

    private static string Middleware(string name) => $"{ChartNamespace}-{name}@kubernetescrd";
}
