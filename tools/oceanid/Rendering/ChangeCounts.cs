using Oceanid.Tool.Changes;

namespace Oceanid.Tool.Rendering;

/// <summary>How many objects come, change and go; one that is moved or renamed changes.</summary>
internal readonly record struct ChangeCounts(int Added, int Changed, int Removed)
{
    public static ChangeCounts Of(IEnumerable<ObjectChange> changes)
    {
        var kinds = changes.Select(change => change.Kind).ToList();
        var (added, removed) = (kinds.Count(kind => kind == ChangeKind.Added), kinds.Count(kind => kind == ChangeKind.Removed));
        return new ChangeCounts(added, kinds.Count - added - removed, removed);
    }

    public override string ToString() => $"{Added} added, {Changed} changed, {Removed} removed";
}
