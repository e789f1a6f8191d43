using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Oceanid.Tool.Facts;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>Images, charts, packages and actions are pinned, and come from where they may.</summary>
internal sealed partial class PinnedVersionRule : IRule
{
    private static readonly HashSet<string> Floating = new(StringComparer.Ordinal)
    {
        "latest", "latest-nonroot", "nonroot", "stable", "main", "master", "edge", "nightly", "dev",
    };

    public string Id => "pinned-version";

    public string Title => "Every image, chart, package and action has an exact version from an allowed place.";

    public string Rationale =>
        "What floats changes without a commit: the operator's default workspace image is `latest` and pulled at every start.";

    public string Remedy => "Write an exact version, or a digest; allowed registries stand in .flux.yaml.";

    public IEnumerable<Case> Cases(CheckContext context) =>
        context.Views.SelectMany(view => PodSpec.Of(view.Objects).Each(pod => Images(context.Settings, pod))
            .Concat(view.Stacks.Each(stack => Image(context.Settings, stack)))
            .Concat(view.Releases().Each(release => Chart(context.Settings, release))))
            .Concat(context.Files.Each(Lines));

    private static IEnumerable<Finding> Images(CheckSettings settings, PodSpec pod)
    {
        foreach (var (path, container) in pod.Containers)
        {
            if (Problem(container.Text("image"), settings.ImageRegistries) is { } problem)
                yield return pod.Finding(problem, $"{path}.image");
        }
    }

    private static IEnumerable<Finding> Image(CheckSettings settings, OwnedObject stack)
    {
        if (Problem(stack.Object.Content.At("spec", "workspaceTemplate", "spec").Text("image"), settings.ImageRegistries) is { } problem)
            yield return stack.Finding(problem, "spec.workspaceTemplate.spec.image");
    }

    private static string? Problem(string? image, IReadOnlyList<string> registries)
    {
        if (string.IsNullOrEmpty(image))
            return "There is no image, so a floating default is used.";

        var name = image.Split('@')[0];
        var tag = name[(name.LastIndexOf('/') + 1)..].Split(':') is [_, var given] ? given : null;
        if (!image.Contains("@sha256:", StringComparison.Ordinal) && (tag is null || Floating.Contains(tag)))
            return $"The image {image} is not pinned.";

        return registries.Count == 0 || registries.Any(registry => Full(image).StartsWith(registry, StringComparison.Ordinal))
            ? null
            : $"The image {image} is not from an allowed registry.";
    }

    // As Docker reads a name: the first part is a registry only if it looks like a host.
    private static string Full(string image)
    {
        var first = image.Split('/')[0];
        if (image.Contains('/', StringComparison.Ordinal) && (first.Contains('.', StringComparison.Ordinal) || first.Contains(':', StringComparison.Ordinal) || first == "localhost"))
            return image;
        return image.Contains('/', StringComparison.Ordinal) ? $"docker.io/{image}" : $"docker.io/library/{image}";
    }

    private static IEnumerable<Finding> Chart(CheckSettings settings, OwnedResource release)
    {
        var inputs = release.Resource.Inputs;
        var (chart, version) = (inputs.Text("chart") ?? "", inputs.Text("version"));
        if (version is null || !ExactVersion().IsMatch(version))
            yield return release.Finding($"The chart version '{version}' is not exact.", "version");
        var source = inputs.At("repositoryOpts").Text("repo") is { } repository ? $"{repository.TrimEnd('/')}/{chart}" : chart;
        if (settings.ChartRegistries is { Count: > 0 } registries && !registries.Any(registry => source.StartsWith(registry, StringComparison.Ordinal)))
            yield return release.Finding($"The chart {source} is not from an allowed registry.", "chart");
        foreach (var (key, value) in inputs.At("values") ?? [])
        {
            if ((value as JsonObject).Text("tag") is { } tag && Floating.Contains(tag))
                yield return release.Finding($"The image tag '{tag}' is not pinned.", $"values.{key}.tag");
        }
    }

    private static IEnumerable<Finding> Lines(TextFile file)
    {
        var (shape, what) = file.Path switch
        {
            "Directory.Packages.props" => (FloatingPackage(), "A package version floats."),
            _ when file.Path.StartsWith(".github/workflows/", StringComparison.Ordinal) => (FloatingAction(), "An action is not pinned to a commit."),
            _ => (null, ""),
        };
        for (var index = 0; shape is not null && index < file.Lines.Count; index++)
        {
            if (shape.IsMatch(file.Lines[index]))
                yield return file.Finding(what) with { Line = index + 1 };
        }
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+([-+][0-9A-Za-z.-]+)?$")]
    private static partial Regex ExactVersion();

    [GeneratedRegex("<PackageVersion [^>]*Version=\"[^\"]*[*,\\[(]", RegexOptions.NonBacktracking)]
    private static partial Regex FloatingPackage();

    [GeneratedRegex(@"^\s*(?:-\s*)?uses:\s*(?!\./)(?!\S+@[0-9a-f]{40}\b)\S+")]
    private static partial Regex FloatingAction();
}
