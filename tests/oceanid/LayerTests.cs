using Oceanid.Infrastructure.Tests;
using Oceanid.Tool.Commands;

namespace Oceanid.Tool.Tests;

/// <summary>The folders of the command are layers.</summary>
public sealed class LayerTests
{
    // This list may only shrink: what stands here goes when a cluster's facts are asked of its fleet and no longer stored in it.
    private static readonly string[] KnownWrongArrows =
    [
        "Fleet.ClusterPreview → Facts",
        "Fleet.FleetPreviewer → Facts",
        "Fleet.PreviewReader → Facts",
    ];

    private static readonly Layers Command = new(
        typeof(AllPrograms).Assembly,
        "Oceanid.Tool",
        "Text", "Knowledge", "Fleet", "Facts", "Check", "Changes", "Rendering", "Commands")
    {
        Apart = [("Changes", "Check")],
    };

    private static readonly Layers Planted = new(typeof(LayerTests).Assembly, "Oceanid.Tool.Tests.Planted", "Lower", "Upper");

    private static IEnumerable<string> Names => Command.Names;

    [TestCaseSource(nameof(Names))]
    public void A_layer_uses_only_those_before_it(string layer) => Assert.That(
        Command.WrongArrows(layer),
        Is.EquivalentTo(KnownWrongArrows.Where(arrow => arrow.StartsWith($"{layer}.", StringComparison.Ordinal))),
        "A new wrong arrow, or one on the list that is gone");

    [Test]
    public void Every_folder_is_a_layer() => Assert.That(Command.Unlisted, Is.Empty);

    [TestCase("Spectre.Console", "Rendering", "Commands")]
    [TestCase("k8s", "Knowledge")]
    public void A_package_is_known_to_a_few_layers(string package, params string[] layers) => Assert.That(Command.UsersOf(package, layers), Is.Empty);

    [Test]
    public void A_planted_arrow_to_a_later_layer_is_found() => Assert.That(
        (Planted.WrongArrows("Lower"), Planted.WrongArrows("Upper")),
        Is.EqualTo((new[] { "Lower.Caller → Upper" }, Array.Empty<string>())));

    [Test]
    public void A_planted_arrow_between_layers_that_stay_apart_is_found() => Assert.That(
        (Planted with { Names = ["Upper", "Lower"], Apart = [("Lower", "Upper")] }).WrongArrows("Lower"),
        Is.EqualTo(new[] { "Lower.Caller → Upper" }));

    [Test]
    public void A_planted_folder_in_no_list_and_a_user_of_a_package_are_found() => Assert.That(
        ((Planted with { Names = ["Lower"] }).Unlisted, Planted.UsersOf("System.Text.Json", "Lower")),
        Is.EqualTo((new[] { "Upper" }, new[] { "Upper.Target" })));
}
