using Oceanid.Tool.Facts;
using Oceanid.Tool.Facts.References;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>Pods roll when what they read at their start changes.</summary>
internal sealed class ChecksumRule : IRule
{
    private const string Annotation = "oceanid.dev/checksum";

    public string Id => "checksum";

    public string Title => "A workload that reads the Secret or the ConfigMap of its app rolls when they change.";

    public string Rationale =>
        "A variable of a container is read once, when it starts: a rotated secret reaches no pod that runs. The Kustomization of each app has a checksum of its "
        + "secrets and settings among its variables.";

    public string Remedy => $"Add the annotation {Annotation}: ${{checksum}} to the template of the pods.";

    public IEnumerable<Case> Cases(CheckContext context) => context.Views.Each(view => Check(context, view));

    private static IEnumerable<Finding> Check(CheckContext context, ClusterView view)
    {
        var applied = view.Preview.Overlays.SelectMany(overlay => overlay.Objects).Select(item => item.Object).ToHashSet();
        var declared = view.Objects
            .Where(item => item.Object.Kind is "Secret" or "ConfigMap" && !applied.Contains(item.Object))
            .Select(item => (item.Object.Kind, item.Object.Namespace, item.Object.Name))
            .ToHashSet();
        foreach (var pod in PodSpec.Of(view.Objects).Where(pod => applied.Contains(pod.Item.Object) && pod.Item.Object.Kind is not ("Pod" or "Job" or "CronJob")))
        {
            var reads = Reference.Of(pod.Item.Object, context.ReferenceTable).FirstOrDefault(reference => reference.Row.To is not null && declared.Contains((reference.Kind, reference.Namespace, reference.Name)));
            var template = pod.Path.Split('.')[..^1];
            if (reads is not null && pod.Item.Object.Content.At([.. template, "metadata", "annotations"]).Text(Annotation) is null)
                yield return pod.Item.Finding($"It reads {reads.Kind} {reads.Name}, and does not roll when that changes.", $"{string.Join('.', template)}.metadata.annotations");
        }
    }
}
