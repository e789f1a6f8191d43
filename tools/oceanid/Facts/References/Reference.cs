using System.IO.Enumeration;
using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.References;

/// <summary>A place of an object that names another one, or selects some.</summary>
/// <param name="Row">What the table says of it.</param>
/// <param name="Origin">Where its paths begin.</param>
/// <param name="Place">The place.</param>
internal sealed record Reference(ReferenceRow Row, Origin Origin, Place Place)
{
    private static readonly string[] GroupFields = ["apiVersion", "apiGroup", "group"];

    private JsonObject? Fields => Place.Node as JsonObject;

    /// <summary>The name of the other object; null where there is none.</summary>
    public string? Name => Fields is null ? Place.Text : Fields[Row.Name] is JsonValue name ? name.ToString() : null;

    /// <summary>Where the name stands.</summary>
    public string NamePath => Fields is null ? Place.Path : $"{Place.Path}.{Row.Name}";

    /// <summary>The kind of the other object.</summary>
    public string Kind => Row.To?.Split('/')[^1] is { } kind and not ReferenceRow.All ? kind : Fields.Text("kind") ?? "";

    /// <summary>The group of the other object; null where nobody says it.</summary>
    public string? Group
    {
        get
        {
            var given = GroupFields.Select(name => Fields.Text(name)).FirstOrDefault(text => text is not null);
            var group = Row.To?.Split('/') is [var known, _] ? known : "";
            return given is null ? group is ReferenceRow.All ? null : group
                : Row.To is { } to && !to.Contains('*', StringComparison.Ordinal) ? group
                : given.Split('/') is [var named, _] ? named : Fields?["apiVersion"] is null ? given : "";
        }
    }

    /// <summary>The namespace of the other object; null where it has none.</summary>
    public string? Namespace => Row.Namespace switch
    {
        "none" => null,
        { } name => Fields.Text(name) ?? Origin.Object.Namespace,
        null => Origin.Object.Namespace,
    };

    /// <summary>Whether the object does without the other one.</summary>
    public bool IsOptional => Fields?["optional"]?.ToString() == "true";

    /// <summary>The keys of the other object that it names one by one.</summary>
    public IEnumerable<string> Keys => Row.Has.SelectMany(has => Values(has.Path)).Select(value => value.Text).OfType<string>();

    /// <summary>The values at a path of the place, or of what that is in.</summary>
    public IEnumerable<Place> Values(ScopedPath path) => path.Scope.Length == 0 ? path.Path.In(Place.Node, Place.Path) : Origin.In(path);

    /// <summary>Where what it makes is.</summary>
    public string? MadeIn => Row.Called is { } called && !called.Contains('$', StringComparison.Ordinal) ? Name : Namespace;

    /// <summary>The name of what it makes; <c>*</c> in it stands for anything.</summary>
    public string MadeName => (Row.Called ?? "$").Replace("$object", Origin.Object.Name, StringComparison.Ordinal).Replace("$", Name, StringComparison.Ordinal);

    /// <summary>Every reference of an object, as the table has it.</summary>
    public static IEnumerable<Reference> Of(KubernetesObject found, ReferenceTable table) =>
        from origin in Origin.Of(found)
        from scope in origin.Scope
        from row in table.Of(scope)
        from path in row.At
        from place in path.In(origin.Start.Node, origin.Start.Path)
        let reference = new Reference(row, origin, place)
        where row.When.All(when => (when.Path.Scope == ScopedPath.Place ? when.Path.Path.In(place.Node, place.Path) : origin.In(when.Path))
            .Any(value => value.Text is { } text && FileSystemName.MatchesSimpleExpression(when.Pattern, text, ignoreCase: false)))
        // Who names a user where the row means an account names something else.
        where row.To is not { } to || to.EndsWith(ReferenceRow.All, StringComparison.Ordinal) || reference.Fields.Text("kind") is not { } kind || kind == reference.Kind
        select reference;
}
