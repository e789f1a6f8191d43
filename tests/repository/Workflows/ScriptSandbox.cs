using System.Text.RegularExpressions;
using Oceanid.Infrastructure.Tests.Testing;

namespace Oceanid.RepositoryTests.Workflows;

/// <summary>Runs a script of the workflows for real, with <c>stand-ins/</c> in the place of GitHub, Pulumi and git.</summary>
internal sealed partial class ScriptSandbox : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("oceanid-workflows-").FullName;

    public ScriptSandbox()
    {
        foreach (var tool in new[] { "jq", "unzip" })
        {
            if (!Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, tool))))
                Assert.Ignore($"{tool} is not installed: apt-get install {tool} (tests/tools.sh does, where it may). CI always has it.");
        }

        Directory.CreateDirectory(Below("answers"));
    }

    public IReadOnlyList<string> Calls => File.Exists(Below("calls")) ? File.ReadAllLines(Below("calls")) : [];

    /// <summary>What was sent last.</summary>
    public string Sent => File.ReadAllText(Below("sent"));

    public string Below(string path) => Path.Combine(_folder, path);

    public string Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Below(path))!);
        File.WriteAllText(Below(path), text);
        return Below(path);
    }

    /// <summary>What GitHub answers for a path of its API.</summary>
    public void Answer(string path, string json) => Write($"answers/{NoLetter().Replace(path, "_")}", json);

    public void Answer(string path, byte[] content) => File.WriteAllBytes(Below($"answers/{NoLetter().Replace(path, "_")}"), content);

    /// <summary>Runs a script.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(string script, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var environment = new Dictionary<string, string>(variables)
        {
            ["SANDBOX"] = _folder,
            ["PATH"] = $"{RepositoryRoot.Repository.FullPath("tests/repository/Workflows/stand-ins")}:{Environment.GetEnvironmentVariable("PATH")}",
            ["GITHUB_OUTPUT"] = Below("output"),
        };
        var (output, error, exitCode) = await ExternalCommand.RunAsync([RepositoryRoot.Repository.FullPath($".github/scripts/{script}"), .. arguments], environment: environment);
        return (exitCode, output + error);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [GeneratedRegex("[^A-Za-z0-9]")]
    private static partial Regex NoLetter();
}
