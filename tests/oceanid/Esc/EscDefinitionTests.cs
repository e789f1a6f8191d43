using Oceanid.Tool.Check.Esc;

namespace Oceanid.Tool.Tests.Esc;

public sealed class EscDefinitionTests
{
    [Test]
    public void Names_are_read_and_values_are_not()
    {
        var found = (EscAnswer.Found)EscDefinition.Parse("""
            imports:
              - default/shared@stable
              - default/other: { merge: false }
            values:
              pulumiConfig:
                token:
                  fn::secret: { ciphertext: ZXNjeAAA }
                database:
                  password: { fn::secret: hunter2 }
                  host: db.example.com
                login: { fn::open::aws-login: { oidc: {} } }
            """);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Secrets, Is.EqualTo(new[] { "pulumiConfig.token", "pulumiConfig.database.password" }));
            Assert.That(found.Others, Is.EqualTo(new[] { "pulumiConfig.database.host", "pulumiConfig.login" }));
            Assert.That(found.Imports, Is.EqualTo(new[] { "default/shared", "default/other" }));
        }
    }

    [TestCase("")]
    [TestCase("values:")]
    [TestCase("values: {}")]
    public void An_environment_without_values(string yaml)
    {
        var found = (EscAnswer.Found)EscDefinition.Parse(yaml);

        Assert.That(found.Secrets.Concat(found.Others).Concat(found.Imports), Is.Empty);
    }

    [Test]
    public void What_is_no_yaml() => Assert.That(EscDefinition.Parse("a: [b"), Is.InstanceOf<EscAnswer.Unreadable>());
}
