using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet;

namespace Oceanid.Infrastructure.Tests.K3s;

/// <summary>
/// Machines that are folders: the commands of a program run for real, in the order of the program, with <c>stand-ins/</c> in the place of
/// <c>k3s</c>, <c>systemctl</c>, <c>curl</c>, the clock and so on.
/// </summary>
internal sealed class NodeSandbox : IDisposable
{
    private const string CommandType = "command:remote:Command";

    // A fault to plant into what the machines are sent, from the script `mutants`: what to replace, a tab, and what with.
    private static readonly string[]? Mutant = Environment.GetEnvironmentVariable("OCEANID_MUTANT")?.Split('\t');

    private static readonly string StandIns = RepositoryRoot.Repository.FullPath("tests/infrastructure/K3s/stand-ins");

    private static readonly ConcurrentDictionary<string, Lazy<Task<NodeSandbox>>> Installed = new();

    private readonly HashSet<string> _state = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("oceanid-nodes-").FullName;

    public NodeSandbox()
    {
        Directory.CreateDirectory(Below("fail"));
        Directory.CreateDirectory(Below("bin"));
        foreach (var tool in new[] { "curl", "date", "df", "journalctl", "sleep", "systemctl", "timeout", "uname" })
            File.CreateSymbolicLink(Below($"bin/{tool}"), Path.Combine(StandIns, tool));
        Release("v1.33.5+k3s1");
        Release("v1.34.1+k3s1");
        Release("v1.35.0+k3s1");
    }

    private NodeSandbox(string folder, IEnumerable<string> state)
    {
        _state.UnionWith(state);
        using var copy = Process.Start("cp", ["--archive", $"{folder}/.", _folder]);
        copy.WaitForExit();
        Assert.That(copy.ExitCode, Is.Zero);
    }

    /// <summary>Machines on which these nodes are installed, as a copy: they are installed once, which takes a second.</summary>
    public static async Task<NodeSandbox> InstalledAsync(IReadOnlyCollection<object> nodes)
    {
        var installed = await Installed.GetOrAdd(JsonSerializer.Serialize(nodes), _ => new(InstallAsync)).Value;
        return new(installed._folder, installed._state);

        async Task<NodeSandbox> InstallAsync()
        {
            var machines = new NodeSandbox();
            Assert.That(await machines.UpAsync(await K3sPrograms.ClusterAsync(nodes)), Is.Empty);
            machines.Forget();
            return machines;
        }
    }

    /// <summary>Removes what <see cref="InstalledAsync"/> has made its copies of.</summary>
    public static void RemoveInstalled()
    {
        foreach (var installed in Installed.Values.Where(installed => installed.Value.IsCompletedSuccessfully))
            installed.Value.Result.Dispose();
    }

    /// <summary>The variables that a command runs with on a host.</summary>
    public IReadOnlyDictionary<string, string> Variables(string host) => new Dictionary<string, string>
    {
        ["SANDBOX"] = _folder,
        ["OCEANID_ROOT"] = Root(host),
        ["PATH"] = $"{Below("bin")}:{Environment.GetEnvironmentVariable("PATH")}",
    };

    /// <summary>What was done, in order: calls that change something, without those that only look.</summary>
    public IReadOnlyList<string> Calls => File.Exists(Below("calls")) ? File.ReadAllLines(Below("calls")) : [];

    public void Forget() => File.Delete(Below("calls"));

    /// <summary>Makes something fail; the stand-ins say what.</summary>
    public void Fail(string what, string how = "") => File.WriteAllText(Below($"fail/{what}"), how);

    public void Recover(string what) => File.Delete(Below($"fail/{what}"));

