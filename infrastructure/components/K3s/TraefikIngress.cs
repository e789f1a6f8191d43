using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Oceanid.Infrastructure.Components.K3s;

/// <summary>
/// The settings of the Traefik that comes with K3s, as values laid over those that K3s gives its chart: bounded memory, TLS 1.2 or newer,
/// security headers on every answer, and an access log.
/// </summary>
public sealed class TraefikIngress : ComponentResource
{
    // The access log, and what ties the middleware to the entry points, are arguments of Traefik itself: the chart has moved its own keys for
    // both between majors (logs.access became accessLog in 41), K3s decides which major there is, and without the schema of the values, which
    // K3s leaves out, a key that the chart does not know does nothing and says nothing.
    private const string Values = """
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
                stsSeconds: 31536000
                customResponseHeaders:
                  Server: ""
                  X-Powered-By: ""
        additionalArguments:
          - --accesslog=true
          - --accesslog.format=json
          - --entryPoints.web.http.middlewares=kube-system-security-headers@kubernetescrd
          - --entryPoints.websecure.http.middlewares=kube-system-security-headers@kubernetescrd

        """;

    /// <summary>Declares the HelmChartConfig.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="options">Resource options.</param>
    public TraefikIngress(string name, ComponentResourceOptions? options = null)
        : base("oceanid:k3s:TraefikIngress", name, options)
    {
        _ = new HelmChartConfig(
            name,
            new HelmChartConfigArgs
            {
                // The name and the namespace of the chart.
                Metadata = new ObjectMetaArgs { Name = "traefik", Namespace = "kube-system" },
                Spec = new HelmChartConfigSpecArgs { ValuesContent = Values },
            },
            new CustomResourceOptions { Parent = this });
        RegisterOutputs();
    }
}
