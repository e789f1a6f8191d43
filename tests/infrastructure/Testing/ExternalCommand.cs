using System.ComponentModel;
using System.Diagnostics;

namespace Oceanid.Infrastructure.Tests.Testing;

/// <summary>Runs what the machine has besides .NET.</summary>
internal static class ExternalCommand
{
    /// <summary>Runs a command to its end. Where it is not installed the test is skipped, and says why.</summary>
    /// <param name="command">The tool and its arguments.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="environment">Variables to set.</param>
    public static async Task<(string Output, string Error, int ExitCode)> RunAsync(
        IReadOnlyList<string> command,
        string input = "",
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using var process = Start(start);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // What ends early does not read what it was sent.
        }

        await process.WaitForExitAsync();
        return (await output, await error, process.ExitCode);
    }

    /// <summary>Starts a process; where its tool is not installed the test is skipped, and says why.</summary>
    public static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Ignore($"{start.FileName} is not installed; the README says what the tests use, and tests/tools.sh installs it where it may. CI has it.");
            throw;
        }
    }
}
