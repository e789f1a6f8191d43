using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Turns plain values of the engine into the types of output properties.</summary>
internal static class Converter
{
    private static readonly ConcurrentDictionary<Type, ConstructorInfo> Constructors = new();
    private static readonly ConcurrentDictionary<Type, bool> Checked = new();

    /// <summary>The value as the target type; the default where it does not fit, of which the log of a test says nothing.</summary>
    public static object? ConvertOrDefault(object? value, Type target) => ConvertTo(value, target) ?? Default(target);

    /// <summary>Fails for a type that no output property may have.</summary>
    public static void CheckType(string context, Type type)
    {
        if (Checked.GetOrAdd(type, IsAllowed))
            return;
        throw new InvalidOperationException($"{context} contains invalid type {type.FullName}");
    }

    private static bool IsAllowed(Type type)
    {
        if (type == typeof(string) || type == typeof(bool) || type == typeof(int) || type == typeof(double) || type == typeof(object)
            || typeof(AssetOrArchive).IsAssignableFrom(type) || type.GetCustomAttribute<OutputTypeAttribute>() is not null)
        {
            return true;
        }

        if (!type.IsGenericType)
            return false;

        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GetGenericArguments();
        if (definition == typeof(ImmutableDictionary<,>))
            return arguments[0] == typeof(string) && IsAllowed(arguments[1]);
        return (definition == typeof(Nullable<>) || definition == typeof(ImmutableArray<>)) && IsAllowed(arguments[0]);
    }

    /// <summary>Null where it does not fit.</summary>
    private static object? ConvertTo(object? value, Type target)
    {
        if (Nullable.GetUnderlyingType(target) is { } underlying)
            return ConvertTo(value, underlying);
        if (target == typeof(int) && value is double number)
            return (int)number;
        if (target.GetCustomAttribute<OutputTypeAttribute>() is not null)
            return value is ImmutableDictionary<string, object> members ? ObjectOf(members, target) : null;
        if (target.IsInstanceOfType(value))
            return value;
        return (value, target.IsGenericType ? target.GetGenericTypeDefinition() : null) switch
        {
            (ImmutableArray<object> items, { } definition) when definition == typeof(ImmutableArray<>) =>
                Invoke(nameof(ArrayOf), target.GetGenericArguments()[0], items),
            (ImmutableDictionary<string, object> members, { } definition) when definition == typeof(ImmutableDictionary<,>) =>
                Invoke(nameof(MapOf), target.GetGenericArguments()[1], members),
            _ => null,
        };
    }

    private static object ObjectOf(ImmutableDictionary<string, object> members, Type target)
    {
        var constructor = Constructors.GetOrAdd(target, type => type
            .GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Single(candidate => candidate.GetCustomAttribute<OutputConstructorAttribute>() is not null));
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter =>
            ConvertOrDefault(members.GetValueOrDefault(parameter.Name!), parameter.ParameterType))]);
    }

    private static object? Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    private static object Invoke(string method, Type argument, object value) =>
        typeof(Converter).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(argument).Invoke(null, [value])!;

    private static ImmutableArray<T> ArrayOf<T>(ImmutableArray<object> items) => [.. items.Select(item => (T)ConvertOrDefault(item, typeof(T))!)];

    private static ImmutableDictionary<string, T> MapOf<T>(ImmutableDictionary<string, object> members) =>
        members.ToImmutableDictionary(member => member.Key, member => (T)ConvertOrDefault(member.Value, typeof(T))!);
}
