using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Turns inputs into the plain values that the engine sees, keeping apart what is secret or unknown.</summary>
internal static class Serializer
{
    private static readonly ConcurrentDictionary<Type, MethodInfo?> EnumConversions = new();

    /// <summary>Serializes each member; those that are null are left out.</summary>
    public static async Task<ImmutableDictionary<string, OutputData<object?>>> SerializeMembersAsync(
        string context,
        ImmutableDictionary<string, object?> members)
    {
        var result = ImmutableDictionary.CreateBuilder<string, OutputData<object?>>();
        foreach (var (key, value) in members)
        {
            OutputData<object?> data;
            try
            {
                data = await SerializeAsync($"{context}.{key}", value).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is InvalidOperationException or ArgumentException)
            {
                throw new InvalidOperationException($"error serializing property \"{key}\": {failure.Message}", failure);
            }

            if (data.Value is not null || !data.IsKnown)
                result[key] = data;
        }

        return result.ToImmutable();
    }

    public static async Task<OutputData<object?>> SerializeAsync(string context, object? value)
    {
        switch (value)
        {
            case null or bool or double or string or AssetOrArchive:
                return OutputData<object?>.Of(value);
            case int number:
                return OutputData<object?>.Of((double)number);
            case JsonInput json:
                return await JsonAsync(context, json).ConfigureAwait(false);
            case InputArgs args:
                return await DictionaryAsync(context, args.ToDictionary()).ConfigureAwait(false);
            case IInput input:
                return await OutputAsync(context, input.ToOutput()).ConfigureAwait(false);
            case IOutput output:
                return await OutputAsync(context, output).ConfigureAwait(false);
            case IUnion union:
                return await SerializeAsync(context, union.Value).ConfigureAwait(false);
            case JsonElement element:
                return OutputData<object?>.Of(FromJson(element));
            case Resource resource:
                await resource.Urn.Data.ConfigureAwait(false);
                return OutputData<object?>.Of(resource) with { Resources = [resource] };
            case IDictionary dictionary:
                return await DictionaryAsync(context, Entries(context, dictionary)).ConfigureAwait(false);
            case IList list:
                return await ListAsync(context, list).ConfigureAwait(false);
            default:
                if (EnumConversions.GetOrAdd(value.GetType(), FindEnumConversion) is { } conversion)
                    return await SerializeAsync(context, conversion.Invoke(null, [value])).ConfigureAwait(false);
                throw new InvalidOperationException($"{value.GetType().FullName} is not a supported argument type.\n\t{context}");
        }
    }

    private static async Task<OutputData<object?>> OutputAsync(string context, IOutput output)
    {
        var outer = await output.GetDataAsync().ConfigureAwait(false);
        if (!outer.IsKnown)
            return outer;

        var inner = await SerializeAsync($"{context}.id", outer.Value).ConfigureAwait(false);
        return new OutputData<object?>(
            outer.Resources.Union(inner.Resources), inner.Value, inner.IsKnown, outer.IsSecret || inner.IsSecret);
    }

    private static async Task<OutputData<object?>> DictionaryAsync(string context, ImmutableDictionary<string, object?> members)
    {
        var serialized = await SerializeNestedAsync(context, members).ConfigureAwait(false);
        return Combine(
            serialized.Values,
            serialized.Where(member => member.Value.Value is not null)
                .ToImmutableDictionary(member => member.Key, member => member.Value.Value!));
    }

    private static async Task<Dictionary<string, OutputData<object?>>> SerializeNestedAsync(
        string context,
        ImmutableDictionary<string, object?> members)
    {
        var result = new Dictionary<string, OutputData<object?>>();
        foreach (var (key, value) in members)
            result.Add(key, await SerializeAsync($"{context}.{key}", value).ConfigureAwait(false));
        return result;
    }

    private static async Task<OutputData<object?>> ListAsync(string context, IList list)
    {
        var items = new List<OutputData<object?>>(list.Count);
        for (var index = 0; index < list.Count; index++)
            items.Add(await SerializeAsync($"{context}[{index}]", list[index]).ConfigureAwait(false));
        return Combine(items, items.Select(item => item.Value!).ToImmutableArray());
    }

    private static async Task<OutputData<object?>> JsonAsync(string context, JsonInput json)
    {
        var data = await SerializeAsync(context, json.Value).ConfigureAwait(false);
        return data with { Value = data is { IsKnown: true, Value: not null } ? JsonSerializer.Serialize(data.Value) : null };
    }

    private static OutputData<object?> Combine(IReadOnlyCollection<OutputData<object?>> parts, object value)
    {
        var isKnown = parts.All(part => part.IsKnown);
        return new OutputData<object?>(
            parts.Aggregate(ImmutableHashSet<Resource>.Empty, (set, part) => set.Union(part.Resources)),
            isKnown ? value : null,
            isKnown,
            parts.Any(part => part.IsSecret));
    }

    public static ImmutableDictionary<string, object?> Entries(string context, IDictionary dictionary)
    {
        var entries = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (DictionaryEntry entry in dictionary)
        {
            entries[entry.Key as string ?? throw new InvalidOperationException($"Dictionaries are only supported with string keys:\n\t{context}")] = entry.Value;
        }

        return entries.ToImmutable();
    }

    private static object? FromJson(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => element.EnumerateArray().Select(item => FromJson(item)!).ToImmutableArray(),
        JsonValueKind.Object => element.EnumerateObject()
            .Where(member => member.Value.ValueKind != JsonValueKind.Null)
            .ToImmutableDictionary(member => member.Name, member => FromJson(member.Value)!),
        _ => null,
    };

    private static MethodInfo? FindEnumConversion(Type type) =>
        type.GetCustomAttribute<EnumTypeAttribute>() is null
            ? null
            : type.GetMethods(BindingFlags.Static | BindingFlags.Public)
                .SingleOrDefault(method => method.Name == "op_Explicit" && method.ReturnType == typeof(string));
}
