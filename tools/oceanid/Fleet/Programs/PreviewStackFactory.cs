namespace Oceanid.Tool.Fleet.Programs;

/// <summary>Creates the stack once the deployment is ready for it.</summary>
internal sealed class PreviewStackFactory(Func<IDictionary<string, object?>> define, ResourceRecorder recorder)
    : IServiceProvider
{
    public object? GetService(Type serviceType) =>
        serviceType == typeof(PreviewStack) ? new PreviewStack(define, recorder) : null;
}
