using Pulumi.Serialization;

namespace Pulumi;

public class Stack : ComponentResource
{
    internal const string RootType = "pulumi:pulumi:Stack";

    public Stack(StackOptions? options = null)
        : base(RootType, $"{Deployment.Instance.ProjectName}-{Deployment.Instance.StackName}", OptionsOf(options)) =>
        Deployment.Internal.Stack = this;

    internal void RegisterStackOutputs()
    {
        var missing = OutputProperties.Of(GetType()).Where(property => property.Name != "urn" && property.Get(this) is null).Select(property => property.Name).ToList();
        if (missing.Count > 0)
        {
            throw new RunException(
                $"Output(s) '{string.Join(", ", missing)}' have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.");
        }

        RegisterPropertyOutputs();
    }

    private static ComponentResourceOptions OptionsOf(StackOptions? options) => new()
    {
        ResourceTransformations = options?.ResourceTransformations ?? [],
    };
}

public class StackOptions
{
    public List<ResourceTransformation> ResourceTransformations { get; set; } = [];
}
