namespace Oceanid.Tool.Check.Esc;

/// <summary>The ESC environments of Pulumi Cloud, as far as their names go: no value is ever read.</summary>
internal interface IEscEnvironments
{
    /// <summary>Whether there is a token to ask with (<c>PULUMI_ACCESS_TOKEN</c>).</summary>
    bool HasToken { get; }

    /// <summary>Reads which keys an environment has.</summary>
    /// <param name="organization">The Pulumi organization.</param>
    /// <param name="environment">The environment as <c>project/name</c>.</param>
    Task<EscAnswer> ReadAsync(string organization, string environment);
}

/// <summary>What is known of an environment.</summary>
internal abstract record EscAnswer
{
    /// <summary>It exists.</summary>
    /// <param name="Secrets">The paths of its secrets, such as <c>pulumiConfig.deployKey</c>.</param>
    /// <param name="Others">The paths of its other values.</param>
    /// <param name="Imports">The environments that it imports.</param>
    public sealed record Found(IReadOnlyCollection<string> Secrets, IReadOnlyCollection<string> Others, IReadOnlyCollection<string> Imports) : EscAnswer;

    /// <summary>There is no such environment, or the token may not know of it.</summary>
    public sealed record Missing : EscAnswer;

    /// <summary>It could not be read.</summary>
    /// <param name="Reason">Why, as a sentence without its full stop.</param>
    /// <param name="Remedy">What to do, as a sentence.</param>
    public sealed record Unreadable(string Reason, string Remedy) : EscAnswer;
}
