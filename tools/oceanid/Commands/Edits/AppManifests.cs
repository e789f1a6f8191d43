using System.Globalization;

namespace Oceanid.Tool.Commands.Edits;

/// <summary>The first manifests of an app: one pod that the restricted profile admits, within the bounds that an app has by default.</summary>
internal static class AppManifests
{
    private const string Folder = """
        # The namespace APP, its bounds, policies, account and secrets are made by infrastructure/apps.
        apiVersion: kustomize.config.k8s.io/v1beta1
        kind: Kustomization
        namespace: APP
        resources:
          - APP.yaml

        """;

    private const string Pods = """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: APP
        spec:
          replicas: 1
          selector:
            matchLabels: {app.kubernetes.io/name: APP}
          template:
            metadata:
              labels: {app.kubernetes.io/name: APP}
              annotations:
                # The pods roll when a secret or a setting changes.
                oceanid.dev/checksum: ${checksum}
            spec:
              serviceAccountName: APP
              automountServiceAccountToken: false
              securityContext: {runAsNonRoot: true, runAsUser: 65532, runAsGroup: 65532, seccompProfile: {type: RuntimeDefault}}
              containers:
                - name: APP
                  image: IMAGE
                  ports: [{name: http, containerPort: PORT}]
        ENVIRONMENT
                  resources: {requests: {cpu: 20m, memory: 32Mi}, limits: {cpu: 200m, memory: 64Mi}}
                  startupProbe: {httpGet: {path: /, port: http}, failureThreshold: 30, periodSeconds: 2}
                  readinessProbe: {httpGet: {path: /, port: http}}
                  securityContext: {allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}
                  volumeMounts: [{name: tmp, mountPath: /tmp}]
              volumes: [{name: tmp, emptyDir: {sizeLimit: 16Mi}}]
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: APP
        spec:
          selector: {app.kubernetes.io/name: APP}
          ports: [{name: http, port: 80, targetPort: http}]

        """;

    private const string Ingress = """
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: APP
        spec:
          ingressClassName: traefik
          rules:
            - host: HOST
              http:
                paths:
                  - path: /
                    pathType: Prefix
                    backend: {service: {name: APP, port: {name: http}}}

        """;

    public static string Kustomization(string app) => Folder.Replace("APP", app, StringComparison.Ordinal);

    /// <param name="app">The name of the app.</param>
    /// <param name="image">Its image, with a tag.</param>
    /// <param name="port">The port on which it speaks HTTP.</param>
    /// <param name="host">The host of its Ingress; null for none.</param>
    /// <param name="hasConfig">Whether it has a ConfigMap.</param>
    /// <param name="hasSecrets">Whether it has a Secret.</param>
    public static string Workload(string app, string image, int port, string? host, bool hasConfig, bool hasSecrets)
    {
        string[] sources = [.. hasConfig ? [$"configMapRef: {{name: {app}-config}}"] : Array.Empty<string>(), .. hasSecrets ? [$"secretRef: {{name: {app}-secrets}}"] : Array.Empty<string>()];
        var environment = sources.Length == 0 ? "" : $"          envFrom: [{string.Join(", ", sources.Select(source => $"{{{source}}}"))}]\n";
        return Pods.Replace("APP", app, StringComparison.Ordinal)
                .Replace("IMAGE", image, StringComparison.Ordinal)
                .Replace("PORT", port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("ENVIRONMENT\n", environment, StringComparison.Ordinal)
            + (host is null ? "" : Ingress.Replace("APP", app, StringComparison.Ordinal).Replace("HOST", host, StringComparison.Ordinal));
    }
}
