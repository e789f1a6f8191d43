using Oceanid.Infrastructure.Components.Operator;
using Oceanid.Tool.Knowledge;

namespace Oceanid.Tool.Tests.Knowledge;

public sealed class CoreKindsTests
{
    [Test]
    public void Every_type_within_our_own_is_known_down_to_its_fields()
    {
        var opaque = typeof(StackResourceSpecArgs).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Args", StringComparison.Ordinal) && typeof(Pulumi.ResourceArgs).IsAssignableFrom(type))
            .SelectMany(type => type.GetProperties())
            .SelectMany(property => property.PropertyType.GetGenericArguments())
            .Where(type => type.Namespace?.StartsWith("Pulumi.Kubernetes.Types.Inputs", StringComparison.Ordinal) == true)
            .Select(type => type.Name[..^"Args".Length])
            .Where(name => CoreKinds.Named(name) == ObjectSchema.Any);

        Assert.That(opaque, Is.Empty);
    }
}
