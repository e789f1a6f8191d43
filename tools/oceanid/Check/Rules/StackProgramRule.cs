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

    private static IEnumerable<Finding> Check(CheckContext context, ClusterView view, OwnedObject stack)
    {
        var spec = stack.Object.Content.At("spec");
        if (PulumiStack.InvalidName(stack.Object.Name ?? "") is { } wrong)
            yield return stack.Finding($"'{stack.Object.Name}' is a name {wrong}.", "metadata.name");

        foreach (var finding in Program(context, view, stack, spec))
            yield return finding;
        foreach (var finding in Neighbours(view, stack, spec))
            yield return finding;
        foreach (var finding in Prerequisites(view, stack, spec))
            yield return finding;
    }

    private static IEnumerable<Finding> Program(CheckContext context, ClusterView view, OwnedObject stack, JsonObject? spec)
    {
        if (spec.Text("stack")?.Split('/') is not [{ Length: > 0 }, { Length: > 0 } project, { Length: > 0 } name])
        {
            yield return stack.Finding($"'{spec.Text("stack")}' is not of the form organization/project/stack.", "spec.stack");
            yield break;
        }

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

        foreach (var (environment, index) in spec.Texts("environment").Select((item, index) => (item, index)))
        {
            if (!EscDefinitions.FilesOf(environment, program, folders, cluster).Any(context.Repository.Has))
                yield return stack.Finding($"The ESC environment {environment} has no definition in infrastructure/*/esc/.", $"spec.environment[{index}]");
        }
    }

    private static IEnumerable<Finding> Neighbours(ClusterView view, OwnedObject stack, JsonObject? spec)
    {
        var space = stack.Object.Namespace;
        var account = spec.Text("serviceAccountName") ?? "default";
        if (view.Find("", "ServiceAccount", space, account) is null)
        {
            yield return stack.Finding($"There is no service account {space}/{account}.", "spec.serviceAccountName");
        }
        else if (!IsBound(view, space, account, "system:auth-delegator"))
        {
            yield return stack.Finding(
                $"The service account {space}/{account} is not bound to system:auth-delegator, so the operator's handshake fails.",
                "spec.serviceAccountName");
        }

        var source = spec.At("fluxSource", "sourceRef");
        if (source is not null && view.Find(ApiGroups.Source, source.Text("kind") ?? "", space, source.Text("name")) is null)
        {
            var elsewhere = view.OfKind(ApiGroups.Source, source.Text("kind") ?? "").FirstOrDefault(item => item.Object.Name == source.Text("name"));
            yield return stack.Finding(
                elsewhere is null
                    ? $"There is no {source.Text("kind")} {space}/{source.Text("name")}."
                    : $"{elsewhere.Label} is in another namespace, and a Stack can only use a source of its own.",
                "spec.fluxSource.sourceRef");
        }

        foreach (var (variable, reference) in spec.At("envRefs") ?? [])
        {
            if ((reference as JsonObject).At("secret") is not { } secret)
                continue;
            var content = view.Find("", "Secret", space, secret.Text("name"))?.Object.Content;
            var keys = (content.At("stringData") ?? []).Concat(content.At("data") ?? []).Select(entry => entry.Key);
            if (content is null)
                yield return stack.Finding($"There is no Secret {space}/{secret.Text("name")}.", $"spec.envRefs.{variable}");
            else if (!keys.Contains(secret.Text("key")))
                yield return stack.Finding($"The Secret {space}/{secret.Text("name")} has no key {secret.Text("key")}.", $"spec.envRefs.{variable}");
        }
    }

    private static IEnumerable<Finding> Prerequisites(ClusterView view, OwnedObject stack, JsonObject? spec)
    {
        foreach (var (prerequisite, index) in spec.Objects("prerequisites").Select((item, index) => (item, index)))
        {
            if (view.Find(ApiGroups.Pulumi, "Stack", stack.Object.Namespace, prerequisite.Text("name")) is null)
                yield return stack.Finding($"There is no Stack {stack.Object.Namespace}/{prerequisite.Text("name")}.", $"spec.prerequisites[{index}]");
        }

        var waitsFor = view.Stacks
            .SelectMany(other => other.Object.Content.At("spec").Objects("prerequisites").Select(item => (other.Object.Name, Needs: item.Text("name"))))
            .ToLookup(pair => pair.Name ?? "", pair => pair.Needs ?? "");
        if (Cycle.From(stack.Object.Name ?? "", waitsFor) is { } circle)
            yield return stack.Finding($"It waits for itself: {string.Join(" → ", circle)} → {stack.Object.Name}.", "spec.prerequisites");
    }

    private static bool IsBound(ClusterView view, string? space, string account, string role) =>
        view.OfKind(ApiGroups.Rbac, "ClusterRoleBinding").Any(binding =>
            binding.Object.Content.At("roleRef").Text("name") == role
            && binding.Object.Content.Objects("subjects").Any(subject => subject.Text("name") == account && subject.Text("namespace") == space));
}
