using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>The [Output] properties of a resource class, found once for each type.</summary>
internal static class OutputProperties
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<Type, ImmutableArray<OutputProperty>> Cache = new();

    public static ImmutableArray<OutputProperty> Of(Type resource) => Cache.GetOrAdd(resource, Find);

    /// <summary>The properties as outputs of a component: all but its URN.</summary>
    public static IDictionary<string, object?> Values(Resource resource) => Of(resource.GetType())
        .Where(property => property.Name != "urn")
        .ToDictionary(property => property.Name, property => property.Get(resource));

    /// <summary>
    /// Gives each property, or for a local component its URN only, an output that is completed later, and returns what
    /// completes them.
    /// </summary>
    public static Dictionary<string, IOutputSource> Initialize(Resource resource, bool all)
    {
        var sources = new Dictionary<string, IOutputSource>(StringComparer.Ordinal);
        foreach (var property in Of(resource.GetType()).Where(property => property.IsOutput))
        {
            Converter.CheckType($"[Output] {resource.GetType().FullName}.{property.Member}", property.ValueType);
            if (!all && property.Name != "urn")
                continue;

            var source = (IOutputSource)Activator.CreateInstance(typeof(OutputSource<>).MakeGenericType(property.ValueType), resource)!;
            property.Set(resource, source.Output);
            sources.Add(property.Name, source);
        }

        return sources;
    }

    private static ImmutableArray<OutputProperty> Find(Type type)
    {
        var found = new List<OutputProperty>();
        for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
        {
            foreach (var property in current.GetProperties(Instance))
            {
                if (property.GetCustomAttribute<OutputAttribute>() is { } output)
                    found.Add(new OutputProperty(property, output.Name ?? property.Name));
            }
        }

        return [.. found];
    }
}

internal sealed class OutputProperty(PropertyInfo property, string name)
{
    public string Name { get; } = name;

    public string Member => property.Name;

    public bool IsOutput { get; } = property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(Output<>);

    public Type ValueType => property.PropertyType.GetGenericArguments()[0];

    public object? Get(Resource resource) => property.GetValue(resource);

    public void Set(Resource resource, object output) => property.SetValue(resource, output);
}

internal interface IOutputSource
{
    object Output { get; }

    Type ValueType { get; }

    void Set(object? value, bool isKnown, bool isSecret);

    void Fail(Exception failure);
}

/// <summary>Completes an output of a resource; it depends on that resource.</summary>
internal sealed class OutputSource<T> : IOutputSource
{
    private readonly TaskCompletionSource<OutputData<T>> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ImmutableHashSet<Resource> _resources;
    private readonly Output<T> _output;

    public OutputSource(Resource resource)
    {
        _resources = [resource];
        _output = new Output<T>(_source.Task);
    }

    public object Output => _output;

    public Type ValueType => typeof(T);

    public void Set(object? value, bool isKnown, bool isSecret) =>
        _source.TrySetResult(new OutputData<T>(_resources, (T)value!, isKnown, isSecret));

    public void Fail(Exception failure) => _source.TrySetException(failure);
}
