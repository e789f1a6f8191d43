using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Oceanid.Tool.Tests.Fixtures;

/// <summary>An object of any custom kind.</summary>
internal sealed class AnyKind(string name, AnyKindArgs args, CustomResourceOptions? options = null) : CustomResource(name, args, options);

/// <summary>Its spec, as it would stand in YAML.</summary>
internal sealed class AnyKindArgs : CustomResourceArgs
{
    public AnyKindArgs(string apiVersion, string kind, string space, string name)
        : base(apiVersion, kind) => Metadata = new ObjectMetaArgs { Name = name, Namespace = space };

    [Input("spec")]
    public InputMap<object> Spec { get; init; } = [];
}
