using Oceanid.Tool.Facts.Rights;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Changes.Risks;

/// <summary>Who may do more than before.</summary>
internal static class RbacRisk
{
    private const int Shown = 5;

    public static IEnumerable<Risk> Of(ObjectChange change)
    {
        var reason = change.Object.Kind switch
        {
            "Role" or "ClusterRole" when change.Kind is ChangeKind.Changed or ChangeKind.Moved => OfRole(change),
            "RoleBinding" or "ClusterRoleBinding" when change.After is not null => OfBinding(change),
            _ => null,
        };
        if (reason is not null)
            yield return Risk.Of(RiskKind.WidensRbac, change, reason);
    }

    private static string? OfRole(ObjectChange change)
    {
        var before = Right.Of(change.Before!.Content).ToList();
        var more = Right.Of(change.After!.Content).Where(right => !before.Exists(old => old.Covers(right))).Select(right => right.ToString()).Distinct().ToList();
        return more.Count == 0 ? null : $"it may now {string.Join(", ", more.Take(Shown))}{(more.Count > Shown ? $" and {more.Count - Shown} more" : "")}";
    }

    private static string? OfBinding(ObjectChange change)
    {
        var role = Role(change.After!);
        var before = change.Before is { } old && Role(old) == role ? Subjects(old) : [];
        var more = Subjects(change.After!).Except(before).ToList();
        return more.Count == 0 ? null : $"it gives {string.Join(", ", more)} the rights of {role}";
    }

    private static string Role(DeclaredObject binding) => $"{binding.Content.At("roleRef").Text("kind")} {binding.Content.At("roleRef").Text("name")}";

    private static List<string> Subjects(DeclaredObject binding) =>
        [.. binding.Content.Objects("subjects").Select(subject => $"{subject.Text("kind")} {(subject.Text("namespace") is { } space ? $"{space}/" : "")}{subject.Text("name")}")];
}
