using Oceanid.Tool.Check.Esc;
using Oceanid.Tool.Commands;
using Oceanid.Tool.Commands.Edits;
using Oceanid.Tool.Fleet.Programs;
using Oceanid.Tool.Rendering;

namespace Oceanid.Infrastructure.Tests.Testing;

/// <summary>One call of the command, as a shell sees it.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static async Task<CommandRun> PreviewAsync(
        TemporaryRepository repository,
        Func<IDictionary<string, object?>> program,
        params string[] args)
    {
        string[] all = ["preview", "--repository", repository.Root, .. args];
        return await RunAsync([new ProgramDefinition("cluster", program)], all);
    }

    public static Task<CommandRun> RunAsync(IReadOnlyList<ProgramDefinition> programs, params string[] args) => RunAsync(programs, null, args);

    public static Task<CommandRun> RunAsync(IReadOnlyList<ProgramDefinition> programs, IEscEnvironments? environments, params string[] args) => RunAsync(programs, environments, new PulumiCloudStacks(_ => null), args);

    public static async Task<CommandRun> RunAsync(IReadOnlyList<ProgramDefinition> programs, IEscEnvironments? environments, PulumiCloudStacks stacks, params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, programs, new CommandConsole(output, error), environments, stacks);
        return new CommandRun(code, output.ToString(), error.ToString());
    }
}
