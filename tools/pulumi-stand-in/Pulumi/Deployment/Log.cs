namespace Pulumi;

public static class Log
{
    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Deployment.Internal.Runner.Error(message);
}
