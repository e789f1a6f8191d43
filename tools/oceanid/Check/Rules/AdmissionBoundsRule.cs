using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>What bounds the programs beyond RBAC is there, and is what somebody has judged.</summary>
internal sealed class AdmissionBoundsRule : IRule
{
    private const string Group = "admissionregistration.k8s.io";

    // The spec of each object as its SHA-256: these were tried on a real API server, with each program's account being cluster-admin.
    private static readonly (string Kind, string Name, string Spec)[] Judged =
    [
        ("ValidatingAdmissionPolicy", "oceanid-programs", "17e8e8d4f8ce1d88c4674a00e8b0db7521f4d53efa777d800d990a0e329cd1c4"),
        ("ValidatingAdmissionPolicyBinding", "oceanid-programs", "a7fc59e1cdb370e811bcba80d7edee99d966fd25b2e61d188dc3c0b7856d1728"),
        ("ValidatingAdmissionPolicy", "app-kustomizations", "9e1951ce3fd6cbb0aa4532ff3653b1a03c024af579add29bd97a17ad36214dd7"),
        ("ValidatingAdmissionPolicyBinding", "app-kustomizations", "0a1f0d2964c650042031d50c64b7c60afd5cf23ac49674a7d8590b0461b93fa1"),
    ];

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Id => "admission-bounds";

    public string Title => "Where programs make namespaces, the admission policies that bound them are there, as they were judged.";

    public string Rationale =>
        "Who may write namespaces and role bindings, or a Kustomization in the namespace of Flux, can become cluster-admin; RBAC cannot say otherwise. The "
        + "policies can, and a validation that is missing or weaker is a way out that no other check sees.";

    public string Remedy => "Put it back as it was; a change on purpose is tried on a real API server first, and its SHA-256 written into the rule.";

    public IEnumerable<Case> Cases(CheckContext context) => context.Views.Where(HasPrograms).Each(Check);

    private static bool HasPrograms(ClusterView view) =>
        view.OfKind("", "Namespace").Any(space => space.Object.Content.At("metadata", "labels").Text("oceanid.dev/program") is not null);

    private static IEnumerable<Finding> Check(ClusterView view)
    {
        foreach (var (kind, name, spec) in Judged)
        {
            if (view.Find(Group, kind, null, name) is not { } found)
                yield return view.Finding($"There is no {kind} {name}: the programs are as strong as RBAC lets them be.");
            else if (Hash(found.Object.Content["spec"]) != spec)
                yield return found.Finding("It is not the one that was judged, so what it lets through cannot be told.", "spec");
            else if (found.Object.Content.At("metadata", "annotations").Text("kustomize.toolkit.fluxcd.io/prune") != "disabled")
                yield return found.Finding("A path that goes wrong would prune it.", "metadata.annotations", "Annotate it with kustomize.toolkit.fluxcd.io/prune: disabled.");
        }
    }

    private static string Hash(JsonNode? spec) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sorted(spec)?.ToJsonString(Plain) ?? "")));

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
