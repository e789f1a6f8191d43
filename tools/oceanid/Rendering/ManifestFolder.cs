using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Rendering;

/// <summary>The folder of `--output`: written as a whole or not at all, never over the files of others.</summary>
internal static class ManifestFolder
{
    /// <summary>Lists the files of the preview, so that the next one knows which files it may replace.</summary>
    private const string Marker = ".oceanid-preview";

    public static void Write(string folder, IReadOnlyList<ClusterPreview> previews)
    {
        var manifests = Manifest.Of(previews);
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        EnsureReplaceable(folder, target);

        try
        {
            Replace(target, manifests);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new PreviewException($"--output {folder}: nothing can be written there. Give a folder in one that you may write.");
        }
    }

    private static void Replace(string target, IReadOnlyList<Manifest> manifests)
    {
        // A sibling, so that the move stays within one file system.
        var temporary = $"{target}.{Guid.NewGuid():N}";
        try
        {
            foreach (var manifest in manifests)
            {
                var path = Path.Combine(temporary, manifest.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, manifest.Text);
            }

            Directory.CreateDirectory(temporary);
            File.WriteAllLines(Path.Combine(temporary, Marker), manifests.Select(manifest => manifest.Path));
            if (Directory.Exists(target))
                Directory.Delete(target, recursive: true);
            Directory.Move(temporary, target);
        }
        finally
        {
            if (Directory.Exists(temporary))
                Directory.Delete(temporary, recursive: true);
        }
    }

    private static void EnsureReplaceable(string given, string target)
    {
        // It is replaced as a whole: that is nothing for where other things are kept.
        if (Path.GetDirectoryName(target) is null || target == Path.TrimEndingDirectorySeparator(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)))
            throw new UsageException($"--output {given}: that is no folder for a preview alone. Give a new one.");
        if (File.Exists(target))
            throw new UsageException($"--output {given}: a file of that name exists. Give a folder.");
        if (!Directory.Exists(target))
            return;

        var marker = Path.Combine(target, Marker);
        var ours = File.Exists(marker) ? File.ReadAllLines(marker).Append(Marker).ToHashSet() : [];
        var foreign = Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(target, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault(file => !ours.Contains(file));
        if (foreign is not null)
        {
            throw new UsageException(
                $"--output {given}: {foreign} was not written by a preview. Give an empty or a new folder.");
        }
    }
}
