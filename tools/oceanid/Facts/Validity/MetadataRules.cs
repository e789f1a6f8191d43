using System.Text;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity;

/// <summary>apimachinery/pkg/api/validation/objectmeta.go: ValidateObjectMeta; core/validation.go: ValidateObjectMeta.</summary>
internal static class MetadataRules
{
    // apimachinery/pkg/api/validation: TotalAnnotationSizeLimitB.
    private const int AnnotationBytes = 256 * 1024;

    // The kinds whose finalizers core/validation.go judges.
    private static readonly string[] OwnFinalizers = ["", "apps", "batch"];

    public static IEnumerable<Fault> Of(Part it, string group)
    {
        var metadata = it["metadata"];
        if (metadata.HasSome("generateName") && !metadata.HasSome("name"))
            yield return metadata.Fault("generateName", "What is applied has a name, and this would make another object each time.", "Write name.");
        else if (!metadata.Has("name") || metadata.Text("name") == "")
            yield return metadata.Fault("name", "The object has no name.", "Write one.");

        // apiserver/pkg/endpoints/handlers/fieldmanager: who applies does not say who owns what.
        if (metadata.HasSome("managedFields"))
            yield return metadata.Fault("managedFields", "The server keeps them, and refuses an object that brings its own.", "Leave them out.");

        var annotations = metadata["annotations"];
        var bytes = annotations.Keys.Sum(key => Encoding.UTF8.GetByteCount(key) + Encoding.UTF8.GetByteCount(annotations.Text(key) ?? ""));
        if (bytes > AnnotationBytes)
            yield return metadata.Fault("annotations", $"They have {bytes / 1024} KiB, and at most 256 are taken.", "Put it into a ConfigMap.");

        if (metadata.Objects("ownerReferences").Count(owner => owner.Flag("controller") == true) > 1)
            yield return metadata.Fault("ownerReferences", "Two owners are its controller.", "Write controller: true for one at most.");

        // validateKubeFinalizerName, ValidateFinalizers.
        var finalizers = metadata.Texts("finalizers").ToArray();
        foreach (var (finalizer, field) in finalizers)
        {
            if (OwnFinalizers.Contains(group) && !finalizer.Contains('/', StringComparison.Ordinal) && finalizer is not ("kubernetes" or "orphan" or "foregroundDeletion"))
                yield return new Fault(field, $"'{finalizer}' does not say whose it is.", $"Write a domain before it, such as example.org/{finalizer}.");
        }

        if (finalizers.Any(it => it.Text == "orphan") && finalizers.Any(it => it.Text == "foregroundDeletion"))
            yield return metadata.Fault("finalizers", "orphan and foregroundDeletion exclude each other.", "Keep one of them.");
    }
}
