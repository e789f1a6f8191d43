using System.Net;

namespace Pulumi.Esc.Sdk;

public class EscApiException : Exception
{
    public EscApiException(string message)
        : base(message)
    {
    }

    public EscApiException(string message, HttpStatusCode statusCode, string rawContent)
        : base(message) =>
        (StatusCode, RawContent) = (statusCode, rawContent);

    public HttpStatusCode? StatusCode { get; }

    public string? RawContent { get; }
}
