using Oceanid.Tool.Fleet;

namespace Oceanid.Tool.Changes;

/// <summary>What the files that have changed mean for a preview: whose programs to run, and for which clusters.</summary>
internal sealed class ChangedFiles
{
    private static readonly string[] Data = [".yaml", ".yml", ".md"];
    private static readonly string[] Folders = ["infrastructure", "clusters", "apps"];
    private static readonly string[] Unrelated = ["docs/", "tests/", "tools/", ".github/", ".ci/"];

    private readonly IReadOnlyList<string> _relevant;

    public ChangedFiles(IEnumerable<string> files) => _relevant = [.. files.Where(IsRelevant)];

    /// <summary>Whether a preview cannot differ.</summary>
    public bool None => _relevant.Count == 0;

    /// <summary>Whether the programs themselves differ, so that each side needs its own.</summary>
    public bool IncludeCode => _relevant.Any(IsCode);

    /// <summary>
    /// Of these clusters, those that can differ: a file of one cluster concerns that one, unless another cluster or a base names it.
    /// </summary>
    public IReadOnlyList<string> Concern(IReadOnlyList<string> clusters, Repository repository)
    {
        var concerned = clusters.Where(cluster => _relevant.Any(file => IsOf(file, cluster))).ToList();
        return _relevant.All(file => concerned.Exists(cluster => IsOf(file, cluster))) && !concerned.Exists(cluster => IsNamedElsewhere(cluster, repository))
            ? concerned
            : clusters;
    }

    // An overlay can build on that of another cluster, and a stack can import its environment.
    private static bool IsNamedElsewhere(string cluster, Repository repository) => Folders
        .Select(repository.FullPath)
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.yaml", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        .Select(repository.RelativePath)
        .Where(file => !IsOf(file, cluster))
        .Any(file => !repository.TryReadText(file, out var text) || text.Contains(cluster, StringComparison.Ordinal));

    private static bool IsRelevant(string file) =>
        IsCode(file) || file == "Pulumi.yaml" || (!Unrelated.Any(folder => file.StartsWith(folder, StringComparison.Ordinal)) && file.Contains('/', StringComparison.Ordinal));

    private static bool IsCode(string file) => file.Split('/') switch
    {
        ["tools", _, "contract" or "tests", ..] => false,
        ["infrastructure" or "tools", ..] => !Data.Any(extension => file.EndsWith(extension, StringComparison.Ordinal)),
        [var name] => name is "global.json" || name.StartsWith("Directory.", StringComparison.Ordinal) || name.Equals("nuget.config", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static bool IsOf(string file, string cluster) => file.Split('/') switch
    {
        ["clusters", var folder, ..] => folder == cluster,
        ["apps", "overlays", var folder, ..] => folder == cluster,
        ["infrastructure", _, var name] => name == $"Pulumi.{cluster}.yaml",
        ["infrastructure", _, "esc", var name] => name.EndsWith($"-{cluster}.yaml", StringComparison.Ordinal),
        _ => false,
    };
}
