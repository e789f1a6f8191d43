using System.CommandLine;

namespace Oceanid.Tool.Commands;

/// <summary>The arguments that the commands share.</summary>
internal static class CommonArguments
{
    public static Argument<string[]> Clusters(string description)
    {
        var clusters = new Argument<string[]>("CLUSTER") { Description = description, Arity = ArgumentArity.ZeroOrMore };
        // The parser takes an option that it does not know for one more cluster.
        clusters.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-')))
                result.AddError($"Unrecognized command or argument '{token.Value}'.");
        });
        return clusters;
    }

    public static Option<string?> Repository() => new("--repository")
    {
        Description = "The root of the repository; found from the current folder when not given.",
        HelpName = "DIR",
    };
}
