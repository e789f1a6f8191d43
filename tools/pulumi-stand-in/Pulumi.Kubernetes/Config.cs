namespace Pulumi.Kubernetes;

// The configuration of the default provider. It is here because its name makes `new Config()` ambiguous in a file that
// uses both Pulumi and Pulumi.Kubernetes.
public static class Config
{
    public static bool? AlwaysRender { get => field ?? Values.GetBoolean("alwaysRender"); set; }
    public static string? Cluster { get => field ?? Values.Get("cluster"); set; }
    public static string? ClusterIdentifier { get => field ?? Values.Get("clusterIdentifier"); set; }
    public static string? Context { get => field ?? Values.Get("context"); set; }
    public static bool? DeleteUnreachable { get => field ?? Values.GetBoolean("deleteUnreachable"); set; }
    public static bool? EnableConfigMapMutable { get => field ?? Values.GetBoolean("enableConfigMapMutable"); set; }
    public static bool? EnablePatchForce { get => field ?? Values.GetBoolean("enablePatchForce"); set; }
    public static bool? EnableReplaceCRD { get => field ?? Values.GetBoolean("enableReplaceCRD"); set; }
    public static bool? EnableSecretMutable { get => field ?? Values.GetBoolean("enableSecretMutable"); set; }
    public static bool? EnableServerSideApply { get => field ?? Values.GetBoolean("enableServerSideApply"); set; }
    public static string? KubeConfig { get => field ?? Values.Get("kubeconfig"); set; }
    public static string? Namespace { get => field ?? Values.Get("namespace"); set; }
    public static string? RenderYamlToDirectory { get => field ?? Values.Get("renderYamlToDirectory"); set; }
    public static bool? SkipUpdateUnreachable { get => field ?? Values.GetBoolean("skipUpdateUnreachable"); set; }
    public static bool? StrictMode { get => field ?? Values.GetBoolean("strictMode"); set; }
    public static bool? SuppressDeprecationWarnings
    {
        get => field ?? Values.GetBoolean("suppressDeprecationWarnings");
        set;
    }
    public static bool? SuppressHelmHookWarnings
    {
        get => field ?? Values.GetBoolean("suppressHelmHookWarnings");
        set;
    }
    public static bool? UpsertExistingObjects { get => field ?? Values.GetBoolean("upsertExistingObjects"); set; }

    private static Pulumi.Config Values => new("kubernetes");
}
