using System.Text.RegularExpressions;
using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity.GitOps;

/// <summary>What source-controller 1.8 refuses, and the CEL rules of its CRDs.</summary>
internal static partial class SourceRules
{
    private static readonly string[] Durations = ["interval", "timeout"];

    public static IEnumerable<Fault> Of(Part it, string kind) =>
    [
        .. Times(it["spec"]),
        .. kind switch
        {
            "GitRepository" => Git(it["spec"]),
            "OCIRepository" => Oci(it["spec"]),
            "HelmRepository" => Helm(it["spec"]),
            "HelmChart" => Chart(it["spec"]),
            "Bucket" => Bucket(it["spec"]),
            _ => [],
        },
    ];

    /// <summary>What is done every 0 seconds is never done again, and what may take 0 seconds never ends well.</summary>
    public static IEnumerable<Fault> Times(Part spec)
    {
        foreach (var key in Durations)
        {
            if (spec.Text(key) is { } text && GoDuration.Parse(text) == TimeSpan.Zero)
                yield return spec.Fault(key, $"{text} is no time.", "Write more, such as 1m.");
        }
    }

    private static IEnumerable<Fault> Git(Part spec)
    {
        var url = spec.Text("url") ?? "";
        var isSsh = url.StartsWith("ssh://", StringComparison.Ordinal);
        // net/url refuses a port that is no number: what stands there was a path.
        if (PathAsPort().Match(url) is { Success: true } match)
            yield return spec.Fault("url", $"After the colon stands a port, not {match.Groups["path"].Value}.", $"Write {match.Groups["host"].Value}/{match.Groups["path"].Value}{url[match.Length..]}.");
        // fluxcd/pkg/git: AuthOptions.Validate.
        if (isSsh && !spec["secretRef"].Exists && !spec.Has("secretRef"))
            yield return spec.Fault("secretRef", "Git over SSH needs a key: identity and known_hosts.", "Name the Secret, or write https://.");
        if (spec.Text("provider") is "github" && !spec.Has("secretRef"))
            yield return spec.Fault("secretRef", "The provider github needs the data of its app.", "Name the Secret.");
        if (spec.Has("serviceAccountName") && (spec.Text("provider") ?? "generic") != "azure")
            yield return spec.Fault("serviceAccountName", "Only the provider azure has it.", "Leave it out, or write provider: azure.");
        if (spec["ref"].Text("commit") is { Length: > 0 } commit && !Commit().IsMatch(commit))
            yield return spec["ref"].Fault("commit", $"{Formats.Quoted(commit)} is not a whole commit.", "Write all 40 characters of it.");
    }

    // go-containerregistry: name.NewRepository.
    private static IEnumerable<Fault> Oci(Part spec)
    {
        if (spec.Text("url") is { } url
            && url.StartsWith("oci://", StringComparison.Ordinal)
            && url["oci://".Length..] is var image
            && (image.Contains('@', StringComparison.Ordinal) || image[(image.LastIndexOf('/') + 1)..].Contains(':', StringComparison.Ordinal)))
        {
            yield return spec.Fault("url", $"{Formats.Quoted(url)} has a tag or digest.", "Write it in ref.");
        }
    }

    private static IEnumerable<Fault> Helm(Part spec)
    {
        var isOci = spec.Text("url")?.StartsWith("oci://", StringComparison.Ordinal) == true;
        if (spec.Text("type") == "oci" && spec.Has("url") && !isOci)
            yield return spec.Fault("url", $"A repository of the type oci begins with oci://, not {Formats.Quoted(spec.Text("url") ?? "")}.", "Write oci://…, or leave type out.");
        else if (isOci && spec.Text("type") is null or "default")
            yield return spec.Fault("type", "A repository of oci:// is of the type oci.", "Write type: oci.");
    }

    private static IEnumerable<Fault> Chart(Part spec)
    {
        if (spec.Has("verify") && spec["sourceRef"].Text("kind") is { } kind and not "HelmRepository")
            yield return spec.Fault("verify", $"Only a chart of a HelmRepository is verified, not of a {kind}.", "Leave it out.");
    }

    private static IEnumerable<Fault> Bucket(Part spec)
    {
        var (provider, sts) = (spec.Text("provider") ?? "generic", spec["sts"]);
        foreach (var fault in provider is "aws" && sts.Text("provider") == "aws" ? sts.None("The STS aws needs none.", "secretRef", "certSecretRef") : [])
            yield return fault;
        if (sts.Exists && provider is not ("aws" or "generic"))
            yield return spec.Fault("sts", $"The provider {provider} has no STS.", "Leave it out.");
        else if (sts.Text("provider") is { } token && ((provider == "aws" && token != "aws") || (provider == "generic" && token != "ldap")))
            yield return sts.Fault("provider", $"The STS of the provider {provider} is {(provider == "aws" ? "aws" : "ldap")}, not {token}.", $"Write {(provider == "aws" ? "aws" : "ldap")}.");

        if (spec.Has("serviceAccountName") && provider == "generic")
            yield return spec.Fault("serviceAccountName", "The provider generic has no accounts.", "Leave it out.");
        else if (spec.Has("serviceAccountName") && spec.Has("secretRef"))
            yield return spec.Fault("serviceAccountName", "It and secretRef exclude each other.", "Keep one of them.");
    }

    [GeneratedRegex(@"^(?<host>(ssh|https?)://[^/:]+):(?<path>[A-Za-z~][^/:]*)(?=/|\z)")]
    private static partial Regex PathAsPort();

    [GeneratedRegex(@"^([0-9a-fA-F]{40}|[0-9a-fA-F]{64})\z")]
    private static partial Regex Commit();
}
