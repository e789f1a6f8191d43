using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Text;
using Spectre.Console;

namespace Oceanid.Tool.Rendering;

/// <summary>The memory budget as a table, each amount with its origin.</summary>
internal static class BudgetTable
{
    // A pipe has no width, and a table that is wider than a page is read by nobody.
    private const int OriginWidth = 60;

    public static void Write(IAnsiConsole console, MemoryBudget budget)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn("[bold]memory budget[/]");
        table.AddColumn("[bold]requests[/]", column => column.NoWrap().RightAligned());
        table.AddColumn("[bold]limits[/]", column => column.NoWrap().RightAligned());
        table.AddColumn("[bold]origin[/]");

        AddRows(table, budget.Idle);
        AddTotal(table, "total idle", budget.IdleTotal, budget.IdleLimit is { } most ? $"limit {Quantity.Memory(most)} of requests" : "no limit in .flux.yaml");
        table.AddEmptyRow();
        AddRows(table, budget.Workspaces);
        AddTotal(table, "peak", budget.Peak, Peak(budget));
        if (budget.Workloads.Count > 0)
        {
            table.AddEmptyRow();
            AddRows(table, budget.Workloads);
            AddTotal(table, "workloads", ResourceAmounts.Sum(budget.Workloads.Select(row => row.Amounts)), "not part of idle or peak");
        }

        console.Write(table);

        if (budget is { IsOverLimit: true, IdleLimit: { } limit })
        {
            console.MarkupLine(
                $"[bold red]Warning: idle memory requests are {Quantity.Memory(budget.IdleTotal.MemoryRequest)}, "
                + $"over the limit of {Quantity.Memory(limit)}.[/]");
        }

        foreach (var text in budget.NotCounted)
            console.MarkupLine($"[purple]Not counted: {Markup.Escape(text)}.[/]");
    }

    private static void AddRows(Table table, IReadOnlyList<BudgetRow> rows)
    {
        foreach (var row in rows)
            table.AddRow([.. Cells(row.Component, row.Amounts, row.Origin).Select(Markup.Escape)]);
    }

    private static void AddTotal(Table table, string name, ResourceAmounts amounts, string origin) =>
        table.AddRow([.. Cells(name, amounts, origin).Select(cell => $"[bold]{Markup.Escape(cell)}[/]")]);

    private static string Peak(MemoryBudget budget)
    {
        var workers = budget.Concurrency.Workers;
        var running = Math.Min(workers, budget.Workspaces.Count);
        return $"idle and the {running} largest workspaces; at once: {workers} ({budget.Concurrency.Origin})";
    }

    private static string[] Cells(string name, ResourceAmounts amounts, string origin) =>
    [
        name,
        Pair(amounts.MemoryRequest, amounts.CpuRequest),
        Pair(amounts.MemoryLimit, amounts.CpuLimit),
        Folded(origin),
    ];

    private static string Folded(string text)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length > OriginWidth)
                lines.Add(word);
            else
                lines[^1] = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
        }

        return string.Join('\n', lines);
    }

    private static string Pair(decimal? memory, decimal? cpu) =>
        $"{Text(memory, Quantity.Memory)} / {Text(cpu, Quantity.Cpu)}";

    private static string Text(decimal? amount, Func<decimal, string> write) =>
        amount is { } known ? write(known) : "none";
}
