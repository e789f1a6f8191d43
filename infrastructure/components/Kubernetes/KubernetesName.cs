namespace Oceanid.Infrastructure.Components.Kubernetes;

/// <summary>What Kubernetes accepts as a name.</summary>
public static class KubernetesName
{
    /// <summary>The most characters of a DNS label.</summary>
    private const int MaximumLabelLength = 63;

    /// <summary>Says why a text is no DNS label, as the end of a sentence, or null: names of namespaces and services are labels.</summary>
    /// <param name="name">The text.</param>
    public static string? NotALabel(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var isLabel = name.Length is > 0 and <= MaximumLabelLength && name[0] != '-' && name[^1] != '-'
            && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
        return isLabel ? null : "which is not a DNS label: lower-case letters, digits and dashes between them";
    }

    /// <summary>Says why a text is no name of a host in DNS, as the end of a sentence, or null.</summary>
    /// <param name="name">The text, without a trailing dot.</param>
    public static string? NotAHost(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Split('.').All(label => NotALabel(label) is null)
            ? null
            : "which is not the name of a host: DNS labels with dots between them";
    }
}
