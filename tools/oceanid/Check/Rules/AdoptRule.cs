using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>No program takes over what exists, as a matter of course.</summary>
internal sealed class AdoptRule : IRule
{
    public string Id => "adopt";

    public string Title => "No provider in Git takes over objects that exist already.";

    public string Rationale =>
        "upsertExistingObjects is the way back from a lost state. With a state that is not empty it adopts an object whose URN has changed under the new "
        + "one and then deletes it under the old one: seen to take a namespace with all in it, without a warning.";

    public string Remedy => "Take `adopt` out of the stack file; set it for one run from a workstation alone (docs/migration.md).";

    public IEnumerable<Case> Cases(CheckContext context) => context.Views.SelectMany(view => view.Resources).Each(Check);

    private static IEnumerable<Finding> Check(OwnedResource item)
    {
        if (item.Resource.Upserts)
            yield return item.Finding("It takes over what exists already.", "upsertExistingObjects");
    }
}
