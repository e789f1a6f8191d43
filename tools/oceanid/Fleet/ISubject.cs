using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet;

/// <summary>Something that a rule looks at, and that a finding can be about.</summary>
internal interface ISubject
{
    /// <summary>A finding about it.</summary>
    /// <param name="message">What is wrong, as one sentence.</param>
    /// <param name="field">The field of it.</param>
    /// <param name="remedy">What to do; null where the rule's own remedy says it all.</param>
    Finding Finding(string message, string? field = null, string? remedy = null);
}
