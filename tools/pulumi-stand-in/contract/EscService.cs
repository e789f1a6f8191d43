using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Oceanid.Contract.Tests;

/// <summary>An HTTP service on the loopback that answers as it is told and keeps what it was asked.</summary>
internal sealed class EscService : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, (HttpStatusCode Status, string Body)> _answers = [];

    public EscService()
    {
        Origin = $"http://127.0.0.1:{FreePort()}";
        _listener.Prefixes.Add($"{Origin}/");
        _listener.Start();
        _ = ServeAsync();
    }

    public string Origin { get; }

    public List<(string Request, string? Authorization, string? Source)> Requests { get; } = [];

    public EscService Answer(string request, string body, HttpStatusCode status = HttpStatusCode.OK)
    {
        _answers[request] = (status, body);
        return this;
    }

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var headers = context.Request.Headers;
            var request = $"{context.Request.HttpMethod} {context.Request.Url!.AbsolutePath}";
            Requests.Add((request, headers["Authorization"], headers["X-Pulumi-Source"]));
            var (status, body) = _answers.TryGetValue($"{request}{context.Request.Url.Query}", out var answer) ? answer : _answers.GetValueOrDefault(request, (HttpStatusCode.NotFound, "not found"));
            context.Response.StatusCode = (int)status;
            context.Response.ContentType = body.StartsWith('{') ? "application/json" : "application/x-yaml";
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
            context.Response.Close();
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
