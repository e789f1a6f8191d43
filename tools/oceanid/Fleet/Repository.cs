using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet;

/// <summary>The checkout that is previewed.</summary>
internal sealed record Repository(string Root)
{
    private const string Solution = "Oceanid.Infra.sln";
    private const string Infrastructure = "infrastructure";
    private const string StackPrefix = "Pulumi.";
    private const string StackSuffix = ".yaml";

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

    public bool Has(string relative) => File.Exists(FullPath(relative));

    /// <summary>The clusters that a program has a stack configuration for.</summary>
    public IEnumerable<string> Clusters(string program)
    {
        var folder = FullPath(ProgramFolder(program));
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, $"{StackPrefix}*{StackSuffix}")
                .Select(file => Path.GetFileName(file)[StackPrefix.Length..^StackSuffix.Length])
            : [];
    }
}
