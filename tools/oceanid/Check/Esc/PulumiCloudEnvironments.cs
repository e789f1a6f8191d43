using System.Net;
using Pulumi.Esc.Sdk;

namespace Oceanid.Tool.Check.Esc;

/// <summary>
/// Asks Pulumi Cloud, with the token of the environment, for the definitions. A definition has the names of the secrets and their
/// ciphertexts; it is not opened, so no value reaches this machine.
/// </summary>
/// <param name="variable">Reads a variable of the environment.</param>
internal sealed class PulumiCloudEnvironments(Func<string, string?> variable) : IEscEnvironments
{
    private const string Token = "PULUMI_ACCESS_TOKEN";

    public bool HasToken => variable(Token) is { Length: > 0 };

    public async Task<EscAnswer> ReadAsync(string organization, string environment)
    {
        var (project, name) = environment.Split('/') is [var first, var second] ? (first, second) : ("default", environment);
        try
        {
            var backend = variable("PULUMI_BACKEND_URL") is { Length: > 0 } url ? EscAuth.GetEscApiUrl(url) : null;
            using var client = EscClient.Create(variable(Token) ?? "", backend);
            return EscDefinition.Parse(await client.GetEnvironmentYamlAsync(organization, project, name));
        }
        catch (EscApiException failure) when (failure.StatusCode is HttpStatusCode.NotFound)
        {
            return new EscAnswer.Missing();
        }
        catch (EscApiException failure) when (failure.StatusCode is HttpStatusCode.Unauthorized)
        {
            return new EscAnswer.Unreadable($"Pulumi Cloud does not know the {Token}", "Make a new one: it may be revoked or have expired.");
        }
        catch (EscApiException failure) when (failure.StatusCode is HttpStatusCode.Forbidden)
        {
            return new EscAnswer.Unreadable($"the {Token} may not read it", "Give its user or team the permission to read the environment.");
        }
        catch (EscApiException failure)
        {
            // Not its message: that repeats what the service has sent.
            return new EscAnswer.Unreadable($"Pulumi Cloud answered {(failure.StatusCode is { } status ? $"{(int)status}" : "what is no definition")}", "Try again later.");
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return new EscAnswer.Unreadable($"Pulumi Cloud cannot be reached ({failure.GetType().Name})", "Check the network, and PULUMI_BACKEND_URL if it is set.");
        }
    }
}
