using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Utilities;

namespace Oceanid.Tool.Fleet.Programs;

/// <summary>The outputs of a program, as `pulumi stack output` shows them.</summary>
internal static class ProgramOutputs
{
    public static async Task<JsonObject> ReadAsync(ImmutableDictionary<string, Output<object?>> outputs)
    {
        var read = new JsonObject();
        foreach (var (name, output) in outputs.OrderBy(output => output.Key, StringComparer.Ordinal))
            read[name] = await ReadAsync(output);
        return read;
    }

    private static async Task<JsonNode?> ReadAsync(Output<object?> output)
    {
        if (await Output.IsSecretAsync(output))
            return "[secret]";
        return await OutputUtilities.GetIsKnownAsync(output)
            ? PlainValue.From(await OutputUtilities.GetValueAsync(output))
            : "[unknown]";
    }
}
