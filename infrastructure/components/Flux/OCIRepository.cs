using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Oceanid.Infrastructure.Components.Flux;

/// <summary>
/// An OCI artifact that source-controller fetches: <c>source.toolkit.fluxcd.io/v1</c> OCIRepository, as the CRD of
/// source-controller 1.8 serves it.
/// </summary>
public sealed class OCIRepository : CustomResource
{
    /// <summary>The API version that the pinned CRD serves.</summary>
    public const string ApiVersionName = "source.toolkit.fluxcd.io/v1";

    /// <summary>The kind.</summary>
    public const string KindName = "OCIRepository";

    /// <summary>Declares the object.</summary>
    /// <param name="name">The logical name of the resource.</param>
    /// <param name="args">The metadata and the spec.</param>
    /// <param name="options">Resource options.</param>
    public OCIRepository(string name, OCIRepositoryArgs args, CustomResourceOptions? options = null)
        : base(name, args, options)
    {
    }
}

/// <summary>The metadata and spec of a <see cref="OCIRepository"/>.</summary>
public sealed class OCIRepositoryArgs : CustomResourceArgs
{
    /// <summary>Sets the API version and the kind.</summary>
    public OCIRepositoryArgs()
        : base(OCIRepository.ApiVersionName, OCIRepository.KindName)
    {
    }

    /// <summary>The desired state.</summary>
    [Input("spec", required: true)]
    public required Input<OCIRepositorySpecArgs> Spec { get; set; }
}

/// <summary>The spec of an OCIRepository.</summary>
public sealed class OCIRepositorySpecArgs : ResourceArgs
{
    /// <summary>The artifact without a tag: <c>oci://…</c>.</summary>
    [Input("url", required: true)]
    public required Input<string> Url { get; set; }

    /// <summary>How often to look for a new revision: a Go duration such as <c>10m</c>.</summary>
    [Input("interval", required: true)]
    public required Input<string> Interval { get; set; }

    /// <summary>The time limit of one operation; ms, s or m. Default 60s.</summary>
    [Input("timeout")]
    public Input<string>? Timeout { get; set; }

    /// <summary>Which artifact. Default: tag <c>latest</c>.</summary>
    [Input("ref")]
    public Input<OCIRepositoryRefArgs>? Ref { get; set; }

    /// <summary>Which layer of the artifact. Default: the first.</summary>
    [Input("layerSelector")]
    public Input<OCIRepositoryLayerSelectorArgs>? LayerSelector { get; set; }

    /// <summary><c>generic</c> (default), <c>aws</c>, <c>azure</c> or <c>gcp</c>.</summary>
    [Input("provider")]
    public Input<string>? Provider { get; set; }

    /// <summary>The pull Secret, in the same namespace.</summary>
    [Input("secretRef")]
    public Input<LocalReferenceArgs>? SecretRef { get; set; }

    /// <summary>The service account whose pull Secrets are used.</summary>
    [Input("serviceAccountName")]
    public Input<string>? ServiceAccountName { get; set; }

    /// <summary>The Secret with the TLS certificates.</summary>
    [Input("certSecretRef")]
    public Input<LocalReferenceArgs>? CertSecretRef { get; set; }

    /// <summary>The Secret with the proxy settings.</summary>
    [Input("proxySecretRef")]
    public Input<LocalReferenceArgs>? ProxySecretRef { get; set; }

    /// <summary>Whether plain HTTP is allowed. Default false.</summary>
    [Input("insecure")]
    public Input<bool>? Insecure { get; set; }

    /// <summary>Paths to leave out of the artifact, in .gitignore form.</summary>
    [Input("ignore")]
    public Input<string>? Ignore { get; set; }

    /// <summary>The signatures that an artifact must carry.</summary>
    [Input("verify")]
    public Input<OCIRepositoryVerifyArgs>? Verify { get; set; }

    /// <summary>Whether to stop fetching. Default false.</summary>
    [Input("suspend")]
    public Input<bool>? Suspend { get; set; }
}

/// <summary>Which artifact: the digest, else the semantic version, else the tag.</summary>
public sealed class OCIRepositoryRefArgs : ResourceArgs
{
    /// <summary>A tag.</summary>
    [Input("tag")]
    public Input<string>? Tag { get; set; }

    /// <summary>A range of semantic versions; the highest tag in it.</summary>
    [Input("semver")]
    public Input<string>? Semver { get; set; }

    /// <summary>A regular expression that the tags must match.</summary>
    [Input("semverFilter")]
    public Input<string>? SemverFilter { get; set; }

    /// <summary>A digest, <c>sha256:…</c>.</summary>
    [Input("digest")]
    public Input<string>? Digest { get; set; }
}

/// <summary>Which layer of an artifact.</summary>
public sealed class OCIRepositoryLayerSelectorArgs : ResourceArgs
{
    /// <summary>The media type of the layer.</summary>
    [Input("mediaType")]
    public Input<string>? MediaType { get; set; }

    /// <summary><c>extract</c> (default) or <c>copy</c>.</summary>
    [Input("operation")]
    public Input<string>? Operation { get; set; }
}

/// <summary>The signatures that an artifact must carry.</summary>
public sealed class OCIRepositoryVerifyArgs : ResourceArgs
{
    /// <summary><c>cosign</c> or <c>notation</c>.</summary>
    [Input("provider", required: true)]
    public required Input<string> Provider { get; set; }

    /// <summary>The Secret with the public keys. Default: keyless.</summary>
    [Input("secretRef")]
    public Input<LocalReferenceArgs>? SecretRef { get; set; }

    /// <summary>Who may have signed; one of them must match.</summary>
    [Input("matchOIDCIdentity")]
    public InputList<OIDCIdentityMatchArgs>? MatchOIDCIdentity { get; set; }
}

/// <summary>An identity that may have signed; both are Go regular expressions.</summary>
public sealed class OIDCIdentityMatchArgs : ResourceArgs
{
    /// <summary>The issuer of the token.</summary>
    [Input("issuer", required: true)]
    public required Input<string> Issuer { get; set; }

    /// <summary>The subject of the certificate.</summary>
    [Input("subject", required: true)]
    public required Input<string> Subject { get; set; }
}
