using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Oceanid.Tool.Fleet;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.EventEmitters;

namespace Oceanid.Tool.Rendering;

/// <summary>A Kubernetes object as people write it: apiVersion, kind and metadata first.</summary>
internal static partial class ManifestYaml
{
    private static readonly string[] First = ["apiVersion", "kind", "metadata"];

    // Kubernetes reads YAML 1.1, where `yes` and `on` are booleans unless quoted.
    private static readonly ISerializer Serializer = new SerializerBuilder()
        .WithQuotingNecessaryStrings(quoteYaml1_1Strings: true)
        .WithIndentedSequences()
        .WithEventEmitter(next => new TextStyle(next))
        .DisableAliases()
        .WithNewLine("\n")
        .Build();

    public static string Write(KubernetesObject found)
    {
        var rest = found.Content.Select(member => member.Key).Except(First);
        var ordered = First.Concat(rest).Where(found.Content.ContainsKey);
        return Serializer.Serialize(ordered.ToDictionary(key => key, key => Plain(found.Content[key])));
    }

    private static object? Plain(JsonNode? node) => node switch
    {
        null => null,
        JsonObject members => members.ToDictionary(member => member.Key, member => Plain(member.Value)),
        JsonArray items => items.Select(Plain).ToList(),
        _ => Scalar(node.AsValue()),
    };

    private static object Scalar(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => value.TryGetValue<long>(out var integer) ? integer : value.GetValue<double>(),
    };

    /// <summary>Text of several lines as a block; in quotes what the serializer's own list misses.</summary>
    private sealed class TextStyle(IEventEmitter next) : ChainedEventEmitter(next)
    {
        public override void Emit(ScalarEventInfo eventInfo, IEmitter emitter)
        {
            if (eventInfo.Source.Value is string text)
            {
                if (text.Contains('\n', StringComparison.Ordinal))
                    eventInfo.Style = ScalarStyle.Literal;
                else if (DateOrExponent().IsMatch(text))
                    eventInfo.Style = ScalarStyle.DoubleQuoted;
            }

            base.Emit(eventInfo, emitter);
        }
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{1,2}-[0-9]|^[-+]?[0-9.]+[eE][-+]?[0-9]+$")]
    private static partial Regex DateOrExponent();
}
