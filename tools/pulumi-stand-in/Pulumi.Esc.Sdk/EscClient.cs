using System.Net.Http.Headers;
using System.Text.Json;
using Pulumi.Esc.Sdk.Model;

namespace Pulumi.Esc.Sdk;

public class EscClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _apiUrl;

    private EscClient(string accessToken, string apiUrl)
    {
        _apiUrl = apiUrl.TrimEnd('/');
        _http = new HttpClient();
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("token", accessToken);
        _http.DefaultRequestHeaders.Add("X-Pulumi-Source", "esc-sdk");
    }

    public static EscClient Create(string accessToken, string? backendUrl = null) =>
        string.IsNullOrEmpty(accessToken)
            ? throw new ArgumentException("Access token must not be null or empty.", nameof(accessToken))
            : new(accessToken, backendUrl ?? "https://api.pulumi.com/api/esc");

    public static EscClient CreateDefault() =>
        new(EscAuth.GetDefaultAccessToken(), EscAuth.GetEscApiUrl(EscAuth.GetDefaultBackendUrl()));

    public async Task<OrgEnvironments> ListEnvironmentsAsync(
        string orgName, string? continuationToken = null, CancellationToken cancellationToken = default)
    {
        var query = continuationToken is null ? "" : $"?continuationToken={Uri.EscapeDataString(continuationToken)}";
        var path = PathOf(orgName) + query;
        return Parse<OrgEnvironments>(
            "ListEnvironments", await SendAsync("ListEnvironments", HttpMethod.Get, path, cancellationToken));
    }

    public Task<string> GetEnvironmentYamlAsync(
        string orgName, string projectName, string envName, CancellationToken cancellationToken = default) =>
        SendAsync("GetEnvironment", HttpMethod.Get, PathOf(orgName, projectName, envName), cancellationToken);

    public async Task<(string Id, List<EnvironmentDiagnostic>? Diagnostics)> OpenEnvironmentAsync(
        string orgName, string projectName, string envName, CancellationToken cancellationToken = default)
    {
        var path = $"{PathOf(orgName, projectName, envName)}/open";
        var opened = Parse<OpenEnvironment>(
            "OpenEnvironment", await SendAsync("OpenEnvironment", HttpMethod.Post, path, cancellationToken));
        return (opened.Id, opened.Diagnostics?.Diagnostics);
    }

    public async Task<(ModelEnvironment Environment, Dictionary<string, object?>? Values)> ReadOpenEnvironmentAsync(
        string orgName, string projectName, string envName, string openSessionId,
        CancellationToken cancellationToken = default)
    {
        var path = $"{PathOf(orgName, projectName, envName)}/open/{Uri.EscapeDataString(openSessionId)}";
        var environment = Parse<ModelEnvironment>(
            "ReadOpenEnvironment", await SendAsync("ReadOpenEnvironment", HttpMethod.Get, path, cancellationToken));
        return (environment, environment.Properties?.ToDictionary(p => p.Key, p => Plain(p.Value.VarValue)));
    }

    public async Task<(ModelEnvironment Environment, Dictionary<string, object?>? Values)> OpenAndReadEnvironmentAsync(
        string orgName, string projectName, string envName, CancellationToken cancellationToken = default)
    {
        var (session, _) = await OpenEnvironmentAsync(orgName, projectName, envName, cancellationToken);
        return await ReadOpenEnvironmentAsync(orgName, projectName, envName, session, cancellationToken);
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _http.Dispose();
    }

    private static string PathOf(params string[] names) =>
        "environments/" + string.Join('/', names.Select(Uri.EscapeDataString));

    private async Task<string> SendAsync(
        string operation, HttpMethod method, string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, $"{_apiUrl}/{path}");
        using var response = await _http.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode
            ? body
            : throw new EscApiException(
                $"{operation} failed with status code {(int)response.StatusCode} ({response.StatusCode}): {body}",
                response.StatusCode, body);
    }

    private static T Parse<T>(string operation, string json) =>
        JsonSerializer.Deserialize<T>(json) ??
        throw new EscApiException($"{operation} returned success but no data.");

    // Only the outermost value is unwrapped: what is inside an object or an array keeps its {value, trace, secret}.
    private static object? Plain(object? value) => value is not JsonElement json ? value : json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when json.TryGetInt64(out var integer) => integer,
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.Array => json.EnumerateArray().Select(item => Plain(item)).ToList(),
        JsonValueKind.Object => json.EnumerateObject().ToDictionary(p => p.Name, p => Plain(p.Value)),
        _ => null,
    };
}
