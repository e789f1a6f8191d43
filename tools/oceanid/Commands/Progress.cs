using Oceanid.Tool.Rendering;
using Spectre.Console;

namespace Oceanid.Tool.Commands;

/// <summary>One line that says what is being done, for people only: a pipe or a log gets nothing.</summary>
internal static class Progress
{
    public static Task<T> RunAsync<T>(CommandConsole console, Func<Action<string>, Task<T>> work)
    {
        if (!console.ErrorIsTerminal)
            return work(_ => { });

        var terminal = VisibleConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(console.Error) });
        return terminal.Status().StartAsync("Preview", status => work(step => status.Status(Markup.Escape(step))));
    }
}
