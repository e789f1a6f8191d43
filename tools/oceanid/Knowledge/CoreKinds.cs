using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Serialization;
using k8s.Models;

namespace Oceanid.Tool.Knowledge;

/// <summary>The kinds of Kubernetes itself, as the models of the KubernetesClient package describe them.</summary>
internal static class CoreKinds
{
    private static readonly ConcurrentDictionary<Type, ObjectSchema> Schemas = new();

    private static readonly Lazy<ILookup<(string Group, string Kind), (string Version, Type Model)>> Kinds = new(() =>
        typeof(V1Pod).Assembly.GetTypes()
            .Select(type => (Type: type, Entity: type.GetCustomAttribute<KubernetesEntityAttribute>()))
            // K3s serves no alpha or beta versions by default.
            .Where(model => model.Entity is { ApiVersion: var version } && version.IndexOfAny(['a', 'b']) < 0)
            .ToLookup(model => (model.Entity!.Group, model.Entity.Kind), model => (model.Entity!.ApiVersion, model.Type)));

    /// <summary>The versions of a kind, each with its schema; none for a kind that is not Kubernetes' own.</summary>
    public static IEnumerable<(string Version, ObjectSchema Schema)> Versions(string group, string kind) =>
        Kinds.Value[(group, kind)].Select(model => (model.Version, Of(model.Model)));

    /// <summary>The schema of a model by its name without the version, such as <c>PodTemplateSpec</c>.</summary>
    public static ObjectSchema Named(string name) =>
        typeof(V1Pod).Assembly.GetType($"k8s.Models.V1{name}") is { } model ? Of(model) : ObjectSchema.Any;

    private static ObjectSchema Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || type == typeof(byte[]) || type == typeof(DateTime) || type == typeof(DateTimeOffset))
            return ObjectSchema.Text;
        if (type == typeof(bool))
            return ObjectSchema.Boolean;
        if (type == typeof(int))
            return ObjectSchema.Integer;
        if (type == typeof(long))
            return ObjectSchema.LongInteger;
        if (type == typeof(double))
            return ObjectSchema.Number;
        if (type == typeof(ResourceQuantity) || type == typeof(IntOrString))
            return ObjectSchema.NumberOrText;
        if (type.IsGenericType)
        {
            var arguments = type.GetGenericArguments();
            return arguments.Length == 2 ? new ObjectSchema.Map(Of(arguments[1])) : new ObjectSchema.Items(Of(arguments[0]));
        }

        return type.Namespace == typeof(V1Pod).Namespace && type.IsClass
            ? Schemas.GetOrAdd(type, model => new ObjectSchema.Mapping(new(() => Members(model)), []))
            : ObjectSchema.Any;
    }

    private static Dictionary<string, ObjectSchema> Members(Type model) => model.GetProperties()
        .Select(property => (Name: property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name, property.PropertyType))
        .Where(property => property.Name is not null)
        .ToDictionary(property => property.Name!, property => Of(property.PropertyType), StringComparer.Ordinal);
}
