using Oceanid.Infrastructure.Components;

namespace Oceanid.Infrastructure.Tests;

/// <summary>The folders of components are layers.</summary>
public sealed class LayerTests
{
    private static readonly Layers Components = new(
        typeof(Versions).Assembly,
        "Oceanid.Infrastructure.Components",
        "Settings", "Kubernetes", "Secrets", "K3s", "Flux", "Operator");

    private static IEnumerable<string> Names => Components.Names;

    [TestCaseSource(nameof(Names))]
    public void A_layer_uses_only_those_before_it(string layer) => Assert.That(Components.WrongArrows(layer), Is.Empty);

    [Test]
    public void Every_folder_is_a_layer() => Assert.That(Components.Unlisted, Is.Empty);
}
