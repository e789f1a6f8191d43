namespace Pulumi.Kubernetes.Types.Inputs.Provider;

public class HelmReleaseSettingsArgs : ResourceArgs
{
    [Input("driver")] public Input<string>? Driver { get; set; }
    [Input("pluginsPath")] public Input<string>? PluginsPath { get; set; }
    [Input("registryConfigPath")] public Input<string>? RegistryConfigPath { get; set; }
    [Input("repositoryCache")] public Input<string>? RepositoryCache { get; set; }
    [Input("repositoryConfigPath")] public Input<string>? RepositoryConfigPath { get; set; }

    public HelmReleaseSettingsArgs()
    {
        Driver = Utilities.GetEnv("PULUMI_K8S_HELM_DRIVER")!;
        PluginsPath = Utilities.GetEnv("PULUMI_K8S_HELM_PLUGINS_PATH")!;
        RegistryConfigPath = Utilities.GetEnv("PULUMI_K8S_HELM_REGISTRY_CONFIG_PATH")!;
        RepositoryCache = Utilities.GetEnv("PULUMI_K8S_HELM_REPOSITORY_CACHE")!;
        RepositoryConfigPath = Utilities.GetEnv("PULUMI_K8S_HELM_REPOSITORY_CONFIG_PATH")!;
    }

    public static new HelmReleaseSettingsArgs Empty => new();
}

public class KubeClientSettingsArgs : ResourceArgs
{
    [Input("burst")] public Input<int>? Burst { get; set; }
    [Input("qps")] public Input<double>? Qps { get; set; }
    [Input("timeout")] public Input<int>? Timeout { get; set; }

    public KubeClientSettingsArgs()
    {
        Burst = Utilities.GetEnvInt32("PULUMI_K8S_CLIENT_BURST");
        Qps = Utilities.GetEnvDouble("PULUMI_K8S_CLIENT_QPS");
        Timeout = Utilities.GetEnvInt32("PULUMI_K8S_CLIENT_TIMEOUT");
    }

    public static new KubeClientSettingsArgs Empty => new();
}
