using Oceanid.Infrastructure.Components.Flux;
using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Oceanid.Infrastructure.Components.Operator;

/// <summary>
/// A Pulumi stack that PKO runs: <c>pulumi.com/v1</c> Stack, as the CRD of PKO 2.9.0 serves it. Not called Stack,
/// because Pulumi.Stack is something else. Use <see cref="PulumiStack"/>, which adds what the object needs to work.
/// </summary>
public sealed class StackResource : CustomResource
{
    /// <summary>The API version that the pinned CRD serves.</summary>
    public const string ApiVersionName = "pulumi.com/v1";

    /// <summary>The kind.</summary>
    public const string KindName = "Stack";

    /// <summary>Declares the object.</summary>
    /// <param name="name">The logical name of the resource.</param>
    /// <param name="args">The metadata and the spec.</param>
    /// <param name="options">Resource options.</param>
    public StackResource(string name, StackResourceArgs args, CustomResourceOptions? options = null)
        : base(name, args, options)
    {
    }
}

/// <summary>The metadata and spec of a <see cref="StackResource"/>.</summary>
public sealed class StackResourceArgs : CustomResourceArgs
{
    /// <summary>Sets the API version and the kind.</summary>
    public StackResourceArgs()
        : base(StackResource.ApiVersionName, StackResource.KindName)
    {
    }

    /// <summary>The desired state.</summary>
    [Input("spec", required: true)]
    public required Input<StackResourceSpecArgs> Spec { get; set; }
}

/// <summary>
/// The spec of a Stack CR. The deprecated members of the CRD (accessTokenSecret, envs, envSecrets, gitAuthSecret,
/// secrets) and those that operator 2 ignores (retryOnUpdateConflict, expectNoRefreshChanges) are left out on purpose.
/// </summary>
public sealed class StackResourceSpecArgs : ResourceArgs
{
    /// <summary>
    /// The Pulumi stack, best as <c>organization/project/stack</c>: a bare name depends on the default organization of
    /// the token.
    /// </summary>
    [Input("stack", required: true)]
    public required Input<string> Stack { get; set; }

    /// <summary>A Flux source with the program.</summary>
    [Input("fluxSource")]
    public Input<StackFluxSourceArgs>? FluxSource { get; set; }

    /// <summary>A Git repository with the program, polled by PKO itself.</summary>
    [Input("projectRepo")]
    public Input<string>? ProjectRepo { get; set; }

    /// <summary>The branch of projectRepo; exactly one of branch and commit.</summary>
    [Input("branch")]
    public Input<string>? Branch { get; set; }

    /// <summary>The commit of projectRepo.</summary>
    [Input("commit")]
    public Input<string>? Commit { get; set; }

    /// <summary>The folder of Pulumi.yaml in projectRepo.</summary>
    [Input("repoDir")]
    public Input<string>? RepoDir { get; set; }

    /// <summary>Whether to clone projectRepo without history. Default false.</summary>
    [Input("shallow")]
    public Input<bool>? Shallow { get; set; }

    /// <summary>The credentials for projectRepo.</summary>
    [Input("gitAuth")]
    public Input<StackGitAuthArgs>? GitAuth { get; set; }

    /// <summary>An inline Program object.</summary>
    [Input("programRef")]
    public Input<LocalReferenceArgs>? ProgramRef { get; set; }

    /// <summary>
    /// Stack configuration. A key without <c>:</c> belongs to the project; a value that is not a string needs Pulumi
    /// CLI 3.202 or newer.
    /// </summary>
    [Input("config")]
    public InputMap<object>? Config { get; set; }

    /// <summary>Stack configuration from ConfigMaps, by key.</summary>
    [Input("configRef")]
    public InputMap<StackConfigRefArgs>? ConfigRef { get; set; }

    /// <summary>Secret stack configuration, by key.</summary>
    [Input("secretsRef")]
    public InputMap<ResourceRefArgs>? SecretsRef { get; set; }

    /// <summary>
    /// Environment variables of the workspace, by name; Literal and Secret only (Env and FS end in
    /// Stalled/SpecInvalid).
    /// </summary>
    [Input("envRefs")]
    public InputMap<ResourceRefArgs>? EnvRefs { get; set; }

