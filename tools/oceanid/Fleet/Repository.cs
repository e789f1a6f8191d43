using System.Diagnostics.CodeAnalysis;
using System.Text;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet;

/// <summary>The checkout that is previewed.</summary>
internal sealed record Repository(string Root)
{
    private const string Solution = "Oceanid.Infra.sln";
    private const string Infrastructure = "infrastructure";
    private const string Project = "Pulumi.yaml";
    private const string StackPrefix = "Pulumi.";
    private const string StackSuffix = ".yaml";
    private const long LargestBytes = 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The given folder, else the nearest one from the current folder upwards that looks like it.</summary>
    public static Repository Find(string? given, string current)
    {
        if (given is not null)
        {
            return Directory.Exists(Path.Combine(given, Infrastructure))
                ? new Repository(Path.GetFullPath(given))
                : throw new UsageException(
                    $"'{given}' is not the repository: it has no {Infrastructure}/. Give its root to --repository.");
        }

        for (var folder = new DirectoryInfo(current); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution))
                && Directory.Exists(Path.Combine(folder.FullName, Infrastructure)))
            {
                return new Repository(folder.FullName);
            }
        }

        throw new UsageException(
            $"No folder from here upwards has {Infrastructure}/ and {Solution}. Give its root to --repository.");
    }

    /// <summary>The folder of a program, relative to the root.</summary>
    public static string ProgramFolder(string program) => $"{Infrastructure}/{program}";

    /// <summary>The stack configuration of a program for a cluster, relative to the root.</summary>
    public static string StackFile(string program, string cluster) =>
        $"{ProgramFolder(program)}/{StackPrefix}{cluster}{StackSuffix}";

    public string FullPath(string relative) => Path.Combine(Root, relative);

    /// <summary>
    /// The project of a program, relative to the root: <c>Pulumi.yaml</c> in its folder, else the one at the top, which names the folder as its
    /// <c>main</c>. Pulumi itself looks upwards from the folder (sdk/go/common/workspace/paths.go, DetectProjectPathFrom).
    /// </summary>
    public string ProjectFile(string program)
    {
        var own = $"{ProgramFolder(program)}/{Project}";
        return !Path.Exists(FullPath(own)) && TryReadText(Project, out var text) && IsMain(text, ProgramFolder(program)) ? Project : own;
    }

    /// <summary>Whether a Stack runs a program: <c>fluxSource.dir</c> is the folder of its project, which is the top where there is none.</summary>
    public bool IsStackOf(string? dir, string program) =>
        (dir ?? "").Trim('/') == (ProjectFile(program) == Project ? "" : ProgramFolder(program));

    private static bool IsMain(string project, string folder) => project.Split('\n')
        .Select(line => line.Split('#')[0].Trim().Split(':', 2))
        .Any(entry => entry is ["main", var path] && path.Trim(' ', '"', '\'').TrimEnd('/') == folder);

    /// <summary>The path of what is below the root, relative to it, with forward slashes.</summary>
    public string RelativePath(string full) => Path.GetRelativePath(Root, full).Replace('\\', '/');

    /// <summary>Whether a full path is below the root.</summary>
    public bool IsBelow(string full) =>
        full.StartsWith($"{Root.TrimEnd(Path.DirectorySeparatorChar)}{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    /// <summary>Whether there is such a file, below the root.</summary>
    public bool Has(string relative) =>
        !relative.Contains('\0', StringComparison.Ordinal) && IsBelow(Path.GetFullPath(FullPath(relative))) && File.Exists(FullPath(relative));

    /// <summary>The text of a file.</summary>
    /// <exception cref="FindingsException">It is not there, is no UTF-8, or is what <see cref="Fault"/> tells.</exception>
    public string ReadText(string relative)
    {
        var file = new FileInfo(FullPath(relative));
        if (Directory.Exists(file.FullName))
            throw Wrong("a folder, where a file is expected.", "Replace it by the file.");
        if (Fault(file) is { } fault)
            throw new FindingsException(fault);
        // What has no length is never opened: it may be a pipe or a device, which has no end.
        if (Target(file) is not FileInfo { Length: > 0 } target)
            return "";

        try
        {
            var text = Utf8.GetString(File.ReadAllBytes(target.FullName)).TrimStart('\uFEFF');
            return text.Contains('\0', StringComparison.Ordinal)
                ? throw Wrong("holds a NUL, so it is no text.", "Write it as UTF-8.")
                : text;
        }
        catch (DecoderFallbackException)
        {
            throw Wrong("not UTF-8.", "Save it as UTF-8.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Wrong("cannot be read.", "Correct its permissions.");
        }

        FindingsException Wrong(string message, string remedy) => new(new Finding(message) { File = relative, Remedy = remedy });
    }

    /// <summary>The text of a file, if it can be read.</summary>
    public bool TryReadText(string relative, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = ReadText(relative);
            return true;
        }
        catch (FindingsException)
        {
            text = null;
            return false;
        }
    }

    /// <summary>The first line of a file that holds a text, from 1; null where there is none.</summary>
    public int? LineOf(string relative, string text)
    {
        var lines = text.Length > 0 && TryReadText(relative, out var content) ? content.Split('\n') : [];
        return Array.FindIndex(lines, line => line.Contains(text, StringComparison.Ordinal)) is >= 0 and var index ? index + 1 : null;
    }

    /// <summary>Why an entry of the repository is not to be read at all; null where it may.</summary>
    public Finding? Fault(FileSystemInfo entry)
    {
        var target = Target(entry);
        if (target is { Exists: true } && !IsBelow(target.FullName))
            return Wrong("a symbolic link out of the repository.", "Put the file itself here.");
        if (target is not { Exists: true })
            return entry.LinkTarget is null ? Wrong("the file does not exist.", "Write it.") : Wrong("a symbolic link to nothing.", "Put the file itself here.");
        return target is FileInfo { Length: > LargestBytes }
            ? Wrong("larger than 1 MB, so nothing that a cluster could keep.", "Make it smaller, or remove it.")
            : null;

        Finding Wrong(string message, string remedy) => new(message) { File = RelativePath(entry.FullName), Remedy = remedy };
    }

    /// <summary>The file to look at for what a program declares in a cluster: the program itself, else its configuration.</summary>
    public string ProgramFile(string program, string cluster)
    {
        // Of the two, AppsProgram.cs and Program.cs, the second only starts the first.
        var source = Directory.EnumerateFiles(FullPath(ProgramFolder(program)), "?*Program.cs").Order(StringComparer.Ordinal).FirstOrDefault();
        return source is null ? StackFile(program, cluster) : RelativePath(source);
    }

    /// <summary>The clusters that a program has a stack configuration for.</summary>
    public IEnumerable<string> Clusters(string program)
    {
        var folder = FullPath(ProgramFolder(program));
        // Whatever has the name: that it is no file is said when it is read.
        return Directory.Exists(folder)
            ? Directory.EnumerateFileSystemEntries(folder, $"{StackPrefix}*{StackSuffix}")
                .Select(file => Path.GetFileName(file)[StackPrefix.Length..^StackSuffix.Length])
            : [];
    }

    // Null for a link that goes round in a circle.
    private static FileSystemInfo? Target(FileSystemInfo entry)
    {
        try
        {
            return entry.LinkTarget is null ? entry : entry.ResolveLinkTarget(returnFinalTarget: true);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
