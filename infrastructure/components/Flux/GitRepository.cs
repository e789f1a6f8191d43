using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Oceanid.Infrastructure.Components.Flux;

/// <summary>
/// A Git repository that source-controller fetches: <c>source.toolkit.fluxcd.io/v1</c> GitRepository, as the CRD of
/// source-controller 1.8 serves it.
/// </summary>
public sealed class GitRepository : CustomResource
{
    /// <summary>The API version that the pinned CRD serves.</summary>
    public const string ApiVersionName = "source.toolkit.fluxcd.io/v1";

    /// <summary>The kind.</summary>
    public const string KindName = "GitRepository";

    /// <summary>Declares the object.</summary>
    /// <param name="name">The logical name of the resource.</param>
    /// <param name="args">The metadata and the spec.</param>
    /// <param name="options">Resource options.</param>
    public GitRepository(string name, GitRepositoryArgs args, CustomResourceOptions? options = null)
        : base(name, args, options)
    {
    }
}

/// <summary>The metadata and spec of a <see cref="GitRepository"/>.</summary>
public sealed class GitRepositoryArgs : CustomResourceArgs
{
    /// <summary>Sets the API version and the kind.</summary>
    public GitRepositoryArgs()
        : base(GitRepository.ApiVersionName, GitRepository.KindName)
    {
    }

    /// <summary>The desired state.</summary>
    [Input("spec", required: true)]
    public required Input<GitRepositorySpecArgs> Spec { get; set; }
}

/// <summary>The spec of a GitRepository.</summary>
public sealed class GitRepositorySpecArgs : ResourceArgs
{
    /// <summary>The repository: http, https or ssh.</summary>
    [Input("url", required: true)]
    public required Input<string> Url { get; set; }

    /// <summary>How often to look for a new revision: a Go duration such as <c>10m</c>.</summary>
    [Input("interval", required: true)]
    public required Input<string> Interval { get; set; }

    /// <summary>What to check out. Default: branch <c>master</c>, so always set it.</summary>
    [Input("ref")]
    public Input<GitRepositoryRefArgs>? Ref { get; set; }

    /// <summary>The Secret with the credentials, in the same namespace.</summary>
    [Input("secretRef")]
    public Input<LocalReferenceArgs>? SecretRef { get; set; }

    /// <summary><c>generic</c> (default), <c>azure</c> or <c>github</c> (a GitHub App, with an https URL).</summary>
    [Input("provider")]
    public Input<string>? Provider { get; set; }

    /// <summary>
    /// Paths to leave out of the artifact, in .gitignore form. It shrinks the artifact; it does not narrow which
    /// commits make a new revision.
    /// </summary>
    [Input("ignore")]
    public Input<string>? Ignore { get; set; }
}

/// <summary>What to check out; of several, the last one given here wins.</summary>
public sealed class GitRepositoryRefArgs : ResourceArgs
{
    /// <summary>A branch.</summary>
    [Input("branch")]
    public Input<string>? Branch { get; set; }

    /// <summary>A range of semantic versions; the highest tag in it.</summary>
    [Input("semver")]
    public Input<string>? Semver { get; set; }
}
