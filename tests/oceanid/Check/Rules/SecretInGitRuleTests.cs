using Oceanid.Tool.Check;
using Oceanid.Tool.Check.Rules;

namespace Oceanid.Tool.Tests.Check.Rules;

public sealed class SecretInGitRuleTests
{
    private const string Manifest = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: it\nstringData:\n  TOKEN: ";

    [Test]
    public void A_variable_that_nothing_substitutes() =>
        Assert.That(
            Findings("clusters/base/secret.yaml", Manifest + "${PULUMI_ACCESS_TOKEN}"),
            Is.EqualTo(new[] { "Secret it: TOKEN: The key TOKEN is a variable that nothing substitutes: the text itself would be applied." }));

    [Test]
    public void A_value_in_a_manifest() =>
        Assert.That(Findings("clusters/base/secret.yaml", Manifest + "hunter2"), Is.EqualTo(new[] { "Secret it: TOKEN: The key TOKEN has its value in Git." }));

    [Test]
    public void A_value_in_a_manifest_on_one_line() =>
        Assert.That(
            Findings("clusters/base/secret.yaml", "{ apiVersion: v1, kind: Secret, metadata: { name: it }, stringData: { TOKEN: hunter2 } }"),
            Is.EqualTo(new[] { "Secret it: TOKEN: The key TOKEN has its value in Git." }));

    [Test]
    public void A_value_in_the_documentation_is_found_with_its_line()
    {
        var file = new TextFile("docs/guide.md", $"# Guide\n\n```yaml\n{Manifest}hunter2\n```\n".Split('\n'));

        var finding = CheckRunner.Check(new SecretInGitRule(), new CheckFixture { Files = [file] }.Context()).Findings.Single();

        Assert.That((finding.Message, finding.Line), Is.EqualTo(("The key TOKEN has its value in Git.", 9)));
    }

    [TestCase("<secret default/oceanid-cluster token>")]
    [TestCase("\"\"")]
    public void A_marker_of_the_preview_and_an_empty_value(string value) =>
        Assert.That(Findings("clusters/base/secret.yaml", Manifest + value), Is.Empty);

    [Test]
    public void A_config_map_is_no_secret() =>
        Assert.That(Findings("clusters/base/it.yaml", Manifest.Replace("Secret", "ConfigMap", StringComparison.Ordinal).Replace("TOKEN", "GREETING", StringComparison.Ordinal) + "hunter2"), Is.Empty);

    // Put together here, so that neither the rule nor a scanner finds them in this file.
    private static IEnumerable<TestCaseData> Tokens() =>
    [
        new TestCaseData("gh" + "p_" + new string('a', 36), "a GitHub token"),
        new TestCaseData("pul" + "-" + new string('0', 40), "a Pulumi access token"),
        new TestCaseData("AKI" + "A" + new string('A', 16), "an AWS access key"),
        new TestCaseData("-----BEGIN " + "OPENSSH PRIVATE KEY-----", "a private key"),
        new TestCaseData("K1" + "0" + new string('a', 64) + "::server:x", "a K3s node token"),
        new TestCaseData("AGE-SECRET-" + "KEY-1" + new string('Q', 58), "an age secret key"),
    ];

    [TestCaseSource(nameof(Tokens))]
    public void A_token_anywhere_is_found_and_not_repeated(string token, string kind) =>
        Assert.That(Findings("README.md", $"export TOKEN={token}"), Is.EqualTo(new[] { $"The line holds {kind}." }));

    [Test]
    public void A_commit_or_a_digest_is_no_token() =>
        Assert.That(Findings("README.md", $"uses: actions/checkout@{new string('0', 40)} sha256:{new string('a', 64)} pul-1"), Is.Empty);

    [Test]
    public void A_link_after_a_colon_is_no_value() =>
        Assert.That(Findings("README.md", "A state with a passphrase: [without Pulumi Cloud](docs/without-pulumi-cloud.md)."), Is.Empty);

    [TestCase("eyJ-", "README.md")]
    [TestCase("-----BEGIN ", "README.md")]
    [TestCase("\n", "clusters/base/it.yaml")]
    [TestCase(" ", ".github/workflows/it.yml")]
    public void A_file_full_of_what_may_begin_a_secret_takes_no_time(string part, string path) =>
        Assert.That(Findings(path, string.Concat(Enumerable.Repeat(part, 300_000 / part.Length))), Is.Empty);

    private static IReadOnlyList<string> Findings(string path, string text) =>
        new CheckFixture { Files = [new TextFile(path, text.Split('\n'))] }.Findings(new SecretInGitRule());
}
