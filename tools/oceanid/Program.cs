using System.Text;
using Oceanid.Tool.Commands;
using Oceanid.Tool.Rendering;

await using var output = Console.IsOutputRedirected ? Pipe(Console.OpenStandardOutput()) : Console.Out;
await using var error = Console.IsErrorRedirected ? Pipe(Console.OpenStandardError()) : Console.Error;

return await CommandLine.RunAsync(
    args,
    AllPrograms.List,
    new CommandConsole(output, error, !Console.IsOutputRedirected, !Console.IsErrorRedirected)
    {
        Answers = Console.IsInputRedirected || Console.IsErrorRedirected ? null : Console.In,
    });

// UTF-8 whatever the locale says, so that a pipe gets the same bytes on every machine.
static StreamWriter Pipe(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
