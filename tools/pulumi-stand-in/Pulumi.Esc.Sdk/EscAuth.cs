namespace Pulumi.Esc.Sdk;

public static class EscAuth
{
    public static string GetDefaultAccessToken() =>
        FromEnvironment("PULUMI_ACCESS_TOKEN") ?? throw new InvalidOperationException(
            "No Pulumi Access Token found. Set the PULUMI_ACCESS_TOKEN environment variable.");

    public static string GetDefaultBackendUrl() => FromEnvironment("PULUMI_BACKEND_URL") ?? "https://api.pulumi.com";

    public static string GetEscApiUrl(string backendUrl) =>
        new Uri(backendUrl).GetLeftPart(UriPartial.Authority) + "/api/esc";

    private static string? FromEnvironment(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
