using Pulumi;

namespace Oceanid.Infrastructure.Components.Flux;

/// <summary>A reference to an object by name, in the namespace of the object that refers to it.</summary>
public sealed class LocalReferenceArgs : ResourceArgs
{
    /// <summary>The name.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; set; }
}
