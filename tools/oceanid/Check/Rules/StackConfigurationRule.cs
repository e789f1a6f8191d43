using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>What a Stack CR of the Git tree gives its program is what the program takes.</summary>
internal sealed class StackConfigurationRule : IRule
{
    public string Id => "stack-configuration";

    public string Title => "A program accepts what its Stack in the Git tree gives it, which is what the stack file has, and then leaves the operator alone.";

    public string Rationale =>
        "The preview runs a program as a workstation does. What the Stack says besides is seen by the operator alone: a setting that its program refuses "
        + "ends every run, and a program that changes the operator restarts it in the middle of one.";

    public string Remedy => "Correct the setting, in the Stack or in the stack file.";

    public IEnumerable<Case> Cases(CheckContext context) => context.Views.SelectMany(view => view.Stacks.Each(stack =>
        context.StackRuns.Where(run => run.Cluster == view.Name && run.Stack == stack.Object).SelectMany(run => Check(stack, run))));

    private static IEnumerable<Finding> Check(OwnedObject stack, StackRun run)
    {
        foreach (var (key, given) in run.Given)
        {
            if (run.StackFile.GetValueOrDefault(key) is { } written && written != given)
                yield return stack.Finding($"It gives {key} as '{given}', and the stack file as '{written}'.", "spec.config");
        }

        foreach (var failure in run.Failures)
            yield return stack.Finding($"Its program refuses what it gives: {failure.TrimEnd('.')}.", "spec.config");
        if (run.Failures.Count == 0 && run.Declared.Resources.Any(resource => HelmRelease.TryRead(resource)?.Chart == OperatorChart.Name && resource.Options.IgnoreChanges.Count == 0))
            yield return stack.Finding("Its program would change the operator that runs it.", "spec.config", "Let the release ignore changes when the operator runs the program.");
    }
}
