using System.Text.Json;
using System.Text.Json.Nodes;
using Oceanid.Infrastructure.Components.Settings;

namespace Oceanid.Tool.Knowledge;

/// <summary>What a value may be: a node of the schema of a kind.</summary>
internal abstract record ObjectSchema
{
    /// <summary>Anything.</summary>
    public static ObjectSchema Any { get; } = new AnySchema();

    /// <summary>A text.</summary>
    public static ObjectSchema Text { get; } = new ScalarSchema("a text", JsonValueKind.String);

    /// <summary>True or false.</summary>
    public static ObjectSchema Boolean { get; } = new ScalarSchema("true or false", JsonValueKind.True, JsonValueKind.False);

    /// <summary>A number.</summary>
    public static ObjectSchema Number { get; } = new ScalarSchema("a number", JsonValueKind.Number);

    /// <summary>A number without a fraction.</summary>
    public static ObjectSchema Integer { get; } = new IntegerSchema(int.MaxValue);

    /// <summary>A number without a fraction, of 64 bits.</summary>
    public static ObjectSchema LongInteger { get; } = new IntegerSchema(long.MaxValue);

    /// <summary>A number or a text: quantities and ports.</summary>
    public static ObjectSchema NumberOrText { get; } = new ScalarSchema("a number or a text", JsonValueKind.Number, JsonValueKind.String);

    /// <summary>Finds what does not fit, with its path.</summary>
    public abstract IEnumerable<(string Path, string Problem)> Check(JsonNode? node, string path);

    // The API server drops a null.
    private static bool IsNull(JsonNode? node) => node is null;

    /// <summary>A mapping with known members.</summary>
    /// <param name="Members">The members by name; read when first needed, for kinds refer to themselves.</param>
    /// <param name="Required">The names of those that must be there.</param>
    public sealed record Mapping(Lazy<IReadOnlyDictionary<string, ObjectSchema>> Members, IReadOnlyCollection<string> Required) : ObjectSchema
    {
        public override IEnumerable<(string Path, string Problem)> Check(JsonNode? node, string path)
        {
            if (IsNull(node))
                yield break;
            if (node is not JsonObject content)
            {
                yield return (path, "is not a mapping.");
                yield break;
            }

            foreach (var missing in Required.Where(name => content[name] is null))
                yield return (Below(path, missing), "is missing.");
            foreach (var (name, value) in content)
            {
                if (!Members.Value.TryGetValue(name, out var member))
                {
                    var meant = Suggestion.For(name, Members.Value.Keys);
                    yield return (Below(path, name), meant is null ? "is not a field of this kind." : $"is not a field of this kind. Did you mean {meant}?");
                    continue;
                }

                foreach (var problem in member.Check(value, Below(path, name)))
                    yield return problem;
            }
        }

        private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
    }

    /// <summary>A list.</summary>
    public sealed record Items(ObjectSchema Item) : ObjectSchema
    {
        public override IEnumerable<(string Path, string Problem)> Check(JsonNode? node, string path) => node switch
        {
            null => [],
            JsonArray items => items.SelectMany((item, index) => Item.Check(item, $"{path}[{index}]")),
            _ => [(path, "is not a list.")],
        };
    }

    /// <summary>A mapping with any names.</summary>
    public sealed record Map(ObjectSchema Value) : ObjectSchema
    {
        public override IEnumerable<(string Path, string Problem)> Check(JsonNode? node, string path) => node switch
        {
            null => [],
            JsonObject members => members.SelectMany(member => Value.Check(member.Value, $"{path}.{member.Key}")),
            _ => [(path, "is not a mapping.")],
        };
    }

    private sealed record AnySchema : ObjectSchema
    {
        public override IEnumerable<(string Path, string Problem)> Check(JsonNode? node, string path) => [];
    }

    private sealed record IntegerSchema(long Largest) : ObjectSchema
    {
        public override IEnumerable<(string Path, string Problem)> Check(JsonNode? node, string path)
        {
            if (IsNull(node))
                return [];
            if (node is not JsonValue value || !value.TryGetValue<long>(out var number))
                return [(path, "is not a whole number.")];
            return number > Largest ? [(path, $"is larger than {Largest}.")] : [];
        }
    }

    private sealed record ScalarSchema(string Name, params JsonValueKind[] Kinds) : ObjectSchema
    {
        public override IEnumerable<(string Path, string Problem)> Check(JsonNode? node, string path) =>
            IsNull(node) || Kinds.Contains(node!.GetValueKind()) ? [] : [(path, $"is not {Name}.")];
    }
}
