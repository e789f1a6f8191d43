using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Oceanid.Infrastructure.Components.Kubernetes;

/// <summary>
/// How a pod gets onto the control plane and nowhere else. A toleration alone only allows it, as the guide's
/// <c>--toleration-keys</c> does; the node selector pins it.
/// </summary>
public static class ControlPlane
{
    /// <summary>The label, and the key of the taint, of control plane nodes.</summary>
    public const string Label = "node-role.kubernetes.io/control-plane";

    /// <summary>Selects the control plane. K3s sets the label to <c>true</c>, not to the empty string.</summary>
    public static Dictionary<string, string> NodeSelector => new() { [Label] = "true" };

    /// <summary>Tolerates the taint of the control plane with whatever effect.</summary>
    public static TolerationArgs[] Tolerations => [new TolerationArgs { Key = Label, Operator = "Exists" }];
}
