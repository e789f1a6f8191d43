using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>The members of an args class that carry [Input], found once for each type.</summary>
internal static class InputMembers
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<Type, ImmutableArray<InputMember>> Cache = new();

    public static ImmutableDictionary<string, object?> Read(InputArgs args)
    {
        var type = args.GetType();
        var values = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var member in Cache.GetOrAdd(type, Find))
        {
            var value = member.Get(args);
            if (value is null && member.Input.IsRequired)
                throw new ArgumentNullException(member.Name, $"[Input] {type.FullName}.{member.Name} is required but was not given a value");

            values[member.Input.Name] = value is not null && member.Input.Json ? new JsonInput(value) : value;
        }

        return values.ToImmutable();
    }

    private static ImmutableArray<InputMember> Find(Type type)
    {
        var members = new List<InputMember>();
        for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
        {
            foreach (var field in current.GetFields(Instance))
            {
                if (field.GetCustomAttribute<InputAttribute>() is { } input)
                    members.Add(new InputMember(field.Name, input, field.GetValue));
            }

            foreach (var property in current.GetProperties(Instance))
            {
                if (property.GetCustomAttribute<InputAttribute>() is { } input)
                    members.Add(new InputMember(property.Name, input, property.GetValue));
            }
        }

        return [.. members];
    }

    private sealed record InputMember(string Name, InputAttribute Input, Func<object, object?> Get);
}

/// <summary>A value that reaches the engine as JSON text.</summary>
internal sealed record JsonInput(object Value);
