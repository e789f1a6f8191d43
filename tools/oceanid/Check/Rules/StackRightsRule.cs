using Oceanid.Tool.Facts.Rights;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>The account of each Stack has the rights that the provider of its program needs.</summary>
internal sealed class StackRightsRule : IRule
{
    // Server-side apply creates by patch, and is asked for both.
    private static readonly string[] Keeping = ["get", "create", "patch"];
    private static readonly string[] Deleting = ["get", "list", "watch", "delete"];
    private static readonly string[] Watching = ["list", "watch"];

    // Whoever waits for a Deployment fills a cache of each.
    private static readonly (string Group, string Resource)[] Awaited =
        [("apps", "deployments"), ("apps", "replicasets"), ("", "pods"), ("", "events"), ("", "persistentvolumeclaims")];

    public string Id => "stack-rights";

    public string Title => "The account of each Stack may do what its program needs: keep each object, wait for a Deployment, and see the end of a deletion.";

    public string Rationale =>
        "The Kubernetes provider waits with caches, and for ever where it may not list and watch: for a Deployment five kinds, for a deletion the kind "
        + "itself. What is deleted with something else (deletedWith) needs no deletion of its own.";

    public string Remedy => "Give it the right in infrastructure/cluster/ManagedStack.cs, or declare the object deletedWith its namespace.";

    public IEnumerable<Case> Cases(CheckContext context) => context.Views.SelectMany(view => view.Stacks.Each(stack =>
        from program in view.Preview.Programs
        where stack.Object.Content.At("spec").Text("stack")?.Split('/') is [_, var project, _] && project == program.Project
        from finding in Check(view, stack, program)
        select finding));

    private static IEnumerable<Finding> Check(ClusterView view, OwnedObject stack, ProgramPreview program)
    {
        var account = stack.Object.Content.At("spec").Text("serviceAccountName") ?? "default";
        var rights = new AccountRights(view, stack.Object.Namespace, account);
        return Needs(program)
            .Where(need => !rights.Has(need.Right, need.Space))
            .GroupBy(need => (need.Right.Group, need.Right.Resource, need.Space, need.Why))
            .Select(missing => stack.Finding(
                $"{stack.Object.Namespace}/{account} may not {string.Join(", ", missing.Select(need => need.Right.Verb).Distinct())} {missing.Key.Resource}"
                + $"{(missing.Key.Space is { } space ? $" in {space}" : "")}, which its program needs to {missing.Key.Why}.",
                "spec.serviceAccountName"));
    }

    private static IEnumerable<(Right Right, string? Space, string Why)> Needs(ProgramPreview program)
    {
        foreach (var resource in program.Resources)
        {
            if (!KubernetesObject.TryRead(resource, out var found) || found.Name is not { } name)
                continue;

            var (group, plural) = (found.ApiVersion.Split('/') is [var theGroup, _] ? theGroup : "", Right.ResourceOf(found.Kind));
            foreach (var verb in Keeping)
                yield return (Of(verb), found.Namespace, $"keep {found.Label}");

            if (resource.Options is { DeletedWith: null, Protect: false, RetainOnDelete: false })
            {
                foreach (var verb in Deleting)
                    yield return (Of(verb), found.Namespace, $"delete {found.Label} and see that it is gone");
            }

            if (found is { Kind: "Deployment" })
            {
                foreach (var (awaitedGroup, awaited) in Awaited)
                {
                    foreach (var verb in Watching)
                        yield return (new Right(verb, awaitedGroup, awaited), found.Namespace, $"wait for {found.Label}");
                }
            }

            // The API server learns the name of what is created, listed or watched too late to compare it with one.
            Right Of(string verb) => new(verb, group, plural, verb is "create" or "list" or "watch" ? "*" : name);
        }
    }
}
