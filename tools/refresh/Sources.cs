using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Oceanid.Refresh;

/// <summary>What <c>sources.yaml</c> says.</summary>
internal sealed record Sources
{
    public required KubernetesSource Kubernetes { get; init; }

    public required List<CustomKindsSource> CustomKinds { get; init; }

    /// <summary>Reads it.</summary>
    /// <exception cref="RefreshException">It is no YAML, or has other fields.</exception>
    public static Sources Read(string text)
    {
        try
        {
            return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).WithEnforceRequiredMembers().Build().Deserialize<Sources>(text);
        }
        catch (YamlException problem)
        {
            throw new RefreshException($"sources.yaml:{problem.Start.Line}: {problem.InnerException?.Message ?? problem.Message}", problem);
        }
    }

    /// <summary>The specification of Kubernetes' own kinds.</summary>
    internal sealed record KubernetesSource
    {
        public required string File { get; init; }

        public required string Origin { get; init; }
    }

    /// <summary>Kinds that one component brings: of CRD files, or by name only.</summary>
    internal sealed record CustomKindsSource
    {
        public required string Component { get; init; }

        /// <summary>What pins the version of the component; none where it comes with K3s.</summary>
        public string? Pin { get; init; }

        public string? Origin { get; init; }

        public required Dictionary<string, string> ServedBy { get; init; }

        public List<string> Files { get; init; } = [];

        /// <summary>Kinds of which no more is known, as group/version/kind; all of one scope.</summary>
        public List<string> Kinds { get; init; } = [];

        /// <summary>The scope of those kinds.</summary>
        public string Scope { get; init; } = "Namespaced";
    }
}
