using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Esc;

/// <summary>Compares the declared environments of a cluster with those of Pulumi Cloud, by name.</summary>
internal static class EscComparison
{
    /// <summary>The rule of what does not fit.</summary>
    public const string RuleId = "esc-live";

    public static async Task<IReadOnlyList<Finding>> FindingsAsync(IEscEnvironments live, IEnumerable<DeclaredEnvironment> declared)
    {
        var findings = new List<Finding>();
        foreach (var environment in declared)
        {
            switch (await live.ReadAsync(environment.Organization, environment.Name))
            {
                case EscAnswer.Unreadable failure:
                    findings.Add(Of(environment, $"The ESC environment {environment.Reference} could not be compared: {failure.Reason}.", null, failure.Remedy));
                    break;
                case EscAnswer.Missing:
                    findings.Add(Of(environment, $"There is no ESC environment {environment.Reference}, or the token may not know of it.", null, $"Make it: {environment.Init}"));
                    break;
                case EscAnswer.Found found:
                    findings.AddRange(Differences(environment, found));
                    break;
            }
        }

        return findings;
    }

    private static IEnumerable<Finding> Differences(DeclaredEnvironment environment, EscAnswer.Found found)
    {
        var declared = environment.Names;
        foreach (var path in environment.Needed.Except(found.Secrets))
        {
            var problem = found.Others.Contains(path) ? $"{environment.Reference} has it in plain text." : $"{environment.Reference} does not have it.";
            yield return Of(environment, problem, path, $"Set it: {environment.Set(path)}");
        }

        foreach (var path in declared.Others.Except(found.Others).Except(found.Secrets))
            yield return Of(environment, $"{environment.Reference} does not have it.", path, $"Set it: esc env set {environment.Reference} {path} VALUE --string --plaintext");
        foreach (var path in found.Secrets.Concat(found.Others).Except(declared.Secrets).Except(declared.Others))
            yield return Of(environment, $"{environment.Reference} has it, but the definition does not declare it.", path, $"Declare it, or remove it: esc env rm {environment.Reference} {path}");
        foreach (var import in declared.Imports.Except(found.Imports))
            yield return Of(environment, $"{environment.Reference} does not import {import}.", "imports", $"Add it: esc env edit {environment.Reference}");
    }

    private static Finding Of(DeclaredEnvironment environment, string message, string? path, string remedy) => new(message)
    {
        File = environment.File,
        Field = path is null or "imports" ? path : $"values.{path}",
        Remedy = remedy,
    };
}
