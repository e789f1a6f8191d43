using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Rights;

/// <summary>One thing that a rule of a role allows; <c>*</c> stands for all.</summary>
/// <param name="Verb">The verb.</param>
/// <param name="Group">The API group, empty for the core group.</param>
/// <param name="Resource">The resource, such as <c>deployments</c>, or a URL that is none.</param>
/// <param name="Name">The name of the one object; <c>*</c> where the rule names none.</param>
internal readonly record struct Right(string Verb, string Group, string Resource, string Name = "*")
{
    /// <summary>Everything.</summary>
    public static Right Any { get; } = new("*", "*", "*");

    /// <summary>The verbs that make an object say something else.</summary>
    public static IReadOnlyList<string> Writing { get; } = ["create", "update", "patch"];

    /// <summary>A right for each verb and resource.</summary>
    public static IEnumerable<Right> Each(IEnumerable<string> verbs, string apiGroup, params string[] resources) =>
        from resource in resources
        from verb in verbs
        select new Right(verb, apiGroup, resource);

    /// <summary>The resource of a kind, as roles call it: <c>ingresses</c> for <c>Ingress</c>.</summary>
    public static string ResourceOf(string kind)
    {
        var name = kind.ToLowerInvariant();
        return name switch
        {
            [.., 'y'] => $"{name[..^1]}ies",
            [.., 's'] => $"{name}es",
            _ => $"{name}s",
        };
    }

    /// <summary>The rights of a Role or ClusterRole.</summary>
    public static IEnumerable<Right> Of(JsonObject role) => role.Objects("rules").SelectMany(OfRule);

    /// <summary>Whether it is about a URL of the API server, and not about objects.</summary>
    public bool IsUrl => Resource.StartsWith('/');

    /// <summary>Whether whoever has this right has the other one as well.</summary>
    public bool Covers(Right other) =>
        Covers(Verb, other.Verb) && Covers(Group, other.Group) && CoversResource(other.Resource) && Covers(Name, other.Name);

    public override string ToString() =>
        $"{Verb} {Resource}{(Group.Length > 0 ? $".{Group}" : "")}{(Name == "*" ? "" : $" {Name}")}";

    private static IEnumerable<Right> OfRule(JsonObject rule) =>
        from verb in rule.Texts("verbs")
        from target in rule.Texts("nonResourceURLs").Select(url => ("", url == "*" ? "/*" : url)).Concat(
            from theGroup in rule.Texts("apiGroups")
            from resource in rule.Texts("resources")
            select (theGroup, resource))
        from name in rule.Texts("resourceNames").DefaultIfEmpty("*")
        select new Right(verb, target.Item1, target.Item2, name);

    private static bool Covers(string mine, string other) => mine == "*" || mine == other;

    // `*/token` is that subresource of whatever has it, `/metrics/*` what is below.
    private bool CoversResource(string other) =>
        Covers(Resource, other)
        || (Resource.StartsWith("*/", StringComparison.Ordinal) && other.EndsWith(Resource[1..], StringComparison.Ordinal))
        || (IsUrl && Resource.EndsWith('*') && other.StartsWith(Resource[..^1], StringComparison.Ordinal));
}
