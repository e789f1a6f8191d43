namespace Oceanid.Tool.Check;

/// <summary>What a rule says of itself.</summary>
internal sealed record RuleText(string Id, string Title, string Rationale, string Remedy);
