using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Commands;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Infrastructure.Tests;

/// <summary>A workspace gets a part of the repository: all that its program needs, and nothing that only people and machines outside of it use.</summary>
public sealed partial class ArtifactTests
{
    // What Flux leaves out besides: https://fluxcd.io/flux/components/source/gitrepositories/#default-exclusions
    private const string DefaultExclusions = """
        .git/
        .gitignore
        .gitmodules
        .gitattributes
        *.jpg
        *.jpeg
        *.gif
        *.png
        *.wmv
        *.flv
        *.tar.gz
        *.zip
        .github/
        .circleci/
        .travis.yml
        .gitlab-ci.yml
        appveyor.yml
        .drone.yml
        cloudbuild.yaml
        codeship-services.yml
        codeship-steps.yml
        **/.goreleaser.yml
        **/.sops.yaml
        **/.flux.yaml

        """;

    private readonly string _workspace = Directory.CreateTempSubdirectory("oceanid-artifact-").FullName;
    private IReadOnlyDictionary<string, string> _environment = null!;
    private IReadOnlyList<string> _artifact = null!;

    private static IEnumerable<string> Programs => AllPrograms.List.Select(program => Repository.ProgramFolder(program.Folder));

    [OneTimeSetUp]
    public async Task Fetch()
    {
        var cluster = await Deploy.ClusterAsync();
        _environment = cluster.OfKind("Stack").First().Inputs.At("spec", "workspaceTemplate", "spec").Objects("env")
            // Whether the compiler stays in memory decides the machine that builds.
            .Where(variable => variable.Text("name") != "UseSharedCompilation")
            .ToDictionary(variable => variable.Text("name")!, variable => variable.Text("value")!);

        var ignore = Path.Combine(_workspace, "ignore");
        await File.WriteAllTextAsync(ignore, DefaultExclusions + cluster.Resource("GitRepository", "stacks-source").Input("spec", "ignore"));
        var left = await FilesAsync("--ignored", $"--exclude-from={ignore}");
        _artifact = [.. (await FilesAsync("--exclude-standard")).Except(left)];
        Copy(_artifact);

        // Where the packages can't be had, what the build takes in their place.
        foreach (var folder in await ReferencesBesideAsync())
            Copy(await FilesAsync("--exclude-standard", "--", folder));
        Copy([".pulumi-packages.props"]);
    }

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(_workspace, recursive: true);

    [Test]
    public async Task The_programs_build_in_a_workspace()
    {
        // One build for all three: each compiles what they share.
        var projects = _artifact.Where(file => Programs.Contains(Path.GetDirectoryName(file)) && file.EndsWith(".csproj", StringComparison.Ordinal)).ToList();
        var solution = Path.Combine(_workspace, "programs.slnx");
        await File.WriteAllTextAsync(solution, $"<Solution>{string.Concat(projects.Select(project => $"<Project Path=\"{project}\" />"))}</Solution>");

        var (output, error, exitCode) = await ExternalCommand.RunAsync(
            ["dotnet", "build", solution, "-nologo", "-verbosity:quiet", "-nodeReuse:false"], environment: _environment);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(projects, Has.Count.EqualTo(AllPrograms.List.Count));
            Assert.That(exitCode, Is.Zero, output + error);
        }
    }

    [Test]
    public void An_artifact_has_no_manifests_no_tests_and_no_tools() =>
        Assert.That(_artifact.Select(file => file.Split('/')[0]).Intersect(["apps", "clusters", "docs", "tests", "tools"]), Is.Empty);

    [Test]
    public void The_product_names_neither_the_command_nor_the_tests_nor_what_stands_in_for_a_package()
    {
        var named = from file in _artifact
                    where file.StartsWith("infrastructure/", StringComparison.Ordinal)
                    from line in File.ReadLines(Path.Combine(_workspace, file))
                    where Outside().IsMatch(line) && !line.Contains("const string NoManifests", StringComparison.Ordinal)
                    select $"{file}: {line.Trim()}";

        Assert.That(named, Is.Empty);
    }

    /// <summary>The folders outside of the artifact that the build of a program refers to.</summary>
    private async Task<IReadOnlyList<string>> ReferencesBesideAsync()
    {
        var project = _artifact.Single(file => Path.GetDirectoryName(file) == Programs.First() && file.EndsWith(".csproj", StringComparison.Ordinal));
        var (output, error, exitCode) = await ExternalCommand.RunAsync(["dotnet", "msbuild", RepositoryRoot.Repository.FullPath(project), "-getItem:ProjectReference"]);
        Assert.That(exitCode, Is.Zero, output + error);
        return
        [
            .. JsonNode.Parse(output)!.AsObject().At("Items").Objects("ProjectReference")
                .Select(reference => Path.GetRelativePath(RepositoryRoot.Repository.Root, reference.Text("FullPath")!))
                .Except(_artifact)
                .Select(file => Path.GetDirectoryName(Path.GetDirectoryName(file))!)
                .Distinct(),
        ];
    }

    private static async Task<IReadOnlyList<string>> FilesAsync(params string[] arguments)
    {
        var (output, error, exitCode) = await ExternalCommand.RunAsync(
            ["git", "-C", RepositoryRoot.Repository.Root, "ls-files", "-z", "--cached", "--others", .. arguments]);
        Assert.That(exitCode, Is.Zero, error);
        return output.Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }

    private void Copy(IEnumerable<string> files)
    {
        // What is deleted and not committed yet is still listed.
        foreach (var file in files.Where(RepositoryRoot.Repository.Has))
        {
            var target = Path.Combine(_workspace, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(RepositoryRoot.Repository.FullPath(file), target);
        }
    }

    [GeneratedRegex(@"\b(oceanid|make) (preview|check|test)\b|\btests?\b|\btools\b|stand-in|InternalsVisibleTo", RegexOptions.IgnoreCase)]
    private static partial Regex Outside();
}
