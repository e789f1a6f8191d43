using System.Text.Json.Nodes;
using Oceanid.Infrastructure.Components.Operator;
using Oceanid.Infrastructure.Components.Settings;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>Each Stack CR fits its program and its cluster.</summary>
internal sealed class StackProgramRule : IRule
{
    public string Id => "stack-program";

    public string Title => "Each Stack CR fits its program, its stack file and the objects that it needs.";

    public string Rationale =>
        "The Stack CRD checks almost nothing: a wrong folder, stack, key, account or Secret shows only when the operator has "
        + "started a pod for it, as Stalled or as an update of the wrong stack.";

    public string Remedy => "Correct the field, or add what it names.";

    public IEnumerable<Case> Cases(CheckContext context) =>
        context.Views.SelectMany(view => view.Stacks.Each(stack => Check(context, view, stack)));

    private const string Organization = "oceanid-cluster:organization";

    private static IEnumerable<Finding> Check(CheckContext context, ClusterView view, OwnedObject stack)
    {
        var spec = stack.Object.Content.At("spec");
        if (PulumiStack.InvalidName(stack.Object.Name ?? "") is { } wrong)
            yield return stack.Finding($"'{stack.Object.Name}' is a name {wrong}.", "metadata.name");

        foreach (var finding in Program(context, view, stack, spec))
            yield return finding;
        foreach (var finding in Account(view, stack, spec))
            yield return finding;
    }

    private static IEnumerable<Finding> Program(CheckContext context, ClusterView view, OwnedObject stack, JsonObject? spec)
    {
        if (spec.Text("stack")?.Split('/') is not [{ Length: > 0 } organization, { Length: > 0 } project, { Length: > 0 } name])
        {
            yield return stack.Finding($"'{spec.Text("stack")}' is not of the form organization/project/stack.", "spec.stack");
            yield break;
        }

        var own = view.Configurations.Select(configuration => configuration.Values.GetValueOrDefault(Organization)).FirstOrDefault(value => value is not null);
        if (own is not null && organization != own)
            yield return stack.Finding($"'{organization}' is not the organization of the fleet, which is '{own}'.", "spec.stack", $"Write {own}, or ${{organization}} where it is filled in.");

        if (name != view.Name)
            yield return stack.Finding($"'{name}' is the stack of another cluster than {view.Name}.", "spec.stack");

        // The operator looks in that folder alone, not above it; without one at the top.
        var folder = spec.At("fluxSource").Text("dir") ?? "";
        var problems = new Problems();
        var projectFile = folder.Length == 0 ? "Pulumi.yaml" : $"{folder}/Pulumi.yaml";
        if (!context.Repository.Has(projectFile))
        {
            yield return stack.Finding($"There is no {projectFile}.", "spec.fluxSource.dir", folder.Length == 0 ? null : "Correct it; without it the operator takes the Pulumi.yaml at the top.");
            yield break;
        }

        if (YamlFile.Read(context.Repository, projectFile, problems)?.Root is { } root
            && YamlFile.Find(root, "name")?.ToString() is { } actual && actual != project)
        {
            yield return stack.Finding($"'{project}' is not the project of {projectFile}, which is '{actual}'.", "spec.stack");
        }

        var programs = view.Preview.Programs.Select(program => program.Folder).ToList();
        if (programs.Find(program => context.Repository.IsStackOf(folder, program)) is not { } program)
        {
            yield return stack.Finding($"{projectFile} is the project of no program of {view.Name}.", "spec.fluxSource.dir");
            yield break;
        }

        foreach (var finding in Configuration(context, stack, spec, project, program, name))
            yield return finding;
    }

    private static IEnumerable<Finding> Configuration(CheckContext context, OwnedObject stack, JsonObject? spec, string project, string program, string cluster)
    {
        var folders = Directory.EnumerateDirectories(context.Repository.FullPath("infrastructure")).Select(Path.GetFileName).OfType<string>().ToList();
        var stackFile = Repository.StackFile(program, cluster);
        // The stack of another cluster is reported already.
        var known = new StackConfigurationReader(context.Repository, folders, new Problems()).Read(program, cluster)?.Values.Keys.ToList() ?? [];
        foreach (var (key, _) in spec.At("config") ?? [])
        {
            var full = key.Contains(':', StringComparison.Ordinal) ? key : $"{project}:{key}";
            // The runner is what differs between a workstation and the operator: only the operator's Stack says it.
            if (!known.Contains(full) && full != "oceanid-cluster:runner")
            {
                var meant = Suggestion.For(full, known) is { } word ? $"Did you mean {word}?" : $"Add it to {stackFile}, so that a workstation runs the same.";
                yield return stack.Finding($"The setting {full} is neither in {stackFile} nor in {context.Repository.ProjectFile(program)}.", $"spec.config.{key}", meant);
            }
        }

        if (project == "oceanid-cluster" && spec.At("config").Text("oceanid-cluster:runner") != "operator")
        {
            yield return stack.Finding(
                "The operator would run its own program as a workstation, and could restart itself during an update.",
                "spec.config.oceanid-cluster:runner",
                "Set it to operator.");
        }
    }

    private static IEnumerable<Finding> Account(ClusterView view, OwnedObject stack, JsonObject? spec)
    {
        var space = stack.Object.Namespace;
        var account = spec.Text("serviceAccountName") ?? "default";
        if (view.Find("", "ServiceAccount", space, account) is not null && !IsBound(view, space, account, "system:auth-delegator"))
        {
            yield return stack.Finding(
                $"The service account {space}/{account} is not bound to system:auth-delegator, so the operator's handshake fails.",
                "spec.serviceAccountName");
        }
    }

    private static bool IsBound(ClusterView view, string? space, string account, string role) =>
        view.OfKind(ApiGroups.Rbac, "ClusterRoleBinding").Any(binding =>
            binding.Object.Content.At("roleRef").Text("name") == role
            && binding.Object.Content.Objects("subjects").Any(subject => subject.Text("name") == account && subject.Text("namespace") == space));
}
