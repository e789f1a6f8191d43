using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Oceanid.Infrastructure.Components.Flux;

/// <summary>
/// Which events notification-controller sends, and by which provider: <c>notification.toolkit.fluxcd.io/v1beta3</c> Alert, as the CRD of
/// notification-controller 1.8 serves it.
/// </summary>
public sealed class Alert : CustomResource
{
    /// <summary>The API version that the pinned CRD serves.</summary>
    public const string ApiVersionName = "notification.toolkit.fluxcd.io/v1beta3";

    /// <summary>The kind.</summary>
    public const string KindName = "Alert";

    /// <summary>Declares the object.</summary>
    /// <param name="name">The logical name of the resource.</param>
    /// <param name="args">The metadata and the spec.</param>
    /// <param name="options">Resource options.</param>
    public Alert(string name, AlertArgs args, CustomResourceOptions? options = null)
        : base(name, args, options)
    {
    }
}

/// <summary>The metadata and spec of an <see cref="Alert"/>.</summary>
public sealed class AlertArgs : CustomResourceArgs
{
    /// <summary>Sets the API version and the kind.</summary>
    public AlertArgs()
        : base(Alert.ApiVersionName, Alert.KindName)
    {
    }

    /// <summary>The desired state.</summary>
    [Input("spec", required: true)]
    public required Input<AlertSpecArgs> Spec { get; set; }
}

/// <summary>The spec of an Alert.</summary>
public sealed class AlertSpecArgs : ResourceArgs
{
    private InputList<AlertSourceArgs>? _eventSources;
    private InputMap<string>? _eventMetadata;

    /// <summary>The provider, in the same namespace.</summary>
    [Input("providerRef", required: true)]
    public required Input<LocalReferenceArgs> ProviderRef { get; set; }

    /// <summary><c>info</c> (default: everything) or <c>error</c>.</summary>
    [Input("eventSeverity")]
    public Input<string>? EventSeverity { get; set; }

    /// <summary>The objects whose events are sent.</summary>
    [Input("eventSources", required: true)]
    public InputList<AlertSourceArgs> EventSources
    {
        get => _eventSources ??= [];
        set => _eventSources = value;
    }

    /// <summary>What is added to each message.</summary>
    [Input("eventMetadata")]
    public InputMap<string> EventMetadata
    {
        get => _eventMetadata ??= [];
        set => _eventMetadata = value;
    }
}

/// <summary>Objects of one kind.</summary>
public sealed class AlertSourceArgs : ResourceArgs
{
    /// <summary>A kind of Flux.</summary>
    [Input("kind", required: true)]
    public required Input<string> Kind { get; set; }

    /// <summary>The name; <c>*</c> for all.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; set; }

    /// <summary>The namespace. Default: that of the Alert.</summary>
    [Input("namespace")]
    public Input<string>? Namespace { get; set; }
}
