using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Check;
using Oceanid.Tool.Check.Rules;

namespace Oceanid.Tool.Tests.Check.Rules;

public sealed class EscKeysRuleTests
{
    private const string Token = "values:\n  pulumiConfig:\n    token:\n      fn::secret: REPLACE_ME\n";

    [TestCase("REPLACE_ME", null)]
    [TestCase("hunter2", "The secret has a value in Git.")]
    [TestCase("42", "The secret is not a text, so a program would get it as plain configuration.")]
    [TestCase("true", "The secret is not a text, so a program would get it as plain configuration.")]
    [TestCase("{ a: b }", "The secret is not a text, so a program would get it as plain configuration.")]
    public void A_secret_in_a_definition(string value, string? message) =>
        Assert.That(
            Findings(Token.Replace("REPLACE_ME", value, StringComparison.Ordinal), "- default/oceanid-cluster", isWhole: false),
            message is null ? Is.Empty : Is.EqualTo(new[] { $"values.pulumiConfig.token: {message}" }));

    [Test]
    public void A_definition_that_nobody_imports() =>
        Assert.That(
            Findings("values: {}\n", "- default/oceanid-cluster-atlas"),
            Is.EqualTo(new[] { "No stack file and no other environment imports this environment." }));

    [TestCase("<secret default/oceanid-cluster token>", true)]
    [TestCase("<secret default/oceanid-cluster tokens>", false)]
    [TestCase("<secret default/other token>", false)]
    public void A_secret_that_no_program_uses(string used, bool isFine) =>
        Assert.That(
            Findings(Token, "- default/oceanid-cluster", used),
            isFine ? Is.Empty : Is.EqualTo(new[] { "values.pulumiConfig.token: No program of any cluster uses the secret." }));

    [Test]
    public void With_some_of_the_clusters_only_another_one_may_use_it() =>
        Assert.That(Findings(Token, "- default/oceanid-cluster", isWhole: false), Is.Empty);

    [Test]
    public void What_no_program_gets_is_not_missed() =>
        Assert.That(Findings("values:\n  login:\n    key:\n      fn::secret: REPLACE_ME\n", "- default/oceanid-cluster"), Is.Empty);

    private static IReadOnlyList<string> Findings(string definition, string import, string used = "nothing", bool isWhole = true)
    {
        using var repository = new TemporaryRepository();
        repository.Write(TemporaryRepository.Esc, definition);
        return new CheckFixture
        {
            Repository = repository.Repository,
            IsWhole = isWhole,
            Program = [CheckFixture.Declared($"{{ apiVersion: v1, kind: Secret, metadata: {{ name: it, namespace: app }}, stringData: {{ a: '{used}' }} }}")],
            Files =
            [
                new TextFile(TemporaryRepository.Esc, definition.Split('\n')),
                new TextFile(TemporaryRepository.Stack, ["environment:", $"  {import}"]),
            ],
        }.Findings(new EscKeysRule());
    }
}
