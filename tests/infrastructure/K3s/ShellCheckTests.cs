using Oceanid.Infrastructure.Tests.Testing;

namespace Oceanid.Infrastructure.Tests.K3s;

/// <summary>Every shell script of the repository is clean for shellcheck; those of a node together with what is put in front of them.</summary>
public sealed class ShellCheckTests
{
    private const string NodeScripts = "infrastructure/components/K3s/scripts";

    [TestCaseSource(nameof(Scripts))]
    public async Task Is_clean(string file)
    {
        var text = RepositoryRoot.ReadText(file);
        var isPart = !text.StartsWith("#!", StringComparison.Ordinal);
        if (isPart && !file.EndsWith("/common.sh", StringComparison.Ordinal))
            text = $"{RepositoryRoot.ReadText($"{NodeScripts}/common.sh")}\n{text}";

        Assert.That(await CheckAsync(text), Is.Empty);
    }

    [Test]
    public async Task What_is_not_clean_is_found() =>
        Assert.That(await CheckAsync("#!/bin/bash\nrm -rf $1/*\n"), Does.Contain("SC2086"));

    private static IEnumerable<string> Scripts()
    {
        var root = RepositoryRoot.Repository.Root;
        var scripts = new[] { NodeScripts, "tests", ".ci", ".github" }
            .Select(RepositoryRoot.Repository.FullPath)
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/node_modules/", StringComparison.Ordinal))
            .Where(file => file.EndsWith(".sh", StringComparison.Ordinal) || IsShell(file));
        return scripts.Select(file => Path.GetRelativePath(root, file)).Order(StringComparer.Ordinal);
    }

    private static bool IsShell(string file)
    {
        using var reader = new StreamReader(file);
        return reader.ReadLine() is { } line && line.StartsWith("#!", StringComparison.Ordinal) && line.EndsWith("sh", StringComparison.Ordinal);
    }

    private static async Task<string> CheckAsync(string text) =>
        (await ExternalCommand.RunAsync(["shellcheck", "--shell=bash", "--color=never", "-"], text)).Output;
}
