namespace Oceanid.Tool.Knowledge;

/// <summary>The API groups that the command knows by name.</summary>
internal static class ApiGroups
{
    public const string Kustomize = "kustomize.toolkit.fluxcd.io";
    public const string Source = "source.toolkit.fluxcd.io";
    public const string Notification = "notification.toolkit.fluxcd.io";
    public const string Pulumi = "pulumi.com";
    public const string Rbac = "rbac.authorization.k8s.io";
}
