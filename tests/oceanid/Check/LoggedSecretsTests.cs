using Oceanid.Tool.Check;
using Oceanid.Tool.Check.Sources;

namespace Oceanid.Tool.Tests.Check;

public sealed class LoggedSecretsTests
{
    private const string Settings = """
        sealed class Settings
        {
            Settings(SettingsReader read)
            {
                Token = read.Secret("apiToken", "default/it");
                Credentials = new DeployKey(read.Secret("deployKey", "default/it"), "github.com");
                Name = read.Required("name", "a name");
            }
            public Output<string> Token { get; }
            public string Name { get; }
        }
        sealed record DeployKey(Output<string> PrivateKey, string KnownHosts);
        """;

    [TestCase("settings.Token.Apply(token => { Log.Info($\"token {token}\"); return token; });", "apiToken")]
    [TestCase("settings.Token.Apply(token => { Console.WriteLine(token); return 0; });", "apiToken")]
    [TestCase("var copy = settings.Token; copy.Apply(value => { Console.Error.Write(\"x\" + value); return 0; });", "apiToken")]
    [TestCase("Output.Format($\"https://{settings.Token}@host\").Apply(url => { Log.Debug(url); return url; });", "apiToken")]
    [TestCase("Output.Tuple(settings.Token, other).Apply(both => { Log.Warn(both.Item1.Trim()); return 0; });", "apiToken")]
    [TestCase("if (settings.Token is { } token) token.Apply(plain => { if (plain.Length == 0) throw new RunException($\"bad {plain}\"); return 0; });", "apiToken")]
    [TestCase("key.PrivateKey.Apply(pem => { Log.Error(pem, null); return 0; });", "deployKey")]
    [TestCase("new Config().RequireSecret(\"direct\").Apply(plain => { Log.Info(plain); return 0; });", "direct")]
    public void A_line_that_would_log_a_secret(string line, string key) =>
        Assert.That(Find(line), Is.EqualTo(new[] { ("infrastructure/it/It.cs", 5, key) }));

    [TestCase("Log.Info($\"cluster {settings.Name}\");")]
    [TestCase("settings.Token.Apply(token => { Log.Info(\"the token has changed\"); return token; });")]
    [TestCase("names.Select(token => { Console.WriteLine(token); return token; });")]
    [TestCase("var secret = new EscSecret(\"a\", settings.Token); Log.Info(secret.Name);")]
    [TestCase("throw new RunException(settings.Name);")]
    public void A_line_that_would_not(string line) => Assert.That(Find(line), Is.Empty);

    private static IEnumerable<(string File, int Line, string Key)> Find(string line) => LoggedSecrets.In(
    [
        new TextFile("infrastructure/it/Settings.cs", Settings.Split('\n')),
        new TextFile("infrastructure/it/It.cs", ["static class It", "{", "    static void Define(Settings settings, DeployKey key)", "    {", line, "    }", "}"]),
    ]);
}
