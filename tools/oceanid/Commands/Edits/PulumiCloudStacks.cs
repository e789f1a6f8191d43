using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Commands.Edits;

/// <summary>The stacks of Pulumi Cloud, and whether they still have resources (https://www.pulumi.com/docs/reference/cloud-rest-api/stacks).</summary>
/// <param name="variable">Reads a variable of the environment.</param>
internal sealed class PulumiCloudStacks(Func<string, string?> variable)
{
    private const string Token = "PULUMI_ACCESS_TOKEN";

    // Of another backend the token says nothing.
    private const string Backend = "PULUMI_BACKEND_URL";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private string Origin => (variable(Backend) is { Length: > 0 } url ? url : "https://api.pulumi.com").TrimEnd('/');

    /// <summary>Whether it can be asked: with a token (<c>PULUMI_ACCESS_TOKEN</c>).</summary>
    public bool CanBeAsked => variable(Token) is { Length: > 0 } && Origin.StartsWith("http", StringComparison.Ordinal);

    /// <summary>Why the files of a cluster have to stay: the stacks of it that have resources, or that they are not known.</summary>
    /// <param name="organization">The Pulumi organization.</param>
    /// <param name="projects">The projects of the fleet.</param>
    /// <param name="cluster">The cluster, which is the name of the stacks.</param>
    public async Task<IReadOnlyList<string>> ProblemsAsync(string organization, IReadOnlyList<string> projects, string cluster)
    {
        const string Unknown = "Nobody knows whether its stacks still have resources";
        const string Otherwise = $"Mend that, or unset {Token} to go on without asking.";
        try
        {
            using var client = new HttpClient { Timeout = Longest };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("token", variable(Token));
            client.DefaultRequestHeaders.Accept.ParseAdd("application/vnd.pulumi+8");
            var problems = new List<string>();
            string? next = null;
            do
            {
                var page = next is null ? "" : $"&continuationToken={Uri.EscapeDataString(next)}";
                using var answer = await client.GetAsync(new Uri($"{Origin}/api/user/stacks?organization={Uri.EscapeDataString(organization)}{page}"));
                if (!answer.IsSuccessStatusCode)
                    return [$"{Unknown}: Pulumi Cloud answered {(int)answer.StatusCode}. {Otherwise}"];
                var content = JsonNode.Parse(await answer.Content.ReadAsStringAsync()) as JsonObject;
                problems.AddRange(
                    from stack in content.Objects("stacks")
                    let project = stack.Text("projectName")
                    where stack.Text("stackName") == cluster && projects.Contains(project)
                    let count = stack.Integer("resourceCount")
                    where count > 0
                    select $"The stack {organization}/{project}/{cluster} still has {count} resources, and without its files nothing can take them down. First: oceanid remove-cluster {cluster}.");
                next = content.Text("continuationToken");
            }
            while (next is { Length: > 0 });

            return problems;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or JsonException or UriFormatException)
        {
            return [$"{Unknown}: Pulumi Cloud cannot be asked ({failure.GetType().Name}). {Otherwise}"];
        }
    }
}
