using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Oceanid.Infrastructure.Components.Flux;

/// <summary>
/// Where notification-controller sends messages: <c>notification.toolkit.fluxcd.io/v1beta3</c> Provider, as the CRD of notification-controller
/// 1.8 serves it. Not called Provider, as the provider of Pulumi is.
/// </summary>
public sealed class AlertProvider : CustomResource
{
    /// <summary>The kind.</summary>
    public const string KindName = "Provider";

    /// <summary>Declares the object.</summary>
    /// <param name="name">The logical name of the resource.</param>
    /// <param name="args">The metadata and the spec.</param>
    /// <param name="options">Resource options.</param>
    public AlertProvider(string name, AlertProviderArgs args, CustomResourceOptions? options = null)
        : base(name, args, options)
    {
    }
}

/// <summary>The metadata and spec of an <see cref="AlertProvider"/>.</summary>
public sealed class AlertProviderArgs : CustomResourceArgs
{
    /// <summary>Sets the API version and the kind.</summary>
    public AlertProviderArgs()
        : base(Alert.ApiVersionName, AlertProvider.KindName)
    {
    }

    /// <summary>The desired state.</summary>
    [Input("spec", required: true)]
    public required Input<AlertProviderSpecArgs> Spec { get; set; }
}

/// <summary>The spec of a Provider.</summary>
public sealed class AlertProviderSpecArgs : ResourceArgs
{
    /// <summary>The service, such as <c>slack</c>.</summary>
    [Input("type", required: true)]
    public required Input<string> Type { get; set; }

    /// <summary>The address of the service. What the Secret has wins.</summary>
    [Input("address")]
    public Input<string>? Address { get; set; }

    /// <summary>The channel or room.</summary>
    [Input("channel")]
    public Input<string>? Channel { get; set; }

    /// <summary>The Secret with <c>address</c> or <c>token</c>, in the same namespace.</summary>
    [Input("secretRef")]
    public Input<LocalReferenceArgs>? SecretRef { get; set; }
}
