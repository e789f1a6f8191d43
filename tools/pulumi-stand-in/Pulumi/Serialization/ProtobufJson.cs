using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>JSON text with the spacing of Google.Protobuf's formatter, in which `json: true` inputs arrive.</summary>
internal static class ProtobufJson
{
    public static string Format(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        ImmutableDictionary<string, object> { IsEmpty: true } => "{ }",
        ImmutableDictionary<string, object> members => $"{{ {string.Join(", ", members
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => $"{JsonSerializer.Serialize(member.Key)}: {Format(member.Value)}"))} }}",
        ImmutableArray<object> { IsEmpty: true } => "[ ]",
        ImmutableArray<object> items => $"[ {string.Join(", ", items.Select(Format))} ]",
        _ => JsonSerializer.Serialize(value),
    };
}
