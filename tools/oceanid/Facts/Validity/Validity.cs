using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity;

/// <summary>What the API server would refuse of an object.</summary>
internal static class Validity
{
    /// <param name="served">The kinds of the cluster.</param>
    /// <param name="item">The object.</param>
    /// <param name="hasNamespace">Whether whoever applies it gives it a namespace, as the provider of a program does.</param>
    public static IEnumerable<Fault> Of(ServedKinds served, KubernetesObject item, bool hasNamespace)
    {
        if (served.MayServe(item))
            return [];
        if (served.Missing(item) is { } missing)
            return [missing];

        var kind = served.Find(item)!;
        return One([.. Named(kind, item, hasNamespace), .. kind.Check(item.Content), .. CodeRules.Of(item), .. Roles(served, item), .. ChartValues.In(served, item)]).Where(fault => !IsSecret(item.Content, fault.Field));
    }

    private static IEnumerable<Fault> Roles(ServedKinds served, KubernetesObject item) => (item.Group, item.Kind) switch
    {
        (ApiGroups.Rbac, "Role" or "ClusterRole") => RoleResources.Of(served, new Part(item.Content, ""), item.Kind == "ClusterRole"),
        _ => [],
    };

    private static IEnumerable<Fault> Named(Kind kind, KubernetesObject item, bool hasNamespace)
    {
        // meta validation: ValidateObjectMetaAccessor.
        if (item.Name is { Length: > 0 } name && Formats.Wrong(kind.NameFormat, name) is { } wrong)
            yield return new Fault("metadata.name", wrong);
        if (item.Namespace is { } space && Formats.Wrong("dns-label", space) is { } wrongSpace)
            yield return new Fault("metadata.namespace", wrongSpace);
        else if (kind.IsNamespaced == false && item.Namespace is not null)
            yield return new Fault("metadata.namespace", $"A {kind.Name} is in no namespace.", "Remove it.");
        else if (kind.IsNamespaced == true && item.Namespace is null && !hasNamespace)
            yield return new Fault("metadata.namespace", "It is missing.", "Name the namespace that the object is for.");
    }

    // What is said of a field is not said again of what is in it, or around it.
    private static List<Fault> One(IReadOnlyList<Fault> faults)
    {
        var kept = new List<Fault>();
        foreach (var fault in faults)
        {
            if (!kept.Exists(other => other.Field == fault.Field || IsBelow(fault.Field, other.Field) || (IsBelow(other.Field, fault.Field) && fault.Field.Length > 0)))
                kept.Add(fault);
        }

        return kept;
    }

    private static bool IsBelow(string field, string other) =>
        field.StartsWith(other, StringComparison.Ordinal) && field.Length > other.Length && field[other.Length] is '.' or '[';

    // Of a secret only its source is here.
    private static bool IsSecret(JsonObject content, string field) =>
        FieldPath.Of(content, field) is var path && path.Existing == path.Length && path.Value is JsonValue value && SecretMarker.IsIn(value.ToString());
}
