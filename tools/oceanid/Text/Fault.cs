namespace Oceanid.Tool.Text;

/// <summary>Something that is wrong with a field of an object, whoever owns that.</summary>
/// <param name="Field">The path of the field, such as <c>spec.ports[0].port</c>; empty for the object as a whole.</param>
/// <param name="Message">What is wrong, as one sentence that does not name the field again.</param>
/// <param name="Remedy">What to write; null where the rule's own remedy says it all.</param>
internal sealed record Fault(string Field, string Message, string? Remedy = null);
