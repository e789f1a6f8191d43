namespace Oceanid.Tool.Fleet;

/// <summary>What one cluster gets, as the rules ask for it.</summary>
internal sealed class ClusterView
{
    private readonly ClusterPreview _preview;

    public ClusterView(ClusterPreview preview)
    {
        _preview = preview;
        Objects = [.. OwnedObject.Of(preview)];
    }

    public string Name => _preview.Name;

    public ClusterPreview Preview => _preview;

    /// <summary>The objects of programs and tree.</summary>
    public IReadOnlyList<OwnedObject> Objects { get; }

    /// <summary>The Helm releases of the programs, each with its program's folder.</summary>
    public IEnumerable<(HelmRelease Release, ResourcePreview Resource, string Program)> Releases =>
        from program in _preview.Programs
        from resource in program.Resources
        let release = HelmRelease.TryRead(resource)
        where release is not null
        select (release, resource, Repository.ProgramFolder(program.Folder));

    public IEnumerable<OwnedObject> OfKind(string group, string kind) =>
        Objects.Where(item => item.Group == group && item.Object.Kind == kind);

    public OwnedObject? Find(string group, string kind, string? space, string? name) =>
        OfKind(group, kind).FirstOrDefault(item => item.Object.Namespace == space && item.Object.Name == name);

    /// <summary>The Stack CRs.</summary>
    public IEnumerable<OwnedObject> Stacks => OfKind(ApiGroups.Pulumi, "Stack");

    /// <summary>The Flux Kustomizations.</summary>
    public IEnumerable<OwnedObject> Kustomizations => OfKind(ApiGroups.Kustomize, "Kustomization");
}

/// <summary>The API groups that the rules name.</summary>
internal static class ApiGroups
{
    public const string Kustomize = "kustomize.toolkit.fluxcd.io";
    public const string Source = "source.toolkit.fluxcd.io";
    public const string Pulumi = "pulumi.com";
    public const string Rbac = "rbac.authorization.k8s.io";
}
