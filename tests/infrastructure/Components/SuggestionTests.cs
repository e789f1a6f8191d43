using Oceanid.Infrastructure.Components.Settings;

namespace Oceanid.Infrastructure.Tests.Components;

public sealed class SuggestionTests
{
    [TestCase("tethis", "tethys")]
    [TestCase("Tethys", "tethys")]
    [TestCase("producton", "production")]
    [TestCase("tehtsy", "tethys")]
    public void A_slip_of_the_keyboard_finds_the_word(string written, string meant) =>
        Assert.That(Suggestion.For(written, ["production", "tethys"]), Is.EqualTo(meant));

    [TestCase("staging")]
    [TestCase("")]
    public void Another_word_finds_nothing(string written) =>
        Assert.That(Suggestion.For(written, ["production", "tethys"]), Is.Null);
}
