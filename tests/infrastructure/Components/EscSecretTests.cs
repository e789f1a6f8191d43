using System.Text.RegularExpressions;
using Oceanid.Infrastructure.Components.Secrets;
using Oceanid.Infrastructure.Tests.Testing;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Oceanid.Infrastructure.Tests.Components;

public sealed class EscSecretTests
{
    [Test]
    public async Task It_makes_an_opaque_secret_of_its_keys()
    {
        var program = await Deploy.ComponentsAsync(() => _ = new EscSecret("it", Args(("A", "1"), ("B", "2"))));

        var secret = program.Resource("Secret", "it");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(secret.Input("type"), Is.EqualTo("Opaque"));
            Assert.That(secret.Json("metadata"), Is.EqualTo("""{"name":"credentials","namespace":"pulumi-system"}"""));
            Assert.That(secret.Json("stringData"), Is.EqualTo("""{"A":"1","B":"2"}"""));
        }
    }

    [Test]
    public async Task Even_a_value_that_was_not_secret_reaches_the_engine_as_one()
    {
        var args = await RegisteredArgs.OfAsync<SecretArgs>(() => _ = new EscSecret("it", Args(("A", "plain"))));

        Assert.That(await Output.IsSecretAsync(args.StringData.ToOutput()), Is.True);
    }

    [Test]
    public async Task The_checksum_is_no_secret_and_tells_nothing_of_the_value()
    {
        var checksum = await ChecksumAsync("credentials", ("A", "hunter2"));

        Assert.That(checksum, Does.Match("^[0-9a-f]{32}$"));
    }

    [Test]
    public async Task The_checksum_changes_with_a_value_a_key_and_the_name_and_with_nothing_else()
    {
        var original = await ChecksumAsync("credentials", ("A", "1"), ("B", "2"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ChecksumAsync("credentials", ("B", "2"), ("A", "1")), Is.EqualTo(original));
            Assert.That(await ChecksumAsync("credentials", ("A", "1"), ("B", "3")), Is.Not.EqualTo(original));
            Assert.That(await ChecksumAsync("credentials", ("A", "1"), ("C", "2")), Is.Not.EqualTo(original));
            Assert.That(await ChecksumAsync("credentials", ("A", "1B2"), ("B", "")), Is.Not.EqualTo(original));
            Assert.That(await ChecksumAsync("other", ("A", "1"), ("B", "2")), Is.Not.EqualTo(original));
        }
    }

    [Test]
    public async Task With_a_value_missing_one_that_exists_stays_and_a_new_one_is_refused_by_the_api_server()
    {
        var program = await Deploy.ComponentsAsync(() => _ = new EscSecret("it", new EscSecretArgs
        {
            Namespace = "pulumi-system",
            Name = "credentials",
            Data = new Dictionary<string, Output<string>> { ["A"] = Output.Create("1") },
            Missing = ["B"],
        }));

        var secret = program.Resource("Secret", "it");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(secret.Options.IgnoreChanges, Is.EqualTo(new[] { "stringData", "data" }));
            // https://kubernetes.io/docs/concepts/configuration/secret/: keys have letters, digits, -, _ and . alone.
            Assert.That(secret.Json("stringData"), Is.EqualTo("""{"A":"1","missing: B":""}"""));
        }
    }

    [Test]
    public void A_secret_without_keys_is_refused()
    {
        var failure = Assert.CatchAsync(() => Deploy.ComponentsAsync(() => _ = new EscSecret("it", Args())));

        Assert.That(failure!.Message, Does.Match(Regex.Escape("The Secret 'credentials' has no keys.")));
    }

    private static async Task<string> ChecksumAsync(string name, params (string Key, string Value)[] data)
    {
        Output<string>? checksum = null;
        await Deployment.TestAsync(new EmptyMocks(), new TestOptions(), Declare);

        Assert.That(await Output.IsSecretAsync(checksum!), Is.False);
        return await OutputUtilities.GetValueAsync(checksum!);

        void Declare() => checksum = new EscSecret("it", Args(name, data)).Checksum;
    }

    private static EscSecretArgs Args(params (string Key, string Value)[] data) => Args("credentials", data);

    private static EscSecretArgs Args(string name, (string Key, string Value)[] data) => new()
    {
        Namespace = "pulumi-system",
        Name = name,
        Data = data.ToDictionary(entry => entry.Key, entry => Output.Create(entry.Value)),
    };
}
