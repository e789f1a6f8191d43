namespace Oceanid.Tool.Facts.Rights;

/// <summary>What a binding gives an account that amounts to all rights.</summary>
/// <param name="What">What, as the end of a sentence.</param>
/// <param name="Policy">The admission policy that would bound it, and is not there as it was judged; null where none does.</param>
internal sealed record Excess(string What, AdmissionPolicy? Policy = null);
