using Pulumi;

namespace Oceanid.Tool.Fleet.Programs;

/// <summary>The stack that a preview runs: declares the program's resources and records their options.</summary>
internal sealed class PreviewStack : Stack
{
    public PreviewStack(Func<IDictionary<string, object?>> define, ResourceRecorder recorder)
        : base(new StackOptions { ResourceTransformations = { recorder.Record } })
    {
        // Registered, because only there the mocks learn which outputs are secret.
        RegisterOutputs(define());
    }
}
