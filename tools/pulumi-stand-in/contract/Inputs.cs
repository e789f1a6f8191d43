using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Oceanid.Contract.Tests;

/// <summary>The inputs that a mock receives, as JSON with sorted keys: text that two runs can be compared by.</summary>
internal static class Inputs
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Renders a value; a type that is not promised (an int, a plain list) fails the test.</summary>
    public static string Json(object? value) => value switch
    {
        null => "null",
        string text => JsonSerializer.Serialize(text, Readable),
        bool flag => flag ? "true" : "false",
        double number => number.ToString(CultureInfo.InvariantCulture),
        ImmutableDictionary<string, object> map => "{" + string.Join(", ", map
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => $"{Json(entry.Key)}: {Json(entry.Value)}")) + "}",
        ImmutableArray<object> list => "[" + string.Join(", ", list.Select(Json)) + "]",
        _ => throw new ArgumentException($"A mock never receives a {value.GetType()}.", nameof(value)),
    };
}
