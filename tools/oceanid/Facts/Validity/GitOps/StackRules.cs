using Oceanid.Tool.Facts.Validity.Pods;
using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity.GitOps;

/// <summary>What the Pulumi operator 2.9 refuses (internal/controller/pulumi/stack_controller.go), and the CEL rules of its CRD.</summary>
internal static class StackRules
{
    private static readonly string[] GitMembers = ["projectRepo", "branch", "commit", "repoDir", "gitAuth", "gitAuthSecret", "shallow"];

    private static readonly string[] OwnSources = ["local", "git", "flux"];

    private static readonly string[] References = ["envRefs", "secretsRef"];

    public static IEnumerable<Fault> Of(Part it)
    {
        var (spec, metadata) = (it["spec"], it["metadata"]);
        if (metadata.Text("name") is { Length: > 42 } name)
            yield return metadata.Fault("name", $"It has {name.Length} characters: the names that the operator makes of it would have more than 63.", "Write 42 at most.");
        if (spec.Text("stack") is { } stack && (stack.Split('/').Length > 3 || stack.Split('/').Any(part => part.Length == 0)))
            yield return spec.Fault("stack", $"{Formats.Quoted(stack)} is not a stack.", "Write ORGANIZATION/PROJECT/STACK.");

        foreach (var fault in Sources(spec).Concat(Times(spec)).Concat(Prerequisites(spec, metadata)).Concat(Workspace(spec["workspaceTemplate"]["spec"])))
            yield return fault;
        foreach (var fault in References.SelectMany(list => spec[list].Keys.SelectMany(key => Reference(spec[list][key], metadata, isGit: false))))
            yield return fault;

        var git = spec["gitAuth"];
        var secrets = new[] { git["accessToken"], git["sshAuth"]["sshPrivateKey"], git["sshAuth"]["password"], git["basicAuth"]["userName"], git["basicAuth"]["password"] };
        foreach (var fault in secrets.SelectMany(secret => Reference(secret, metadata, isGit: true)))
            yield return fault;
    }

    private static IEnumerable<Fault> Sources(Part spec)
    {
        var given = new[] { (Name: GitMembers.FirstOrDefault(spec.Has, "projectRepo"), Is: GitMembers.Any(spec.Has)), (Name: "fluxSource", Is: spec.Has("fluxSource")), (Name: "programRef", Is: spec.Has("programRef")) }
            .Where(source => source.Is).Select(source => source.Name).ToArray();
        if (given.Length > 1)
            yield return spec.Whole($"{Part.Listed(given, "and")} exclude each other: a Stack has one source.", "Keep one of them.");
        else if (given.Length == 0 && spec.Exists && !OwnSources.Any(spec["workspaceTemplate"]["spec"].Has))
            yield return spec.Whole("There is no source.", "Write fluxSource, projectRepo or programRef.");
        else if (GitMembers.Any(spec.Has) && !spec.HasSome("projectRepo"))
            yield return spec.Fault("projectRepo", $"There is no repository, and {given[0]} is of one.", "Write its URL.");
        else if (GitMembers.Any(spec.Has) && !spec.HasSome("branch") && !spec.HasSome("commit"))
            yield return spec.Fault("branch", "There is neither a branch nor a commit.", "Write one of them.");
    }

    private static IEnumerable<Fault> Times(Part spec)
    {
        if (spec.Number("resyncFrequencySeconds") is { } seconds and not 0 and < 60)
            yield return spec.Fault("resyncFrequencySeconds", $"{seconds} is less than the operator takes.", "Write 60 or more.");
        // An Update that cannot be read is none.
        var update = spec["updateTemplate"]["spec"];
        if (update.Text("ttlAfterCompleted") is { } time && Formats.Wrong("go-duration", time) is { } wrong)
            yield return update.Fault("ttlAfterCompleted", wrong);
    }

    private static IEnumerable<Fault> Prerequisites(Part spec, Part metadata)
    {
        foreach (var other in spec.Objects("prerequisites"))
        {
            if (other.Text("name") is { } name && name == metadata.Text("name"))
                yield return other.Whole("It waits for itself, for ever.", "Leave it out.");
            if (other["requirement"].Text("succeededWithinDuration") is { } within && Formats.Wrong("go-duration", within) is { } wrong)
                yield return other["requirement"].Fault("succeededWithinDuration", wrong);
        }
    }

    private static IEnumerable<Fault> Workspace(Part workspace)
    {
        if (workspace.Text("securityProfile") is { Length: > 0 } profile and not ("baseline" or "restricted"))
            yield return workspace.Fault("securityProfile", $"'{profile}' is not a profile.", "Write baseline or restricted.");
        foreach (var fault in ResourceRules.Of(workspace["resources"]).Concat(ContainerRules.Environment(workspace)))
            yield return fault;
    }

    // internal/controller/pulumi: session.go, resolveResourceRef.
    private static IEnumerable<Fault> Reference(Part reference, Part metadata, bool isGit)
    {
        if (reference.Text("type") is not { } type)
            yield break;

        if (type is not ("Literal" or "Secret") || (isGit && type != "Secret"))
            yield return reference.Fault("type", $"The operator reads no {Formats.Quoted(type)} here.", isGit ? "Write type: Secret." : "Write type: Secret, or Literal.");
        else if (!reference.Has(type.ToLowerInvariant()))
            yield return reference.Fault(type.ToLowerInvariant(), $"The type is {type}, and there is no {type.ToLowerInvariant()}.", type == "Secret" ? "Write secret: {name: …, key: …}." : "Write literal: {value: …}.");
        if (reference["secret"].Text("namespace") is { Length: > 0 } other && metadata.Text("namespace") is { } own && other != own)
            yield return reference["secret"].Fault("namespace", $"The Secret is in {other}, and must be in {own}.", "Leave it out.");
    }
}
