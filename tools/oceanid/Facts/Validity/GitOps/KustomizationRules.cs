using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity.GitOps;

/// <summary>What kustomize-controller 1.8 refuses, and the CEL rules of its CRD.</summary>
internal static partial class KustomizationRules
{
    private static readonly string[] KindsOfCore =
    [
        "ConfigMap", "Endpoints", "Event", "LimitRange", "Namespace", "Node", "PersistentVolume", "PersistentVolumeClaim", "Pod", "PodTemplate", "ReplicationController", "ResourceQuota",
        "Secret", "Service", "ServiceAccount",
    ];

    public static IEnumerable<Fault> Of(Part it)
    {
        var (spec, metadata) = (it["spec"], it["metadata"]);
        return
        [
            .. spec["kubeConfig"].ExactlyOne("reference", ["secretRef", "configMapRef"]),
            .. SourceRules.Times(spec),
            .. Paths(spec),
            .. spec.Objects("dependsOn")
                .Where(other => other.Text("name") is { } name && name == metadata.Text("name") && (!other.HasSome("namespace") || other.Text("namespace") == metadata.Text("namespace")))
                .Select(other => other.Whole("It waits for itself, for ever.", "Leave it out.")),
            .. spec["postBuild"]["substitute"].Keys.Where(name => !VariableName().IsMatch(name))
                .Select(name => spec["postBuild"]["substitute"].Fault(name, $"{Formats.Quoted(name)} is not the name of a variable.", "Use letters, digits and _, such as cluster_name.")),
            .. spec.Objects("patches").SelectMany(Patch),
            .. Health(spec),
        ];
    }

    private static IEnumerable<Fault> Paths(Part spec)
    {
        if (spec.Text("path") is { } path && Escapes(path))
            yield return spec.Fault("path", $"'{path}' leads out of the source.", "Write a path from its root, such as ./apps.");
        // fluxcd/pkg/kustomize: IsLocalRelativePath.
        foreach (var (component, field) in spec.Texts("components"))
        {
            if (component.StartsWith('/') || component.Contains("://", StringComparison.Ordinal))
                yield return new Fault(field, $"'{component}' is not a path from spec.path.", "Write one, such as ../components/a.");
        }
    }

    private static bool Escapes(string path)
    {
        var depth = 0;
        foreach (var part in path.Split('/').Where(part => part is not ("" or ".")))
        {
            depth += part == ".." ? -1 : 1;
            if (depth < 0)
                return true;
        }

        return false;
    }

    // kustomize api/types: Patch; api/internal/builtins: PatchTransformer.
    private static IEnumerable<Fault> Patch(Part patch)
    {
        if (patch.Text("patch") is not { } text)
            yield break;

        var documents = Read(text);
        if (documents is [JsonArray operations])
        {
            if (!patch.Has("target"))
                yield return patch.Fault("target", "Operations say nothing of the object that they change.", "Write its kind and name.");
            foreach (var (message, remedy) in operations.OfType<JsonObject>().Select(JsonPatch.Wrong).OfType<(string, string)>())
                yield return patch.Fault("patch", message, remedy);
            yield break;
        }

        if (documents is null)
            yield return patch.Fault("patch", "It is not YAML.", "Write a part of the object, or a list of operations.");
        else if (documents.Any(document => document is not JsonObject))
            yield return patch.Fault("patch", "It is neither a part of an object nor a list of operations.", "Write one of them.");
        else if (!patch.Has("target") && documents.OfType<JsonObject>().Any(document => document.Text("kind") is null || document.At("metadata").Text("name") is null))
            yield return patch.Fault("target", "The patch does not name the object that it changes.", "Write its apiVersion, kind and name in the patch, or a target.");
    }

    private static List<JsonNode?>? Read(string text)
    {
        try
        {
            return [.. YamlReader.Read(text, "").Select(YamlValue.Read)];
        }
        catch (FindingsException)
        {
            return null;
        }
    }

    // fluxcd/pkg/runtime/cel: NewStatusReader; kustomize-controller: checkHealth.
    private static IEnumerable<Fault> Health(Part spec)
    {
        foreach (var check in spec.Objects("healthChecks"))
        {
            if (!check.HasSome("apiVersion") && check.Text("kind") is { } kind && !KindsOfCore.Contains(kind))
                yield return check.Fault("apiVersion", $"The core group has no {kind}.", "Write its apiVersion, such as apps/v1.");
        }

        var kinds = new HashSet<(string, string)>();
        foreach (var expression in spec.Objects("healthCheckExprs"))
        {
            if (expression.Text("apiVersion") is { } version && expression.Text("kind") is { } kind && !kinds.Add((version.Split('/')[0], kind)))
                yield return expression.Fault("kind", $"There are two expressions for {kind}.", "Put them into one.");
        }
    }

    [GeneratedRegex(@"^[_A-Za-z][_A-Za-z0-9]*\z")]
    private static partial Regex VariableName();
}
