using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Turns plain values of the engine into the types of output properties.</summary>
internal static class Converter
{
    private static readonly ConcurrentDictionary<Type, ConstructorInfo> Constructors = new();
    private static readonly ConcurrentDictionary<Type, bool> Checked = new();

    /// <summary>The value as the target type; a warning and the default where it does not fit.</summary>
    public static object? ConvertOrWarn(string context, object? value, Type target)
    {
        try
        {
            return ConvertTo(context, value, target);
        }
        catch (InvalidOperationException failure)
        {
            Log.Warn($"Could not convert the value at {context}: {failure.Message}");
            return Default(target);
        }
    }

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
            || type == typeof(JsonElement) || type.IsEnum || typeof(AssetOrArchive).IsAssignableFrom(type) || typeof(Resource).IsAssignableFrom(type)
            || type.GetCustomAttribute<EnumTypeAttribute>() is not null || type.GetCustomAttribute<OutputTypeAttribute>() is not null)
        {
            return true;
        }

        if (!type.IsGenericType)
            return false;

        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GetGenericArguments();
        if (definition == typeof(ImmutableDictionary<,>))
            return arguments[0] == typeof(string) && IsAllowed(arguments[1]);
        return (definition == typeof(Nullable<>) || definition == typeof(Union<,>) || definition == typeof(ImmutableArray<>) || definition == typeof(Output<>))
            && arguments.All(IsAllowed);
    }

    private static object? ConvertTo(string context, object? value, Type target)
    {
        if (value is null)
            return Default(target);
        if (target == typeof(object))
            return value;
        if (Nullable.GetUnderlyingType(target) is { } underlying)
            return ConvertTo(context, value, underlying);
        if (target == typeof(int) && value is double number)
            return (int)number;
        if (target == typeof(JsonElement))
            return JsonSerializer.SerializeToElement(value);
        if (target.IsEnum && value is double ordinal)
            return Enum.ToObject(target, (int)ordinal);
        if (target.GetCustomAttribute<EnumTypeAttribute>() is not null)
            return EnumOf(context, value, target);
        if (target.GetCustomAttribute<OutputTypeAttribute>() is not null)
            return ObjectOf(context, value, target);
        if (target.IsGenericType)
            return GenericOf(context, value, target);
        return target.IsInstanceOfType(value) ? value : throw Mismatch(context, value, target);
    }

    private static object GenericOf(string context, object value, Type target)
    {
        var definition = target.GetGenericTypeDefinition();
        var arguments = target.GetGenericArguments();
        if (definition == typeof(ImmutableArray<>) && value is ImmutableArray<object> items)
        {
            var array = Array.CreateInstance(arguments[0], items.Length);
            for (var index = 0; index < items.Length; index++)
                array.SetValue(ConvertTo($"{context}[{index}]", items[index], arguments[0]), index);
            return Invoke(nameof(ArrayOf), arguments[0], array);
        }

        if (definition == typeof(ImmutableDictionary<,>) && value is ImmutableDictionary<string, object> members)
        {
            var converted = members.ToDictionary(member => member.Key, member => ConvertTo($"{context}.{member.Key}", member.Value, arguments[1]));
            return Invoke(nameof(MapOf), arguments[1], converted);
        }

        if (definition == typeof(Union<,>))
            return UnionOf(context, value, target, arguments);

        throw Mismatch(context, value, target);
    }

    private static object UnionOf(string context, object value, Type target, Type[] arguments)
    {
        foreach (var (argument, factory) in arguments.Zip(["FromT0", "FromT1"]))
        {
            try
            {
                return target.GetMethod(factory)!.Invoke(null, [ConvertTo(context, value, argument)])!;
            }
            catch (InvalidOperationException)
            {
                // The other type may fit.
            }
        }

        throw Mismatch(context, value, target);
    }

    private static object EnumOf(string context, object value, Type target)
    {
        var constructor = target.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .SingleOrDefault(candidate => candidate.GetParameters() is [var parameter] && parameter.ParameterType.IsInstanceOfType(value));
        return constructor?.Invoke([value]) ?? throw Mismatch(context, value, target);
    }

    private static object ObjectOf(string context, object value, Type target)
    {
        if (value is not ImmutableDictionary<string, object> members)
            throw Mismatch(context, value, target);

        var constructor = Constructors.GetOrAdd(target, type => type
            .GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Single(candidate => candidate.GetCustomAttribute<OutputConstructorAttribute>() is not null));
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter =>
        {
            var name = parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!;
            return ConvertOrWarn($"{context}.{name}", members.GetValueOrDefault(name), parameter.ParameterType);
        })]);
    }

    private static object? Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    private static object Invoke(string method, Type argument, object value) =>
        typeof(Converter).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(argument).Invoke(null, [value])!;

    private static ImmutableArray<T> ArrayOf<T>(T[] items) => [.. items];

    private static ImmutableDictionary<string, T> MapOf<T>(Dictionary<string, object?> members) =>
        members.ToImmutableDictionary(member => member.Key, member => (T)member.Value!);

    private static InvalidOperationException Mismatch(string context, object value, Type target) =>
        new($"Expected {target.FullName} but got {value.GetType().FullName} deserializing {context}");
}
