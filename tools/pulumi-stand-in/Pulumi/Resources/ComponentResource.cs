using Pulumi.Serialization;

namespace Pulumi;

public class ComponentResource : Resource
{
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : this(type, name, ResourceArgs.Empty, options)
    {
    }

    public ComponentResource(string type, string name, ResourceArgs? args, ComponentResourceOptions? options = null, bool remote = false)
        : base(type, name, custom: false, args ?? ResourceArgs.Empty, options ?? new ComponentResourceOptions(), remote)
    {
    }

    protected void RegisterOutputs() => RegisterOutputs(OutputProperties.Values(this));

    protected void RegisterOutputs(IDictionary<string, object?> outputs) => Deployment.Internal.RegisterOutputs(this, Output.Create(outputs));

    internal void RegisterPropertyOutputs() => RegisterOutputs();
}
