using System.Text.Json;
using NUnit.Framework;
using Pulumi;

namespace Oceanid.Contract.Tests;

/// <summary>The configuration of a stack, as the command line hands it to a program.</summary>
[NonParallelizable]
public sealed class ConfigTests
{
    [TestCase("project:s", "s", "str")]
    [TestCase("project:config:s", "s", "str")]
    [TestCase("project:s", "none", null)]
    [TestCase("project:s", "project:s", null)]
    [TestCase("other:s", "s", null)]
    public async Task A_key_has_the_namespace_of_the_project(string key, string asked, string? value) =>
        Assert.That(await ReadAsync(new() { [key] = "str" }, config => config.Get(asked)), Is.EqualTo(value));

    [TestCase("other")]
    [TestCase("other:config")]
    public async Task Another_namespace_is_named(string name) =>
        Assert.That(await ReadAsync(new() { ["other:k"] = "v" }, _ => new Config(name).Require("k")), Is.EqualTo("v"));

    [Test]
    public async Task What_is_no_text_is_its_compact_json_and_an_empty_text_is_there() =>
        Assert.That(
            await ReadAsync(
                new() { ["project:obj"] = new { Name = "m" }, ["project:num"] = 7, ["project:empty"] = "" },
                config => $"{config.Get("obj")} {config.Get("num")} '{config.Require("empty")}'"),
            Is.EqualTo("""{"Name":"m"} 7 ''"""));

    [Test]
    public async Task Only_true_and_false_are_flags()
    {
        Assert.That(
            await ReadAsync(new() { ["project:y"] = "true", ["project:n"] = "false" }, config => (config.GetBoolean("y"), config.GetBoolean("n"), config.GetBoolean("k"))),
            Is.EqualTo(((bool?)true, (bool?)false, (bool?)null)));
        Assert.That(
            () => ReadAsync(new() { ["project:d"] = "True" }, config => config.GetBoolean("d")),
            Throws.InstanceOf<RunException>().With.Message.Contains("Configuration 'project:d' value 'True' is not a valid Boolean"));
    }

    [Test]
    public void What_is_required_and_missing_is_named_with_the_command_that_sets_it() =>
        Assert.That(
            () => ReadAsync([], config => config.Require("foo")),
            Throws.InstanceOf<RunException>().With.Message.EqualTo(
                "Missing Required configuration variable 'project:foo'\n"
                + "\tplease set a value using the command `pulumi config set project:foo <value>`"));

    [Test]
    public async Task A_value_is_a_secret_only_where_it_is_read_as_one()
    {
        var (plain, secret) = await ReadAsync(new() { ["project:token"] = "t" }, config => (config.Get("token"), config.RequireSecret("token")));

        Assert.That(plain, Is.EqualTo("t"));
        Assert.That(await Output.IsSecretAsync(secret), Is.True);
    }

    private static async Task<T> ReadAsync<T>(Dictionary<string, object> values, Func<Config, T> read)
    {
        using var environment = new ProcessEnvironment();
        environment.Set("PULUMI_CONFIG", JsonSerializer.Serialize(values));
        return await TestRun.MakeAsync(() => read(new Config()));
    }
}
