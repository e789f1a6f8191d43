using NUnit.Framework;
using Pulumi;
using Pulumi.Utilities;

namespace Oceanid.Contract.Tests;

/// <summary>What is known of a value, and whether it is secret, goes with it.</summary>
public sealed class OutputTests
{
    [Test]
    public async Task An_unknown_is_not_applied_and_stays_unknown_and_secret()
    {
        var called = false;
        var applied = Output.CreateSecret(OutputUtilities.CreateUnknown(1)).Apply(_ => called = true);

        Assert.That(await StateAsync(applied), Is.EqualTo("unknown secret"));
        Assert.That(called, Is.False);
    }

    [Test]
    public async Task Apply_adds_what_is_true_of_the_output_that_it_returns()
    {
        var plain = Output.Create(1);

        Assert.That(await StateAsync(plain.Apply(_ => Output.CreateSecret("s"))), Is.EqualTo("secret"));
        Assert.That(await StateAsync(plain.Apply(_ => OutputUtilities.CreateUnknown("s"))), Is.EqualTo("unknown"));
        Assert.That(await StateAsync(Output.CreateSecret(1).Apply(_ => plain)), Is.EqualTo("secret"));
    }

    [Test]
    public async Task A_combination_is_known_if_all_is_and_secret_if_a_part_is()
    {
        Output<string> plain = Output.Create("p"), secret = Output.CreateSecret("s"), unknown = OutputUtilities.CreateUnknown("");

        Assert.That(await StateAsync(Output.All(plain, plain)), Is.Empty);
        Assert.That(await StateAsync(Output.All(plain, secret)), Is.EqualTo("secret"));
        Assert.That(await StateAsync(Output.Tuple(secret, unknown)), Is.EqualTo("unknown secret"));
        Assert.That(await StateAsync(Output.Format($"{plain} {unknown}")), Is.EqualTo("unknown"));
        Assert.That(await StateAsync(Output.Format($"{plain} {secret}")), Is.EqualTo("secret"));
    }

    [Test]
    public async Task A_missing_input_is_the_default() =>
        Assert.That(await OutputUtilities.GetValueAsync(((Input<int>?)null).ToOutput()), Is.Zero);

    [Test]
    public async Task The_text_of_an_output_is_a_warning() =>
        Assert.That(
            await TestRun.MakeAsync(() => Output.Create(1).ToString()),
            Does.StartWith("Calling [ToString] on an [Output<T>] is not supported."));

    private static async Task<string> StateAsync<T>(Output<T> output) => string.Join(' ',
        new[] { await OutputUtilities.GetIsKnownAsync(output) ? "" : "unknown", await Output.IsSecretAsync(output) ? "secret" : "" }.Where(word => word.Length > 0));
}
