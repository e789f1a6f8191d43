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
    [TestCase("5u", 0.000005)]
    [TestCase("500n", 0.0000005)]
    [TestCase("1P", 1e15)]
    [TestCase("12E-3", 0.012)]
    [TestCase(".5", 0.5)]
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
    [TestCase("1e3M")]
    [TestCase("1Ei")]
    [TestCase("1e99")]
    public void Anything_else_is_refused(string text) => Assert.That(Quantity.TryParse(text, out _), Is.False);

    [TestCase("-1Ki", -1024)]
    [TestCase("1Ei", 1_152_921_504_606_846_976)]
    [TestCase("1e99", long.MaxValue)]
    [TestCase("-99999999999999999999999999999999", -long.MaxValue)]
    [TestCase("1e-99", 0)]
    [TestCase("0e99", 0)]
    public void What_no_node_has_is_read_all_the_same(string text, long expected) => Assert.That(Quantity.Read(text), Is.EqualTo((decimal)expected));

    [TestCase("1024Gi", "1Ti")]
    [TestCase("1000T", "1P")]
    [TestCase("1000m", "1")]
    public void An_amount_is_written_back_in_the_largest_unit(string text, string canonical) => Assert.That(Quantity.Canonical(text), Is.EqualTo(canonical));

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