    /// <summary>
    /// ESC environments, <c>project/environment</c>; added to those that the stack file of the program imports.
    /// </summary>
    [Input("environment")]
    public InputList<string>? Environment { get; set; }

    /// <summary>The state backend. Default: that of the workspace.</summary>
    [Input("backend")]
    public Input<string>? Backend { get; set; }

    /// <summary>The secrets provider of a stack that is created.</summary>
    [Input("secretsProvider")]
    public Input<string>? SecretsProvider { get; set; }

    /// <summary>The service account of the workspace. Default <c>default</c>, which lacks system:auth-delegator.</summary>
    [Input("serviceAccountName")]
    public Input<string>? ServiceAccountName { get; set; }

    /// <summary>A patch of the workspace, applied last.</summary>
    [Input("workspaceTemplate")]
    public Input<WorkspaceTemplateArgs>? WorkspaceTemplate { get; set; }

    /// <summary><c>Retain</c> (default: the pod stays) or <c>Delete</c> (it goes after a successful update).</summary>
    [Input("workspaceReclaimPolicy")]
    public Input<string>? WorkspaceReclaimPolicy { get; set; }

    /// <summary>A patch of each update.</summary>
    [Input("updateTemplate")]
    public Input<UpdateTemplateArgs>? UpdateTemplate { get; set; }

    /// <summary>Stacks in the same namespace whose last run must have succeeded.</summary>
    [Input("prerequisites")]
    public InputList<StackPrerequisiteArgs>? Prerequisites { get; set; }

    /// <summary>Seconds between runs with an unchanged source; at least 60, default 60.</summary>
    [Input("resyncFrequencySeconds")]
    public Input<int>? ResyncFrequencySeconds { get; set; }

    /// <summary>Whether to run again although the source is unchanged: repairs drift. Default false.</summary>
    [Input("continueResyncOnCommitMatch")]
    public Input<bool>? ContinueResyncOnCommitMatch { get; set; }

    /// <summary>Whether to refresh the state before each run; without it drift is not seen. Default false.</summary>
    [Input("refresh")]
    public Input<bool>? Refresh { get; set; }

    /// <summary>Whether to preview only. Default false.</summary>
    [Input("preview")]
    public Input<bool>? Preview { get; set; }

    /// <summary>Whether deleting the Stack CR destroys the stack. Default false.</summary>
    [Input("destroyOnFinalize")]
    public Input<bool>? DestroyOnFinalize { get; set; }

    /// <summary>
    /// Whether a destroy runs the program. Default false; needed together with destroyOnFinalize for .NET.
    /// </summary>
    [Input("runProgram")]
    public Input<bool>? RunProgram { get; set; }

    /// <summary>Whether a missing stack is an error. Default false: it is created.</summary>
    [Input("useLocalStackOnly")]
    public Input<bool>? UseLocalStackOnly { get; set; }

    /// <summary>URNs to which runs are limited.</summary>
    [Input("targets")]
    public InputList<string>? Targets { get; set; }

    /// <summary>Whether the dependents of the targets are included.</summary>
    [Input("targetDependents")]
    public Input<bool>? TargetDependents { get; set; }

    /// <summary>The longest wait between retries, in seconds.</summary>
    [Input("retryMaxBackoffDurationSeconds")]
    public Input<int>? RetryMaxBackoffDurationSeconds { get; set; }
}

/// <summary>A Flux source with the program.</summary>
public sealed class StackFluxSourceArgs : ResourceArgs
{
    /// <summary>The source.</summary>
    [Input("sourceRef", required: true)]
    public required Input<StackSourceRefArgs> SourceRef { get; set; }

    /// <summary>The folder of Pulumi.yaml. Default: the root.</summary>
    [Input("dir")]
    public Input<string>? Dir { get; set; }
}

/// <summary>A Flux source. It has no namespace: the source must be in that of the Stack.</summary>
public sealed class StackSourceRefArgs : ResourceArgs
{
    /// <summary>The API version.</summary>
    [Input("apiVersion", required: true)]
    public required Input<string> ApiVersion { get; set; }

    /// <summary>The kind.</summary>
    [Input("kind", required: true)]
    public required Input<string> Kind { get; set; }

    /// <summary>The name.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; set; }
}

/// <summary>A Stack that must have succeeded.</summary>
public sealed class StackPrerequisiteArgs : ResourceArgs
{
    /// <summary>The name of the Stack CR.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; set; }

