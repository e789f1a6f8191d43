using System.Text.Json;
using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.References;

/// <summary>What a cluster has that neither a program nor the tree declares: from K3s, from charts, and from the operator for each Stack.</summary>
internal sealed class Brought
{
    private const string Cluster = "oceanid-cluster";

    private readonly List<KubernetesObject> _objects = [];

    /// <param name="view">The cluster.</param>
    /// <param name="folder">See <see cref="KnowledgeFolder"/>.</param>
    public Brought(ClusterView view, string folder)
    {
        var configuration = view.Configurations.FirstOrDefault(known => known.Project == Cluster);
        var nodes = configuration?.Items($"{Cluster}:nodes") ?? [];
        IsOurs = nodes.Count > 0;
        var disabled = nodes.SelectMany(node => node.At("settings").Texts("disable")).ToHashSet(StringComparer.Ordinal);
        var version = string.Join('.', (configuration?.Values.GetValueOrDefault($"{Cluster}:kubernetesVersion") ?? "").Split('.').Take(2));
        foreach (var manifest in Manifests.Of(folder, "k3s/", version))
        {
            switch (manifest.Text("for"))
            {
                case null when manifest.Text("if") is not { } component || !disabled.Contains(component):
                    Add(manifest, null, "");
                    break;
                case { } role:
                    foreach (var node in nodes.Where(node => node.Text("role") == role))
                        Add(manifest, null, node.Text("name") ?? "", node.At("labels"));
                    break;
            }
        }

        foreach (var release in view.Releases())
        {
            var space = release.Resource.Inputs.Text("namespace") ?? "default";
            var manifests = Manifests.Of(folder, $"charts/{release.Release!.Chart}-", release.Release.Version);
            if (manifests.Count == 0)
                Unknown.Add(space);
            foreach (var manifest in manifests)
            {
                if (manifest.Text("for")?.Split('/') is [var group, var kind])
                {
                    foreach (var item in view.OfKind(group, kind))
                        Add(manifest, item.Object.Namespace, item.Object.Name ?? "");
                }
                else if (manifest.Text("if") is not { } condition || IsSet(release.Resource.Inputs.At("values"), condition))
                {
                    Add(manifest, space, "");
                }
            }
        }
    }

    /// <summary>Whether the nodes are of this repository; if not, the cluster may have what an administrator has made.</summary>
    public bool IsOurs { get; }

    /// <summary>The namespaces that get what nobody here knows.</summary>
    public HashSet<string> Unknown { get; } = new(StringComparer.Ordinal);

    /// <summary>The objects.</summary>
    public IReadOnlyList<KubernetesObject> Objects => _objects;

    private static bool IsSet(JsonObject? values, string condition) =>
        FieldPattern.Parse(condition).In(values).All(value => value.Text != "false");

    private void Add(JsonObject manifest, string? space, string name, JsonObject? labels = null)
    {
        var content = JsonNode.Parse(manifest.ToJsonString().Replace("NAME", JsonEncodedText.Encode(name).ToString(), StringComparison.Ordinal))!.AsObject();
        var metadata = content.At("metadata")!;
        if (space is not null && IsNamespaced(content))
            metadata["namespace"] = space;
        foreach (var (label, value) in labels ?? [])
            metadata.At("labels")![label] = value?.ToString();
        if (KubernetesObject.Of(content) is { } found)
            _objects.Add(found);
    }

    private static bool IsNamespaced(JsonObject content) => content.Text("kind") is not ("ClusterRole" or "ClusterRoleBinding");
}
