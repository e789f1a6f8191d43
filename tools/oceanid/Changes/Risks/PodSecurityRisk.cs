using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Changes.Risks;

/// <summary>A namespace that admits more, or a pod that gives up a protection.</summary>
internal static class PodSecurityRisk
{
    private const string Enforce = "pod-security.kubernetes.io/enforce";

    private static readonly string[] Levels = ["privileged", "baseline", "restricted"];

    // What each is without the field, and what it must be to protect.
    private static readonly (string Field, string Safe)[] Protections =
    [
        ("runAsNonRoot", "true"),
        ("allowPrivilegeEscalation", "false"),
        ("readOnlyRootFilesystem", "true"),
    ];

    private static readonly string[] Dangers = ["privileged", "hostNetwork", "hostPID", "hostIPC"];

    public static IEnumerable<Risk> Of(ObjectChange change)
    {
        if (change is not { Before: not null, After: not null })
            yield break;

        if (change.Object.Kind == "Namespace" && Level(change.After) < Level(change.Before))
            yield return Risk.Of(RiskKind.WeakensPodSecurity, change, $"it enforces {Levels[Level(change.After)]} in the place of {Levels[Level(change.Before)]}");

        foreach (var reason in change.Fields.Select(Reason).OfType<string>())
            yield return Risk.Of(RiskKind.WeakensPodSecurity, change, reason);
    }

    private static int Level(DeclaredObject space) =>
        Math.Max(0, Array.IndexOf(Levels, space.Content.At("metadata", "labels").Text(Enforce)));

    private static string? Reason(FieldChange field)
    {
        var name = field.Path.Split('.')[^1];
        if (Protections.FirstOrDefault(protection => protection.Field == name) is { Field: not null, Safe: var safe } && field.Before?.ToString() == safe)
            return $"{field.Path} is no longer {safe}";
        if (Dangers.Contains(name) && field.After?.ToString() == "true")
            return $"{field.Path} is true now";
        if (field.Path.Contains("capabilities.add", StringComparison.Ordinal) && field.After is not null)
            return $"{field.Path} has {Text(field.After)} now";
        if (field.Path.Contains("capabilities.drop", StringComparison.Ordinal) && field.Before is not null)
            return $"{field.Path} no longer has {Text(field.Before)}";
        if (name is "securityContext" or "seccompProfile" && field is { Before: not null, After: null })
            return $"{field.Path} is gone";
        return field.Path.Contains("volumes[", StringComparison.Ordinal) && field.After is JsonObject volume && volume["hostPath"] is not null
            ? $"{field.Path} is a folder of the node"
            : null;
    }

    private static string Text(JsonNode value) => value is JsonArray items ? string.Join(", ", items) : value.ToString();
}
