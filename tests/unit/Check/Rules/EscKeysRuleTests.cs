using Oceanid.Preview.Check;
using Oceanid.Preview.Check.Rules;
using Oceanid.Tests.Preview;

namespace Oceanid.Tests.Check.Rules;

public sealed class EscKeysRuleTests
{
    [TestCase("REPLACE_ME", null)]
    [TestCase("hunter2", "The secret has a value in Git.")]
    [TestCase("42", "The secret is not a text, so a program would get it as plain configuration.")]
    [TestCase("true", "The secret is not a text, so a program would get it as plain configuration.")]
    [TestCase("{ a: b }", "The secret is not a text, so a program would get it as plain configuration.")]
    public void A_secret_in_a_definition(string value, string? message) =>
        Assert.That(
            Findings($"values:\n  pulumiConfig:\n    token:\n      fn::secret: {value}\n", "- default/oceanid-cluster"),
            message is null ? Is.Empty : Is.EqualTo(new[] { $"values.pulumiConfig.token: {message}" }));

    [Test]
    public void A_definition_that_nobody_imports() =>
        Assert.That(Findings("values: {}\n", "- default/oceanid-cluster-tethys"), Is.EqualTo(new[] { "No stack file and no other environment imports this environment." }));

    private static IReadOnlyList<string> Findings(string definition, string import)
    {
        using var repository = new TemporaryRepository();
        repository.Write(TemporaryRepository.Esc, definition);
        return new CheckFixture
        {
            Repository = repository.Repository,
            Files =
            [
                new TextFile(TemporaryRepository.Esc, definition.Split('\n')),
                new TextFile(TemporaryRepository.Stack, ["environment:", $"  {import}"]),
            ],
        }.Findings(new EscKeysRule());
    }
}
