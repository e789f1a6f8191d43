using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Oceanid.Tool.Facts;
using Oceanid.Tool.Fleet;
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

    public IEnumerable<Finding> Check(CheckContext context)
    {
        foreach (var view in context.Views)
        {
            foreach (var (item, path, image) in Images(view))
            {
                if (Problem(image, context.Settings.ImageRegistries) is { } problem)
                    yield return item.Finding(problem, path);
            }

            foreach (var (release, resource, program) in view.Releases)
            {
                foreach (var (field, problem) in Chart(resource, context.Settings.ChartRegistries))
                    yield return new Finding(problem) { Cluster = view.Name, File = program, Object = $"Release {release.Name}", Field = field };
            }
        }

        foreach (var finding in context.Files.SelectMany(Lines))
            yield return finding;
    }

    private static IEnumerable<(OwnedObject Item, string Path, string? Image)> Images(ClusterView view)
    {
        foreach (var pod in PodSpec.Of(view.Objects))
        {
            foreach (var (path, container) in pod.Containers)
                yield return (pod.Item, $"{path}.image", container.Text("image"));
        }

        foreach (var stack in view.Stacks)
            yield return (stack, "spec.workspaceTemplate.spec.image", stack.Object.Content.At("spec", "workspaceTemplate", "spec").Text("image"));
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

    private static IEnumerable<(string Field, string Problem)> Chart(ResourcePreview release, IReadOnlyList<string> registries)
    {
        var (chart, version) = (release.Inputs.Text("chart") ?? "", release.Inputs.Text("version"));
        if (version is null || !ExactVersion().IsMatch(version))
            yield return ("version", $"The chart version '{version}' is not exact.");
        var source = release.Inputs.At("repositoryOpts").Text("repo") is { } repository ? $"{repository.TrimEnd('/')}/{chart}" : chart;
        if (registries.Count > 0 && !registries.Any(registry => source.StartsWith(registry, StringComparison.Ordinal)))
            yield return ("chart", $"The chart {source} is not from an allowed registry.");
        foreach (var (key, value) in release.Inputs.At("values") ?? [])
        {
            if ((value as JsonObject).Text("tag") is { } tag && Floating.Contains(tag))
                yield return ($"values.{key}.tag", $"The image tag '{tag}' is not pinned.");
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
                yield return new Finding(what) { File = file.Path, Line = index + 1 };
        }
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+([-+][0-9A-Za-z.-]+)?$")]
    private static partial Regex ExactVersion();

    [GeneratedRegex("<PackageVersion [^>]*Version=\"[^\"]*[*,\\[(]")]
    private static partial Regex FloatingPackage();

    [GeneratedRegex(@"^\s*-?\s*uses:\s*(?!\./)(?!\S+@[0-9a-f]{40}\b)\S+")]
    private static partial Regex FloatingAction();
}
