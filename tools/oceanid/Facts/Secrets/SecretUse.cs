namespace Oceanid.Tool.Facts.Secrets;

/// <summary>A secret of a cluster, and every object that its value reaches.</summary>
/// <param name="Environment">The ESC environment, such as <c>default/oceanid-cluster</c>, or the stack file of a <c>secure:</c> value.</param>
/// <param name="Key">The key in it.</param>
/// <param name="Holders">The objects that have the value, in a fixed order.</param>
internal sealed record SecretUse(string Environment, string Key, IReadOnlyList<SecretHolder> Holders);

/// <summary>An object that has the value of a secret.</summary>
/// <param name="Object">The object, such as <c>Secret podinfo/podinfo-secrets</c>.</param>
/// <param name="Field">The key of the Secret, or the path of the input.</param>
/// <param name="Readers">What reads it from there, such as <c>Deployment podinfo/podinfo</c>.</param>
internal sealed record SecretHolder(string Object, string Field, IReadOnlyList<string> Readers);