    /// <summary>Publishes a release; a wrong checksum is that of something else.</summary>
    public void Release(string version, bool wrongChecksum = false)
    {
        var binary = File.ReadAllText(Path.Combine(StandIns, "k3s")).Replace("VERSION", version, StringComparison.Ordinal);
        Write($"releases/{version}/k3s", binary);
        var sum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(wrongChecksum ? "something else" : binary)));
        Write($"releases/{version}/sha256sum-amd64.txt", $"{sum}  k3s\n{sum}  k3s-airgap-images-amd64.tar\n");
    }

    /// <summary>The version that a node reports; null for one that the cluster does not know.</summary>
    public string? VersionOf(string node) =>
        File.Exists(Below($"nodes/{node}/version")) ? File.ReadAllText(Below($"nodes/{node}/version")).Trim() : null;

    /// <summary>Has a node say something of itself to the API server: its <c>version</c>, or the annotation <c>labels</c> or <c>taints</c>.</summary>
    public void Say(string node, string what, string text) => File.WriteAllText(Below($"nodes/{node}/{what}"), text);

    public bool IsCordoned(string node) => File.Exists(Below($"nodes/{node}/unschedulable"));

    public bool IsRunning(string host, string service) => File.Exists(Below($"systemd/{host}/{service}"));

    /// <summary>A path on a host.</summary>
    public string PathOn(string host, string path) => Root(host) + path;

    public string Below(string path) => Path.Combine(_folder, path);

    /// <summary>
    /// Runs the commands of a program as an update does that has something to do for each: when those before it are done, none after one that
    /// failed; what was run before is updated.
    /// </summary>
    /// <returns>What went wrong, or the empty string.</returns>
    public Task<string> UpAsync(ProgramPreview program) => RunAllAsync(Commands(program), "create");

    /// <summary>Forgets what was run, as a state that is lost or edited does.</summary>
    public void LoseState() => _state.Clear();

    /// <summary>Removes what only the first program has, as an update does: in the opposite order.</summary>
    public Task<string> RemoveAsync(ProgramPreview before, ProgramPreview after)
    {
        var kept = Commands(after).Select(command => command.Name).ToHashSet();
        return RunAllAsync(Commands(before).Where(command => !kept.Contains(command.Name)).Reverse(), "delete");
    }

    /// <summary>Runs one command of a program.</summary>
    public Task<(string Output, string Error, int ExitCode)> RunAsync(ResourcePreview command, string action = "create") =>
        RunAsync(command.Input("connection", "host")!, command.Input(action)!, command.Input("stdin")!);

    /// <summary>Runs something on a host.</summary>
    public Task<(string Output, string Error, int ExitCode)> RunAsync(string host, string command, string input = "") =>
        ExternalCommand.RunAsync(["sh", "-c", command], Mutant is [var from, var to] ? input.Replace(from, to, StringComparison.Ordinal) : input, Variables(host));

    /// <summary>The commands of a program, in the order of their dependencies.</summary>
    public static IReadOnlyList<ResourcePreview> Commands(ProgramPreview program)
    {
        var commands = program.Resources.Where(resource => resource.Type == CommandType).ToList();
        var ordered = new List<ResourcePreview>();
        while (ordered.Count < commands.Count)
        {
            ordered.Add(commands.Except(ordered).First(command => command.Options.DependsOn
                .SelectMany(needed => commands.Where(other => other.Key == needed || other.Options.Parent == needed))
                .All(ordered.Contains)));
        }

        return ordered;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> RunAllAsync(IEnumerable<ResourcePreview> commands, string action)
    {
        foreach (var command in commands)
        {
            if (command.Input(action == "create" && _state.Contains(command.Name) ? "update" : action) is not { } text)
                continue;

            var (_, error, exitCode) = await RunAsync(command.Input("connection", "host")!, text, command.Input("stdin") ?? "");
            if (exitCode != 0)
                return $"{command.Name}: {error}";
            _ = action == "create" ? _state.Add(command.Name) : _state.Remove(command.Name);
        }

        return "";
    }

    private string Root(string host) => Directory.CreateDirectory(Below($"hosts/{host}")).FullName;

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Below(path))!);
        File.WriteAllText(Below(path), text);
    }
}
