using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.Preview;

public sealed class QuantityTests
{
    [TestCase("64Mi", 67_108_864)]
    [TestCase("1Gi", 1_073_741_824)]
    [TestCase("512Ki", 524_288)]
    [TestCase("64M", 64_000_000)]
    [TestCase("1G", 1_000_000_000)]
    [TestCase("1k", 1_000)]
    [TestCase("128974848", 128_974_848)]
    [TestCase("1e3", 1_000)]
    [TestCase("0.5", 0.5)]
    [TestCase("200m", 0.2)]
    public void Kubernetes_quantities_are_understood(string text, decimal expected)
    {
        Assert.That(Quantity.TryParse(text, out var amount), Is.True);
        Assert.That(amount, Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase("Mi")]
    [TestCase("64 Mi")]
    [TestCase("64MB")]
    [TestCase("64mi")]
    [TestCase("-1Mi")]
    [TestCase("much")]
    public void Anything_else_is_refused(string text) => Assert.That(Quantity.TryParse(text, out _), Is.False);

    [Test]
    public void Amounts_are_written_in_the_units_of_the_guide()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Quantity.Memory(64 * Quantity.Mebibyte), Is.EqualTo("64Mi"));
            Assert.That(Quantity.Memory(64_000_000), Is.EqualTo("61.04Mi"));
            Assert.That(Quantity.Cpu(0.2m), Is.EqualTo("200m"));
            Assert.That(Quantity.Cpu(2), Is.EqualTo("2000m"));
        });
    }
}
