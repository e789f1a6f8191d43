using Oceanid.Preview;
using Oceanid.Preview.Engine;

namespace Oceanid.Tests.Preview;

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

    public static async Task<CommandRun> RunAsync(IReadOnlyList<ProgramDefinition> programs, params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, programs, new CommandConsole(output, error));
        return new CommandRun(code, output.ToString(), error.ToString());
    }
}
