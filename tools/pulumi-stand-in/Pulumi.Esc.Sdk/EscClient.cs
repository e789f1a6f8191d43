using System.Net.Http.Headers;

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

    public async Task<string> GetEnvironmentYamlAsync(string orgName, string projectName, string envName, CancellationToken cancellationToken = default)
    {
        var path = string.Join('/', new[] { orgName, projectName, envName }.Select(Uri.EscapeDataString));
        using var response = await _http.GetAsync($"{_apiUrl}/environments/{path}", cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode
            ? body
            : throw new EscApiException($"GetEnvironment failed with status code {(int)response.StatusCode} ({response.StatusCode}): {body}", response.StatusCode, body);
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
}
