using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity.GitOps;

/// <summary>What notification-controller 1.8 refuses, and the CEL rules of its CRDs.</summary>
internal static class NotificationRules
{
    private static readonly string[] WithCommitStatus = ["github", "gitlab", "gitea", "bitbucketserver", "bitbucket", "azuredevops"];

    // internal/notifier: these are posted to an address, which is in the spec or in the Secret.
    private static readonly string[] WithAddress =
        ["alertmanager", "azuredevops", "bitbucket", "discord", "generic", "generic-hmac", "gitea", "github", "githubdispatch", "gitlab", "googlechat", "grafana", "lark", "matrix", "msteams", "rocket", "sentry", "slack"];

    private static readonly string[] WithToken = ["azuredevops", "bitbucket", "bitbucketserver", "generic-hmac", "gitea", "github", "githubdispatch", "gitlab", "matrix", "telegram"];

    public static IEnumerable<Fault> OfProvider(Part it)
    {
        var spec = it["spec"];
        if (spec.Text("type") is not { } type)
            yield break;
        if (spec.Has("commitStatusExpr") && !WithCommitStatus.Contains(type))
            yield return spec.Fault("commitStatusExpr", $"The type {type} sets no status of a commit.", "Leave it out.");

        if (WithAddress.Contains(type) && !spec.HasSome("address") && !spec.Has("secretRef"))
            yield return spec.Fault("address", $"The type {type} needs an address.", "Write the address, or name a Secret that has it.");
        else if (WithToken.Contains(type) && !spec.Has("secretRef") && !spec.Has("serviceAccountName"))
            yield return spec.Fault("secretRef", $"The type {type} needs a token.", "Name the Secret that has it.");
        if (type == "telegram" && !spec.HasSome("channel"))
            yield return spec.Fault("channel", "Telegram needs a channel.", "Write it, such as @name.");
        if (type is "slack" or "discord" or "msteams" or "rocket" or "generic" or "generic-hmac" && spec.Text("address") is { Length: > 0 } address && !address.StartsWith("http", StringComparison.Ordinal))
            yield return spec.Fault("address", $"{Formats.Quoted(address)} is not a URL.", "Write https://….");
    }

    public static IEnumerable<Fault> OfAlert(Part it)
    {
        foreach (var source in it["spec"].Objects("eventSources"))
        {
            // With a name of its own a source has no labels to be chosen by.
            if (source.Has("matchLabels") && source.Text("name") is { } name and not "*")
                yield return source.Fault("matchLabels", $"Labels choose among many, and here is one, {name}.", "Write name: '*', or leave them out.");
        }
    }

    /// <summary>helm.toolkit.fluxcd.io/v2: the CEL rules of HelmRelease.</summary>
    public static IEnumerable<Fault> OfRelease(Part it) => it["spec"] is { Exists: true } spec && !spec.Has("chart") && !spec.Has("chartRef")
        ? [spec.Fault("chart", "There is neither a chart nor a chartRef.", "Write one of them.")]
        : it["spec"].AtMostOne("chart", "chart", "chartRef");
}
