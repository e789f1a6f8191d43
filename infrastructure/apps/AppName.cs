using Oceanid.Infrastructure.Components.Kubernetes;

namespace Oceanid.Infrastructure.Apps;

/// <summary>What an app may be called: its namespace, its account <c>app-NAME</c> and its Kustomization have the name.</summary>
public static class AppName
{
    // A service account is a DNS label, and begins with app-.
    private const int Longest = 59;

    // YAML 1.1 reads these as something else than a text, and Flux parses an object again after it has filled in the variables.
    private static readonly string[] YamlWords = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];

    // Namespaces and Kustomizations of the cluster itself.
    private static readonly string[] System = ["flux-system", "pulumi-system", "stacks", "apps", "default", "cloudflared"];

    /// <summary>Whether YAML 1.1 reads a text as something else.</summary>
    /// <param name="text">The text.</param>
    public static bool IsYamlWord(string text) => YamlWords.Contains(text);

    /// <summary>Says why a text is no name of an app, as the end of a sentence, or null.</summary>
    /// <param name="name">The text.</param>
    public static string? Wrong(string name)
    {
        if (KubernetesName.NotALabel(name) is { } wrong)
            return wrong;
        if (!char.IsAsciiLetterLower(name[0]))
            return "which does not begin with a letter";
        if (name.Length > Longest)
            return $"which has {name.Length} characters: more than {Longest} leave no room for app- before it";
        if (IsYamlWord(name))
            return "which YAML does not read as a text";
        return System.Contains(name) || name.StartsWith("kube-", StringComparison.Ordinal)
            ? "which is a name of the cluster itself"
            : null;
    }
}
