using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Oceanid.Infrastructure.Components.K3s;

/// <summary>
/// Values for a Helm chart that comes with K3s, such as <c>traefik</c>: <c>helm.cattle.io/v1</c> HelmChartConfig. It has the name and
/// the namespace (<c>kube-system</c>) of the chart that it changes.
/// </summary>
public sealed class HelmChartConfig : CustomResource
{
    /// <summary>The API version that K3s serves.</summary>
    public const string ApiVersionName = "helm.cattle.io/v1";

    /// <summary>The kind.</summary>
    public const string KindName = "HelmChartConfig";

    /// <summary>Declares the object.</summary>
    /// <param name="name">The logical name of the resource.</param>
    /// <param name="args">The metadata and the spec.</param>
    /// <param name="options">Resource options.</param>
    public HelmChartConfig(string name, HelmChartConfigArgs args, CustomResourceOptions? options = null)
        : base(name, args, options)
    {
    }
}

/// <summary>The metadata and spec of a <see cref="HelmChartConfig"/>.</summary>
public sealed class HelmChartConfigArgs : CustomResourceArgs
{
    /// <summary>Sets the API version and the kind.</summary>
    public HelmChartConfigArgs()
        : base(HelmChartConfig.ApiVersionName, HelmChartConfig.KindName)
    {
    }

    /// <summary>The desired state.</summary>
    [Input("spec", required: true)]
    public required Input<HelmChartConfigSpecArgs> Spec { get; set; }
}

/// <summary>The spec of a HelmChartConfig.</summary>
public sealed class HelmChartConfigSpecArgs : ResourceArgs
{
    /// <summary>Values as YAML; they are laid over those that K3s gives the chart.</summary>
    [Input("valuesContent")]
    public Input<string>? ValuesContent { get; set; }
}
