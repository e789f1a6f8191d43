using Oceanid.Infrastructure.Components.K3s;
using Oceanid.Infrastructure.Components.Settings;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity;

/// <summary>The kinds that one cluster serves: those of its Kubernetes, of its charts, and those that it is given the definitions of.</summary>
internal sealed class ServedKinds
{
    private readonly Kinds _kinds;
    private readonly Dictionary<(string ApiVersion, string Kind), Kind> _declared;
    private readonly IReadOnlyList<ResourcePreview> _releases;
    private readonly bool _hasUnknown;
    private readonly Lazy<IReadOnlySet<string>> _groups;
    private readonly IReadOnlyList<(string Group, string Name)> _plurals;
    private readonly Dictionary<string, IReadOnlyDictionary<string, bool?>> _resources = new(StringComparer.Ordinal);

    /// <param name="folder">The folder of knowledge.</param>
    /// <param name="view">The cluster.</param>
    public ServedKinds(string folder, ClusterView view)
    {
        View = view;
        Kubernetes = view.Preview.Programs
            .Select(program => K3sVersion.TryParse(program.Outputs.Text("kubernetesVersion") ?? "")?.Kubernetes.ToString(2))
            .FirstOrDefault(version => version is not null);
        _kinds = Kinds.Of(folder, Kubernetes);
        var definitions = view.OfKind("apiextensions.k8s.io", "CustomResourceDefinition").Select(item => item.Object.Content).ToList();
        _declared = definitions.SelectMany(_kinds.OfDefinition).DistinctBy(kind => (kind.ApiVersion, kind.Name)).ToDictionary(kind => (kind.ApiVersion, kind.Name));
        _plurals = [.. definitions.Select(definition => definition.At("spec")).Select(spec => (spec.Text("group") ?? "", spec.At("names").Text("plural") ?? ""))];
        _groups = new(() => _kinds.All.Concat(_declared.Keys).Select(kind => Group(kind.ApiVersion)).ToHashSet(StringComparer.Ordinal));
        _releases = [.. view.Releases().Select(item => item.Resource)];
        _hasUnknown = view.OfKind("helm.cattle.io", "HelmChart").Any() || _releases.Any(release => HelmRelease.TryRead(release) is { } read && !_kinds.Charts.Keys.Any(chart => chart.EndsWith($"/{read.Chart}", StringComparison.Ordinal)));
        Key = string.Join('\n', definitions.Concat(_releases.Select(release => release.Inputs)).Select(content => JsonText.Compact(content)).Prepend($"{Kubernetes} {_hasUnknown}"));
    }

    /// <summary>The cluster.</summary>
    public ClusterView View { get; }

    /// <summary>The minor version of Kubernetes that the cluster program installs; null where that is not its task.</summary>
    public string? Kubernetes { get; }

    /// <summary>Equal for clusters that serve the same.</summary>
    public string Key { get; }

    /// <summary>The kind of an object; null where it is not served.</summary>
    public Kind? Find(KubernetesObject found) => _declared.GetValueOrDefault((found.ApiVersion, found.Kind)) ?? _kinds.Find(found.ApiVersion, found.Kind);

    /// <inheritdoc cref="Kinds.Verbs"/>
    public IReadOnlyList<string> Verbs => _kinds.Verbs;

    /// <inheritdoc cref="Kinds.Subresources"/>
    public IReadOnlyList<string> Subresources => _kinds.Subresources;

    /// <summary>The groups that are known whole.</summary>
    public IReadOnlySet<string> Groups => _groups.Value;

    /// <summary>The resources of a group, and whether each is in a namespace; null where that is not known.</summary>
    public IReadOnlyDictionary<string, bool?> Resources(string group)
    {
        if (_resources.TryGetValue(group, out var found))
            return found;
        var kinds = _kinds.All.Where(kind => Group(kind.ApiVersion) == group).Select(kind => _kinds.Find(kind.ApiVersion, kind.Kind)!).Concat(_declared.Values.Where(kind => Group(kind.ApiVersion) == group));
        var known = kinds.DistinctBy(kind => kind.Resource).ToDictionary(kind => kind.Resource, kind => kind.IsNamespaced, StringComparer.Ordinal);
        foreach (var other in _kinds.OtherResources(group).Concat(_plurals.Where(plural => plural.Group == group).Select(plural => plural.Name)))
            known.TryAdd(other, null);
        return _resources[group] = known;
    }

    /// <inheritdoc cref="Kinds.ChartValue"/>
    public Schema? ChartValue(string name) => _kinds.ChartValue(name);

    /// <summary>Whether a chart that nobody here knows may serve the kind: one of Helm, or one of K3s in the tree.</summary>
    public bool MayServe(KubernetesObject found) => _hasUnknown && Find(found) is null && !Groups.Contains(found.Group);

    /// <summary>Why nobody serves a kind, or acts on it; null where all is well.</summary>
    public Fault? Missing(KubernetesObject found)
    {
        var kind = $"{found.ApiVersion} {found.Kind}";
        if (Find(found) is { } served)
            return served.ServedBy is { Chart: { } chart } by ? NotInstalled(kind, chart.Split('/')[^1], by) : null;

        var others = _kinds.Versions(found.Group, found.Kind).Concat(_declared.Values.Where(other => other.Name == found.Kind && Group(other.ApiVersion) == found.Group)).ToList();
        if (others.Count == 0)
            others = [.. _kinds.All.Where(other => other.Kind == found.Kind).Select(other => _kinds.Find(other.ApiVersion, other.Kind)!)];
        if (others.Count > 0)
            return new Fault("apiVersion", $"{found.ApiVersion} is not served.", $"Write {string.Join(" or ", others.Select(other => other.ApiVersion))}.");

        var ofVersion = _kinds.All.Where(other => other.ApiVersion == found.ApiVersion).Select(other => other.Kind).ToList();
        var names = ofVersion.Count > 0 ? ofVersion : [.. _kinds.All.Select(other => other.Kind)];
        return new Fault("kind", $"Nothing that this repository installs serves {kind}.", Suggestion.For(found.Kind, names) is { } near ? $"Did you mean {near}?" : null);
    }

    private static string Group(string apiVersion) => apiVersion.Split('/') is [var group, _] ? group : "";

    private Fault? NotInstalled(string kind, string chart, ServedBy by)
    {
        var release = _releases.FirstOrDefault(release => HelmRelease.TryRead(release)?.Chart == chart);
        if (by.Value is null)
            return release is null ? new Fault("kind", $"Nothing serves {kind}: no program installs {chart}.", "Install what serves the kind, or use one that is served.") : null;

        var isOn = release is not null && (release.Inputs.At("values", by.Value)?["create"]?.ToString() is { } create ? create == "true" : by.IsDefault);
        return isOn ? null : new Fault("kind", $"Nothing acts on {kind}: {by.Value} of the {chart} chart is not installed.", "Install what serves the kind, or use one that is served.");
    }
}
