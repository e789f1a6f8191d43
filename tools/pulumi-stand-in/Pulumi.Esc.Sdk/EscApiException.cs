using System.Net;

namespace Pulumi.Esc.Sdk;

public class EscApiException(string message, HttpStatusCode statusCode, string rawContent) : Exception(message)
{
    public HttpStatusCode? StatusCode { get; } = statusCode;

    public string? RawContent { get; } = rawContent;
}
