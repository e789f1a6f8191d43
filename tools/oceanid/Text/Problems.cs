namespace Oceanid.Tool.Text;

/// <summary>Everything that is wrong, collected so that it can be reported at once.</summary>
internal sealed class Problems
{
    private readonly List<string> _texts = [];

    /// <summary>How often something was reported, the same thing again included.</summary>
    public int Reports { get; private set; }

    public IReadOnlyList<string> Texts => _texts;

    public void Add(string text)
    {
        Reports++;
        // Two clusters share an ESC definition: what is wrong in it is still one problem.
        if (!_texts.Contains(text))
            _texts.Add(text);
    }

    public void ThrowIfAny()
    {
        if (_texts.Count > 0)
            throw new PreviewException([.. _texts]);
    }
}