    /// <summary>What is asked of it besides.</summary>
    [Input("requirement")]
    public Input<StackRequirementArgs>? Requirement { get; set; }
}

/// <summary>What is asked of a prerequisite.</summary>
public sealed class StackRequirementArgs : ResourceArgs
{
    /// <summary>How recent its last success must be, a Go duration as Go prints it, such as <c>1h0m0s</c>; an older one is run again.</summary>
    [Input("succeededWithinDuration")]
    public Input<string>? SucceededWithinDuration { get; set; }
}

/// <summary>A key of a ConfigMap.</summary>
public sealed class StackConfigRefArgs : ResourceArgs
{
    /// <summary>The name of the ConfigMap.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; set; }

    /// <summary>The key.</summary>
    [Input("key", required: true)]
    public required Input<string> Key { get; set; }

    /// <summary>Whether the value is JSON. Default false.</summary>
    [Input("json")]
    public Input<bool>? Json { get; set; }
}

/// <summary>A value, either literal or from a Secret in the namespace of the Stack.</summary>
public sealed class ResourceRefArgs : ResourceArgs
{
    /// <summary><c>Literal</c> or <c>Secret</c>.</summary>
    [Input("type", required: true)]
    public required Input<string> Type { get; set; }

    /// <summary>The literal value.</summary>
    [Input("literal")]
    public Input<ResourceRefLiteralArgs>? Literal { get; set; }

    /// <summary>The Secret.</summary>
    [Input("secret")]
    public Input<ResourceRefSecretArgs>? Secret { get; set; }
}

/// <summary>A literal value. Never for a secret.</summary>
public sealed class ResourceRefLiteralArgs : ResourceArgs
{
    /// <summary>The value.</summary>
    [Input("value", required: true)]
    public required Input<string> Value { get; set; }
}

/// <summary>A key of a Secret in the namespace of the Stack.</summary>
public sealed class ResourceRefSecretArgs : ResourceArgs
{
    /// <summary>The name of the Secret.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; set; }

    /// <summary>The key.</summary>
    [Input("key", required: true)]
    public required Input<string> Key { get; set; }
}

/// <summary>Credentials for projectRepo; one of them.</summary>
public sealed class StackGitAuthArgs : ResourceArgs
{
    /// <summary>A personal access token.</summary>
    [Input("accessToken")]
    public Input<ResourceRefArgs>? AccessToken { get; set; }

    /// <summary>A user and a password.</summary>
    [Input("basicAuth")]
    public Input<StackBasicAuthArgs>? BasicAuth { get; set; }

    /// <summary>A GitHub App.</summary>
    [Input("githubApp")]
    public Input<StackGitHubAppArgs>? GitHubApp { get; set; }

    /// <summary>An SSH key.</summary>
    [Input("sshAuth")]
    public Input<StackSshAuthArgs>? SshAuth { get; set; }
}

/// <summary>A user and a password.</summary>
public sealed class StackBasicAuthArgs : ResourceArgs
{
    /// <summary>The user.</summary>
    [Input("userName", required: true)]
    public required Input<ResourceRefArgs> UserName { get; set; }

    /// <summary>The password.</summary>
    [Input("password", required: true)]
    public required Input<ResourceRefArgs> Password { get; set; }
}

/// <summary>A GitHub App.</summary>
public sealed class StackGitHubAppArgs : ResourceArgs
{
    /// <summary>The id of the app.</summary>
    [Input("appID", required: true)]
    public required Input<ResourceRefArgs> AppId { get; set; }

    /// <summary>The id of the installation.</summary>
    [Input("installationID", required: true)]
    public required Input<ResourceRefArgs> InstallationId { get; set; }

    /// <summary>The private key.</summary>
    [Input("privateKey", required: true)]
    public required Input<ResourceRefArgs> PrivateKey { get; set; }
}

/// <summary>An SSH key.</summary>
public sealed class StackSshAuthArgs : ResourceArgs
{
    /// <summary>The private key.</summary>
    [Input("sshPrivateKey", required: true)]
    public required Input<ResourceRefArgs> SshPrivateKey { get; set; }

    /// <summary>The passphrase of the key.</summary>
    [Input("password")]
    public Input<ResourceRefArgs>? Password { get; set; }
}
