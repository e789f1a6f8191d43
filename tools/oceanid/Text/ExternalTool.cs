using System.ComponentModel;
using System.Diagnostics;

namespace Oceanid.Tool.Text;

/// <summary>What a tool has printed, and how it ended.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error);

/// <summary>Runs a tool that the machine must have.</summary>
/// <param name="Name">Its name on the PATH.</param>
/// <param name="Purpose">What to say when it is not there, after "NAME is not installed, and ".</param>
internal sealed record ExternalTool(string Name, string Purpose)
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="prepare">Sets the environment or the folder.</param>
    /// <exception cref="PreviewException">It is not installed.</exception>
    public async Task<ToolResult> RunAsync(IEnumerable<string> arguments, Action<ProcessStartInfo>? prepare = null) =>
        (await RunAsync(arguments, prepare, Timeout.InfiniteTimeSpan))!;

    /// <summary>Runs it to its end, or ends it after a while.</summary>
    /// <returns>Null when it was ended.</returns>
    /// <inheritdoc cref="RunAsync(IEnumerable{string}, Action{ProcessStartInfo})"/>
    public async Task<ToolResult?> RunAsync(IEnumerable<string> arguments, Action<ProcessStartInfo>? prepare, TimeSpan longest)
    {
        using var process = Start(arguments, prepare);
        // Both at once: a tool that fills one of them would wait for ever.
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(longest);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return null;
        }

        return new ToolResult(process.ExitCode, await output, await error);
    }

    /// <summary>Starts it, for who reads its output as it comes.</summary>
    /// <inheritdoc cref="RunAsync(IEnumerable{string}, Action{ProcessStartInfo})"/>
    public Process Start(IEnumerable<string> arguments, Action<ProcessStartInfo>? prepare = null)
    {
        var start = new ProcessStartInfo(Name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        prepare?.Invoke(start);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new PreviewException($"{Name} is not installed, and {Purpose}");
        }
    }
}
