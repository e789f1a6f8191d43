using Pulumi;

namespace Oceanid.Infrastructure.Components.Flux;

/// <summary>How Flux reads a private Git repository. A public one needs none.</summary>
public abstract record GitCredentials
{
    private GitCredentials()
    {
    }

    /// <summary>The value of <c>spec.provider</c> of the GitRepository.</summary>
    public virtual string Provider => "generic";

    /// <summary>The scheme that the URL of the repository must have.</summary>
    public abstract string UrlScheme { get; }

    /// <summary>The keys of the Secret that source-controller reads, and their values.</summary>
    public abstract IReadOnlyDictionary<string, Output<string>> SecretData { get; }

    /// <summary>A read-only deploy key, what <c>flux bootstrap</c> uses.</summary>
    /// <param name="PrivateKey">The private key; a secret.</param>
    /// <param name="KnownHosts">The host keys of the Git server, in the form of a <c>known_hosts</c> file.</param>
    public sealed record DeployKey(Output<string> PrivateKey, string KnownHosts) : GitCredentials
    {
        /// <inheritdoc />
        public override string UrlScheme => "ssh";

        /// <inheritdoc />
        public override IReadOnlyDictionary<string, Output<string>> SecretData => new Dictionary<string, Output<string>>
        {
            ["identity"] = PrivateKey,
            ["known_hosts"] = Output.Create(KnownHosts),
        };
    }

    /// <summary>A GitHub App, whose tokens are short-lived and need no rotation.</summary>
    /// <param name="AppId">The id of the app.</param>
    /// <param name="InstallationId">The id of its installation.</param>
    /// <param name="PrivateKey">Its private key; a secret.</param>
    public sealed record GitHubApp(string AppId, string InstallationId, Output<string> PrivateKey) : GitCredentials
    {
        /// <inheritdoc />
        public override string Provider => "github";

        /// <inheritdoc />
        public override string UrlScheme => "https";

        /// <inheritdoc />
        public override IReadOnlyDictionary<string, Output<string>> SecretData => new Dictionary<string, Output<string>>
        {
            ["githubAppID"] = Output.Create(AppId),
            ["githubAppInstallationID"] = Output.Create(InstallationId),
            ["githubAppPrivateKey"] = PrivateKey,
        };
    }

    /// <summary>A personal or project access token.</summary>
    /// <param name="Value">The token; a secret.</param>
    public sealed record Token(Output<string> Value) : GitCredentials
    {
        /// <inheritdoc />
        public override string UrlScheme => "https";

        /// <inheritdoc />
        public override IReadOnlyDictionary<string, Output<string>> SecretData => new Dictionary<string, Output<string>>
        {
            // Any user name will do with a token; Git servers only refuse an empty one.
            ["username"] = Output.Create("git"),
            ["password"] = Value,
        };
    }
}
