using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi.Serialization;

/// <summary>JSON of values that have outputs inside: each output is its value, and its flags reach the result.</summary>
internal static class OutputJson
{
    public static Output<string> Serialize<T>(Output<T> value, JsonSerializerOptions? options)
    {
        return new Output<string>(SerializeAsync());

        async Task<OutputData<string>> SerializeAsync()
        {
            var outer = await value.Data.ConfigureAwait(false);
            if (!outer.IsKnown)
                return new OutputData<string>(outer.Resources, "", false, outer.IsSecret);

            var found = new List<OutputData<object?>> { new(outer.Resources, null, true, outer.IsSecret) };
#pragma warning disable CA1869 // The converter belongs to this one call.
            var withOutputs = new JsonSerializerOptions(options ?? JsonSerializerOptions.Default);
#pragma warning restore CA1869
            withOutputs.Converters.Add(new OutputConverterFactory(found));
            var text = JsonSerializer.Serialize(outer.Value, withOutputs);
            return new OutputData<string>(
                found.Aggregate(ImmutableHashSet<Resource>.Empty, (set, data) => set.Union(data.Resources)),
                text,
                found.TrueForAll(data => data.IsKnown),
                found.Exists(data => data.IsSecret));
        }
    }

    private sealed class OutputConverterFactory(List<OutputData<object?>> found) : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeof(IOutput).IsAssignableFrom(typeToConvert) || typeof(IInput).IsAssignableFrom(typeToConvert);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(OutputConverter<>).MakeGenericType(typeToConvert), found)!;
    }

    private sealed class OutputConverter<T>(List<OutputData<object?>> found) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new JsonException("Reading an output is not supported.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            var output = value is IInput input ? input.ToOutput() : (IOutput)value!;
            // The serializer is synchronous, and what it needs is on its way already.
            var data = output.GetDataAsync().GetAwaiter().GetResult();
            found.Add(data);
            JsonSerializer.Serialize(writer, data.IsKnown ? data.Value : null, options);
        }
    }
}
