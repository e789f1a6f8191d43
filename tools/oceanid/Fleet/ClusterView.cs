using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet;

/// <summary>What one cluster gets, as the rules ask for it.</summary>
internal sealed class ClusterView : ISubject
{
    private readonly ClusterPreview _preview;
    private readonly ObjectIndex _index;

    public ClusterView(ClusterPreview preview)
    {
        _preview = preview;
        Objects = [.. OwnedObject.Of(preview)];
        _index = new ObjectIndex(Objects);
    }

    public string Name => _preview.Name;

    public ClusterPreview Preview => _preview;

    /// <summary>The objects of programs and tree.</summary>
    public IReadOnlyList<OwnedObject> Objects { get; }

    /// <summary>The resources of the programs, whatever they are.</summary>
    public IEnumerable<OwnedResource> Resources =>
        from program in _preview.Programs
        from resource in program.Resources
        select new OwnedResource(Name, program.File, resource);

    /// <summary>What its programs were run with.</summary>
    public IEnumerable<StackConfiguration> Configurations => _preview.Programs.Select(program => program.Configuration).OfType<StackConfiguration>();

    /// <summary>The resources that are Helm releases of a chart; of any chart where none is given.</summary>
    public IEnumerable<OwnedResource> Releases(string? chart = null) =>
        Resources.Where(item => item.Release is { } release && (chart is null || release.Chart == chart));

    public IEnumerable<OwnedObject> OfKind(string group, string kind) => _index.OfKind(group, kind);

    public OwnedObject? Find(string group, string kind, string? space, string? name) => _index.Find(group, kind, space, name);

    /// <summary>A finding about the cluster as a whole: its bounds stand in .flux.yaml.</summary>
    public Finding Finding(string message, string? field = null, string? remedy = null) =>
        new(message) { Cluster = Name, File = CheckSettingsReader.File, Field = field, Remedy = remedy };

    /// <summary>The Stack CRs.</summary>
    public IEnumerable<OwnedObject> Stacks => OfKind(ApiGroups.Pulumi, "Stack");

    /// <summary>The Flux Kustomizations.</summary>
    public IEnumerable<OwnedObject> Kustomizations => OfKind(ApiGroups.Kustomize, "Kustomization");
}
