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
        var properties = OutputProperties.Of(GetType()).Where(property => property.Name != "urn").ToList();
        var wrong = properties.Where(property => !property.IsOutput).Select(property => property.Member).ToList();
        if (wrong.Count > 0)
            throw RunException.OutputsHaveIncorrectType(wrong);

        var missing = properties.Where(property => property.Get(this) is null).Select(property => property.Name).ToList();
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
        ResourceTransforms = options?.ResourceTransforms ?? [],
    };
}

public class StackOptions
{
    public List<ResourceTransformation> ResourceTransformations { get; set; } = [];

    public List<ResourceTransform> ResourceTransforms { get; set; } = [];
}
