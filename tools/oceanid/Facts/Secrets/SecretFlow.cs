using Oceanid.Tool.Facts.References;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Knowledge;

namespace Oceanid.Tool.Facts.Secrets;

/// <summary>Follows the secrets of a cluster from ESC to the objects that have them and to what reads those.</summary>
internal static class SecretFlow
{
    public static IReadOnlyList<SecretUse> Of(IReadOnlyList<ProgramPreview> programs, IReadOnlyList<OverlayPreview> overlays)
    {
        var readers = Readers(programs, overlays);
        var held =
            from program in programs
            from resource in program.Resources
            from place in SecretPlace.Of(resource.Inputs)
            select (place.Marker, Holder: Holder(resource, place.Path, readers));
        return
        [
            .. held
                .GroupBy(item => item.Marker, item => item.Holder, StringComparer.Ordinal)
                .Select(group => (Source: SecretMarker.Source(group.Key), Holders: group))
                .OrderBy(group => group.Source.Environment, StringComparer.Ordinal)
                .ThenBy(group => group.Source.Key, StringComparer.Ordinal)
                .Select(group => new SecretUse(
                    group.Source.Environment,
                    group.Source.Key,
                    [.. group.Holders.OrderBy(holder => holder.Object, StringComparer.Ordinal).ThenBy(holder => holder.Field, StringComparer.Ordinal)])),
        ];
    }

    private static SecretHolder Holder(ResourcePreview resource, string path, ILookup<(string? Namespace, string Name), (string? Key, string Label)> readers)
    {
        if (!KubernetesObject.TryRead(resource, out var found) || found is not { Kind: "Secret", ApiVersion: "v1", Name: { } name })
            return new SecretHolder(ResourceLabel.Of(resource), path, []);

        var key = path.Split('.', 2)[^1];
        var reading = readers[(found.Namespace, name)]
            .Where(reader => reader.Key is null || reader.Key == key)
            .Select(reader => reader.Label)
            .Distinct()
            .Order(StringComparer.Ordinal);
        return new SecretHolder(found.Label, key, [.. reading]);
    }

    private static ILookup<(string? Namespace, string Name), (string? Key, string Label)> Readers(
        IReadOnlyList<ProgramPreview> programs,
        IReadOnlyList<OverlayPreview> overlays)
    {
        var objects = programs.SelectMany(program => program.Resources)
            .Select(resource => KubernetesObject.TryRead(resource, out var found) ? found : null)
            .OfType<KubernetesObject>()
            .Concat(overlays.SelectMany(overlay => overlay.Objects).Select(item => item.Object));
        var read =
            from found in objects
            from reference in Reference.Of(found, ReferenceTable.In(KnowledgeFolder.Own))
            where reference is { Row.Makes: null, Kind: "Secret", Name: not null }
            from key in reference.Keys.DefaultIfEmpty<string?>(null)
            select (Secret: (reference.Namespace, reference.Name!), Reader: (key, found.Label));
        return read.ToLookup(pair => pair.Secret, pair => pair.Reader);
    }
}
