using Oceanid.Infrastructure.Components.Settings;
using Pulumi;

namespace Oceanid.Infrastructure.Cluster;

/// <summary>
/// <c>alerts</c>: whom Flux tells what fails. <c>type</c> is <c>generic</c>, <c>slack</c>, <c>discord</c>, <c>telegram</c>, <c>matrix</c> or
/// <c>github</c> (the status of each commit). <c>channel</c> is the chat of Telegram or the room of Matrix, <c>server</c> the home server of Matrix.
/// In ESC: <c>alertAddress</c> (generic, Slack and Discord: the address is the secret) or <c>alertToken</c>.
/// </summary>
public sealed class AlertSettings
{
    private const string WebHook = "alertAddress";
    private const string Token = "alertToken";

    // What each type needs, as https://fluxcd.io/flux/components/notification/providers/ has it.
    private static readonly Dictionary<string, (string Key, string Secret, bool HasChannel, string? Address)> Types = new()
    {
        ["generic"] = ("address", WebHook, false, null),
        ["slack"] = ("address", WebHook, false, null),
        ["discord"] = ("address", WebHook, false, null),
        ["telegram"] = ("token", Token, true, "https://api.telegram.org"),
        ["matrix"] = ("token", Token, true, null),
        [GitHub] = ("token", Token, false, null),
    };

    private const string GitHub = "github";

    private AlertSettings(SettingsReader block, string repository, string environment)
    {
        Type = block.Required("type", $"one of: {string.Join(", ", Types.Keys)}", type => Types.ContainsKey(type) ? null : "which is none of the choices");
        if (!Types.TryGetValue(Type, out var type))
        {
            block.Allow("channel", "server");
            return;
        }

        Secret = new Dictionary<string, Output<string>> { [type.Key] = block.Secret(type.Secret, environment) };
        Channel = type.HasChannel ? block.Required("channel", Type == "matrix" ? "the room, such as !abc:example.com" : "the chat, such as @channel or its number") : null;
        Address = Type switch
        {
            "matrix" => block.Required("server", "the home server, such as https://matrix.example.com", NotAnAddress),
            GitHub => Page(block, repository),
            _ => type.Address,
        };
    }

    /// <summary>The type of the Provider.</summary>
    public string Type { get; }

    /// <summary>Whether the type shows the state of a commit.</summary>
    public bool IsCommitStatus => Type == GitHub;

    /// <summary>The address of the service, where it is no secret.</summary>
    public string? Address { get; }

    /// <summary>The channel or room, where there is one.</summary>
    public string? Channel { get; }

    /// <summary>The contents of the Secret.</summary>
    public IReadOnlyDictionary<string, Output<string>> Secret { get; } = new Dictionary<string, Output<string>>();

    internal static AlertSettings? Read(SettingsReader read, string repository, string environment)
    {
        // The clusters share an ESC environment, but not all of them send alerts.
        read.Allow(WebHook, Token);
        return read.Block("alerts", $"an object with `type`, one of: {string.Join(", ", Types.Keys)}", block => new AlertSettings(block, repository, environment));
    }

    // Of ssh://git@github.com/acme/fleet.git the address is https://github.com/acme/fleet.
    private static string? Page(SettingsReader block, string repository)
    {
        if (!Uri.TryCreate(repository, UriKind.Absolute, out var uri))
            return null;
        if (uri.Host == "github.com")
            return $"https://github.com{(uri.AbsolutePath.EndsWith(".git", StringComparison.Ordinal) ? uri.AbsolutePath[..^".git".Length] : uri.AbsolutePath)}";

        block.Problem("type", $"is '{GitHub}', but the repository is at {uri.Host}", "Choose another type");
        return null;
    }

    private static string? NotAnAddress(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme == "https" ? null : "which is no https:// address";
}
