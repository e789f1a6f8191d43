using System.Text.Json;
using NUnit.Framework;
using Pulumi;

namespace Oceanid.Contract.Tests;

/// <summary>Section 2.11: the configuration of a stack.</summary>
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
        Assert.That(
            await ReadAsync(new() { ["other:k"] = "v" }, _ => new Config(name).Require("k")), Is.EqualTo("v"));

    [Test]
    public async Task A_number_is_its_text() =>
        Assert.That(await ReadAsync(new() { ["project:num"] = 7 }, config => config.Get("num")), Is.EqualTo("7"));

    [Test]
    public async Task An_object_is_its_compact_json() =>
        Assert.That(
            await ReadAsync(new() { ["project:obj"] = new { Name = "m" } }, config => config.Get("obj")),
            Is.EqualTo("""{"Name":"m"}"""));

    [Test]
    public async Task An_empty_value_is_there() =>
        Assert.That(
            await ReadAsync(new() { ["project:empty"] = "" }, config => config.Require("empty")), Is.Empty);

    [Test]
    public async Task Values_are_typed()
    {
        var values = new Dictionary<string, object>
        {
            ["project:flag"] = "true",
            ["project:no"] = "false",
            ["project:count"] = "3",
            ["project:ratio"] = "1.5",
            ["project:obj"] = """{"Name":"m"}""",
        };
        var read = await ReadAsync(values, config => (
            config.GetBoolean("flag"), config.RequireBoolean("no"), config.RequireInt32("count"),
            config.GetDouble("ratio"), config.RequireObject<Named>("obj").Name));

        Assert.That(read, Is.EqualTo(((bool?)true, false, 3, (double?)1.5, "m")));
    }

    [Test]
    public async Task An_object_is_case_sensitive() =>
        Assert.That(
            await ReadAsync(
                new() { ["project:obj"] = """{"name":"m"}""" }, config => config.RequireObject<Named>("obj").Name),
            Is.Null);

    [Test]
    public async Task What_is_missing_is_null_or_the_default()
    {
        var read = await ReadAsync([], config => (
            config.Get("k"), config.GetSecret("k"), config.GetBoolean("k"), config.GetInt32("k"),
            config.GetDouble("k"), config.GetObject<int>("k"), config.GetObject<Named>("k")));

        Assert.That(read, Is.EqualTo((
            (string?)null, (Output<string>?)null, (bool?)null, (int?)null, (double?)null, 0, (Named?)null)));
    }

    [Test]
    public void What_is_required_and_missing_is_named_with_the_command_that_sets_it() =>
        Assert.That(
            () => ReadAsync([], config => config.Require("foo")),
            Throws.InstanceOf<RunException>().With.Message.EqualTo(
                "Missing Required configuration variable 'project:foo'\n"
                + "\tplease set a value using the command `pulumi config set project:foo <value>`"));

    private static readonly TestCaseData[] Invalid =
    [
        new TestCaseData("True", "Boolean", (Func<Config, object?>)(config => config.GetBoolean("d"))),
        new TestCaseData("1.5", "Int32", (Func<Config, object?>)(config => config.GetInt32("d"))),
        new TestCaseData("1,5x", "Double", (Func<Config, object?>)(config => config.GetDouble("d"))),
        new TestCaseData("{", typeof(Named).FullName, (Func<Config, object?>)(config => config.GetObject<Named>("d"))),
    ];

    [TestCaseSource(nameof(Invalid))]
    public void A_value_of_another_type_is_named(string value, string type, Func<Config, object?> read) =>
        Assert.That(
            () => ReadAsync(new() { ["project:d"] = value }, read),
            Throws.InstanceOf<RunException>().With.Message.Contains(
                $"Configuration 'project:d' value '{value}' is not a valid {type}"));

    [Test]
    public async Task A_value_is_a_secret_only_where_it_is_read_as_one()
    {
        using var environment = new KubernetesEnvironment();
        environment.Set("PULUMI_CONFIG_SECRET_KEYS", """["project:token"]""");
        var (plain, secret, number) = await ReadAsync(
            new() { ["project:token"] = "t", ["project:pin"] = "7" },
            config => (config.Get("token"), config.RequireSecret("token"), config.GetSecretInt32("pin")!));

        Assert.Multiple(async () =>
        {
            Assert.That(plain, Is.EqualTo("t"));
            Assert.That(await Output.IsSecretAsync(secret), Is.True);
            Assert.That(await Output.IsSecretAsync(number), Is.True);
        });
    }

    private static async Task<T> ReadAsync<T>(Dictionary<string, object> values, Func<Config, T> read)
    {
        using var environment = new KubernetesEnvironment();
        environment.Set("PULUMI_CONFIG", JsonSerializer.Serialize(values));
        return await TestRun.MakeAsync(() => read(new Config()));
    }

    private sealed record Named(string? Name);
}
