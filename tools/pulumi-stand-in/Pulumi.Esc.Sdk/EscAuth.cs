namespace Pulumi.Esc.Sdk;

public static class EscAuth
{
    public static string GetEscApiUrl(string backendUrl) =>
        new Uri(backendUrl).GetLeftPart(UriPartial.Authority) + "/api/esc";
}
