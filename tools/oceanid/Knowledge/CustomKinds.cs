using System.Collections.Concurrent;
using Oceanid.Infrastructure.Components.Flux;
using Oceanid.Infrastructure.Components.K3s;
using Oceanid.Infrastructure.Components.Operator;
using Pulumi;

namespace Oceanid.Tool.Knowledge;

/// <summary>The kinds of Flux, the operator and K3s, as our own typed resources describe them.</summary>
internal static class CustomKinds
{
    private static readonly ConcurrentDictionary<Type, ObjectSchema> Schemas = new();

    private static readonly IReadOnlyDictionary<(string ApiVersion, string Kind), Type> Specs = new Dictionary<(string, string), Type>
    {
        [(GitRepository.ApiVersionName, GitRepository.KindName)] = typeof(GitRepositorySpecArgs),
        [(OCIRepository.ApiVersionName, OCIRepository.KindName)] = typeof(OCIRepositorySpecArgs),
        [(Alert.ApiVersionName, Alert.KindName)] = typeof(AlertSpecArgs),
        [(Alert.ApiVersionName, AlertProvider.KindName)] = typeof(AlertProviderSpecArgs),
        [(HelmChartConfig.ApiVersionName, HelmChartConfig.KindName)] = typeof(HelmChartConfigSpecArgs),
        [(Kustomization.ApiVersionName, Kustomization.KindName)] = typeof(KustomizationSpecArgs),
        [(StackResource.ApiVersionName, StackResource.KindName)] = typeof(StackResourceSpecArgs),
    };

    /// <summary>The versions of a kind, each with its schema; none for a kind that we have no type for.</summary>
    public static IEnumerable<(string Version, ObjectSchema Schema)> Versions(string group, string kind)
    {
        foreach (var ((apiVersion, known), spec) in Specs)
        {
            if (known == kind && apiVersion.Split('/') is [var knownGroup, var version] && knownGroup == group)
                yield return (version, Kind(spec));
        }

        // Flux serves one version of its groups, also of the kinds that we do not use.
        if (group is ApiGroups.Source or ApiGroups.Kustomize && !Specs.Keys.Any(known => known.Kind == kind))
            yield return ("v1", ObjectSchema.Any);
    }

    private static ObjectSchema.Mapping Kind(Type spec)
    {
        var members = new Dictionary<string, ObjectSchema>(StringComparer.Ordinal)
        {
            ["apiVersion"] = ObjectSchema.Text,
            ["kind"] = ObjectSchema.Text,
            ["metadata"] = CoreKinds.Named("ObjectMeta"),
            ["spec"] = Of(spec),
            ["status"] = ObjectSchema.Any,
        };
        return new ObjectSchema.Mapping(new(members), ["metadata", "spec"]);
    }

    private static ObjectSchema Of(Type type)
    {
        if (type == typeof(string))
            return ObjectSchema.Text;
        if (type == typeof(bool))
            return ObjectSchema.Boolean;
        if (type == typeof(int))
            return ObjectSchema.Integer;
        if (type.IsGenericType && typeof(Output<>).Assembly == type.Assembly)
        {
            var value = Of(type.GetGenericArguments()[0]);
            return type.GetGenericTypeDefinition() == typeof(InputList<>) ? new ObjectSchema.Items(value)
                : type.GetGenericTypeDefinition() == typeof(InputMap<>) ? new ObjectSchema.Map(value)
                : value;
        }

        if (type.Assembly == typeof(StackResource).Assembly)
            return Schemas.GetOrAdd(type, args => new ObjectSchema.Mapping(new(() => Members(args)), [.. Inputs(args).Where(input => input.IsRequired).Select(input => input.Name)]));

        // A type of Kubernetes itself, such as PodTemplateSpecArgs: the models know all of its fields.
        return type.Name.EndsWith("Args", StringComparison.Ordinal) ? CoreKinds.Named(type.Name[..^"Args".Length]) : ObjectSchema.Any;
    }

    private static Dictionary<string, ObjectSchema> Members(Type args) =>
        Inputs(args).ToDictionary(input => input.Name, input => Of(input.Type), StringComparer.Ordinal);

    // The attribute keeps its name to itself; what it was written with can be read.
    private static IEnumerable<(string Name, bool IsRequired, Type Type)> Inputs(Type args) =>
        from property in args.GetProperties()
        from attribute in property.GetCustomAttributesData()
        where attribute.AttributeType == typeof(InputAttribute)
        select ((string)attribute.ConstructorArguments[0].Value!, attribute.ConstructorArguments[1].Value is true, property.PropertyType);
}
