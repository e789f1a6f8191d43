using System.Text.Json.Nodes;
using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.Preview;

/// <summary>Resources as a program could have declared them.</summary>
internal static class Samples
{
    public static ResourcePreview Resource(
        string type,
        string name,
        string inputs = "{}",
        RecordedOptions? options = null) => new(
            new ResourceKey(type, name),
            JsonNode.Parse(inputs)!.AsObject(),
            options ?? new RecordedOptions());

    public static ResourcePreview Namespace(string name, RecordedOptions? options = null) => Resource(
        "kubernetes:core/v1:Namespace",
        name,
        $$"""{ "apiVersion": "v1", "kind": "Namespace", "metadata": { "name": "{{name}}" } }""",
        options);

    public static ResourcePreview Flux(string values) => Resource(
        "kubernetes:helm.sh/v3:Release",
        "flux2",
        $$"""
        {
          "chart": "oci://ghcr.io/fluxcd-community/charts/flux2", "name": "flux2",
          "namespace": "flux-system", "values": {{values}}, "version": "2.18.3"
        }
        """);

    public static ResourcePreview Operator(string values) => Resource(
        "kubernetes:helm.sh/v3:Release",
        "operator",
        $$"""
        {
          "chart": "oci://ghcr.io/pulumi/helm-charts/pulumi-kubernetes-operator", "values": {{values}},
          "version": "2.9.0"
        }
        """);

    public static ResourcePreview Stack(string name, string spec) => Resource(
        "kubernetes:pulumi.com/v1:Stack",
        name,
        $$"""
        {
          "apiVersion": "pulumi.com/v1", "kind": "Stack",
          "metadata": { "name": "{{name}}", "namespace": "pulumi-system" }, "spec": {{spec}}
        }
        """);

    public static ProgramPreview Program(params ResourcePreview[] resources) =>
        new("cluster", "oceanid-cluster", resources, []);

    public static ClusterPreview Cluster(params ResourcePreview[] resources) => Cluster(Program(resources));

    public static ClusterPreview Cluster(ProgramPreview program) =>
        new("tethys", [program], [], MemoryBudget.Of("tethys", [program], [], new Problems()));

    public static RecordedOptions After(params ResourcePreview[] resources) =>
        new() { DependsOn = [.. resources.Select(resource => resource.Key)] };

    public static RecordedOptions Below(ResourcePreview parent) => new() { Parent = parent.Key };
}
