using Spectre.Console;

namespace Oceanid.Tool.Rendering;

/// <summary>Writes for a terminal as it is, and for a pipe the same on every machine.</summary>
internal static class PlainConsole
{
    // Wide enough that nothing wraps: what a pipe gets must not depend on the width of some terminal.
    private const int PipeWidth = 10_000;

    public static void Write(CommandConsole console, Action<IAnsiConsole> write)
    {
        if (console.OutputIsTerminal)
        {
            write(VisibleConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(console.Output) }));
            return;
        }

        var text = new StringWriter { NewLine = "\n" };
        write(Plain(text));
        foreach (var line in text.ToString().TrimEnd().Split('\n'))
            console.Output.Write($"{line.TrimEnd()}\n");
    }

    private static IAnsiConsole Plain(TextWriter writer)
    {
        var plain = VisibleConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(writer),
        });
        plain.Profile.Width = PipeWidth;
        plain.Profile.Capabilities.Unicode = true;
        return plain;
    }
}
