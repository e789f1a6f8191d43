namespace Pulumi;

public static class Log
{
    public static void Debug(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) => RequireRun();

    public static void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) => RequireRun();

    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) => RequireRun();

    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Deployment.Internal.Runner.Error(message);

    public static void Exception(Exception exception, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Deployment.Internal.Runner.Error(exception.ToString());

    // A test run shows nothing below an error.
    private static void RequireRun() => _ = Deployment.Internal;
}
