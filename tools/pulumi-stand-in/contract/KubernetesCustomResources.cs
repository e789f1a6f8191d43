using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Oceanid.Contract.Tests;

/// <summary>A custom resource in the hand-written style.</summary>
internal sealed class MyCr(string name, MyCrArgs args, CustomResourceOptions? options = null)
    : CustomResource(name, args, options)
{
    [Output("spec")] public Output<MyCrSpec> Spec { get; private set; } = null!;
}

internal sealed class MyCrArgs() : CustomResourceArgs("example.com/v1", "MyCr")
{
    [Input("spec")] public Input<MyCrSpecArgs>? Spec { get; set; }
}

internal sealed class MyCrSpecArgs : ResourceArgs
{
    [Input("interval", required: true)] public Input<string> Interval { get; set; } = null!;
    [Input("replicas")] public Input<int>? Replicas { get; set; }
    [Input("items")] private InputList<string>? _items;
    public InputList<string> Items { get => _items ??= new(); set => _items = value; }
}

[OutputType]
internal sealed class MyCrSpec
{
    public readonly string Interval;
    public readonly int? Replicas;
    public readonly ImmutableArray<string> Items;

    [OutputConstructor]
    public MyCrSpec(string interval, int? replicas, ImmutableArray<string> items) =>
        (Interval, Replicas, Items) = (interval, replicas, items);
}

internal sealed class MyCrPatch(string name, MyCrPatchArgs args) : CustomResourcePatch(name, args);

internal sealed class MyCrPatchArgs() : CustomResourcePatchArgs("example.com/v1", "MyCr");
