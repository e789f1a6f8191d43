using System.Globalization;
using System.Text.RegularExpressions;

namespace Oceanid.Infrastructure.Components.K3s;

/// <summary>A version of K3s, such as <c>v1.35.8+k3s1</c>.</summary>
/// <param name="Kubernetes">The version of Kubernetes in it.</param>
/// <param name="Build">Which build of K3s with that Kubernetes it is, from 1.</param>
public sealed partial record K3sVersion(Version Kubernetes, int Build)
{
    // As in scripts/common.sh, but for release candidates: a node may have one, and nobody should ask for one.
    private const string Number = "(?:0|[1-9][0-9]{0,2})";

    /// <summary>Reads a version; null for anything else.</summary>
    /// <param name="text">The text.</param>
    public static K3sVersion? TryParse(string text) => Pattern().Match(text) is { Success: true } match
        ? new K3sVersion(Version.Parse(match.Groups[1].Value), int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))
        : null;

    /// <summary>Whether a node would have to go back from the other version to this one, which K3s cannot.</summary>
    /// <param name="other">The other version.</param>
    public bool IsOlderThan(K3sVersion other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Kubernetes, Build).CompareTo((other.Kubernetes, other.Build)) < 0;
    }

    [GeneratedRegex($@"\Av({Number}\.{Number}\.{Number})\+k3s({Number})\z")]
    private static partial Regex Pattern();
}
