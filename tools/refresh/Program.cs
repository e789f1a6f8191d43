using Oceanid.Refresh;

if (args.Length > 1)
{
    await Console.Error.WriteLineAsync("Give no more than the folder to read from; without one, it is fetched from where sources.yaml says.");
    return 2;
}

try
{
    using var http = new HttpClient();
    var changed = await new Refresher(Directory.GetCurrentDirectory(), new Source(http, args.FirstOrDefault())).RunAsync();
    Console.WriteLine(changed.Count == 0 ? "tools/knowledge is as upstream has it." : string.Join('\n', changed.Select(file => $"tools/knowledge/{file}")));
    return 0;
}
catch (RefreshException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
