using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi;

/// <summary>Waits for everything that a program has started, and collects what went wrong.</summary>
internal sealed class Runner
{
    private readonly ConcurrentDictionary<Task, byte> _running = new();
    private readonly ConcurrentQueue<string> _errors = new();

    public void Track(Task task)
    {
        if (!task.IsCompletedSuccessfully)
            _running.TryAdd(task, 0);
    }

    public void Error(string message) => _errors.Enqueue(message);

    public async Task RunAsync(Func<Task> program)
    {
        try
        {
            await program().ConfigureAwait(false);
            while (_running.Keys.FirstOrDefault() is { } next)
            {
                await next.ConfigureAwait(false);
                _running.TryRemove(next, out _);
            }
        }
        catch (Exception failure)
        {
            // The first failure ends the run; others that it has caused would only repeat it.
            Environment.ExitCode = 32;
            Error(Describe(failure));
            // What has been declared is still registered.
            while (_running.Keys.FirstOrDefault(task => !task.IsCompleted) is { } next)
                await Task.WhenAny(next).ConfigureAwait(false);
        }

        switch (_errors.ToArray())
        {
            case []:
                return;
            case [var only]:
                throw new RunException(only);
            case var several:
                throw new AggregateException(several.Select(message => new RunException(message)));
        }
    }

    public static string Describe(Exception failure) => failure switch
    {
        RunException run => run.Message,
        ResourceException { HideStack: true } resource => resource.Message,
        ResourceException resource => resource.ToString(),
        _ => $"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{failure}",
    };
}
