using Oceanid.Infrastructure.Components.Settings;
using Oceanid.Tool.Text;
using YamlDotNet.RepresentationModel;

namespace Oceanid.Tool.Fleet.Configuration;

/// <summary>Reads <c>.flux.yaml</c>, and reports every problem in it together.</summary>
internal sealed class CheckSettingsReader
{
    public const string File = ".flux.yaml";

    private readonly YamlFile _file;
    private readonly IReadOnlyCollection<string>? _rules;

    private CheckSettingsReader(YamlFile file, IReadOnlyCollection<string>? rules)
    {
        _file = file;
        _rules = rules;
    }

    /// <summary>The settings; the defaults where there is no file.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="rules">The rules that a suppression may name; null where suppressions do not matter.</param>
    /// <exception cref="PreviewException">The file is not valid.</exception>
    public static CheckSettings Read(Repository repository, IReadOnlyCollection<string>? rules = null)
    {
        if (!Path.Exists(repository.FullPath(File)))
            return new CheckSettings();

        var problems = new Problems();
        var settings = YamlFile.Read(repository, File, problems) is { } file
            ? new CheckSettingsReader(file, rules).Read()
            : new CheckSettings();
        problems.ThrowIfAny();
        return settings;
    }

    private CheckSettings Read()
    {
        var root = _file.Root;
        Known(root, "", "apiVersion", "kind", "imageRegistries", "chartRegistries", "budget", "rbac", "suppressions");
        Expect(root, "apiVersion", "oceanid/v1");
        Expect(root, "kind", "CheckConfiguration");

        var budget = _file.Mapping(root, "budget") ?? new YamlMappingNode();
        Known(budget, "budget.", "idleMemory", "peakMemory");
        return new CheckSettings
        {
            ImageRegistries = Texts(root, "imageRegistries"),
            ChartRegistries = Texts(root, "chartRegistries"),
            IdleMemoryMi = Mebibytes(budget, "idleMemory"),
            PeakMemoryMi = Mebibytes(budget, "peakMemory"),
            Rbac =
            [
                .. Items(root, "rbac", ["serviceAccount", "clusterRole", "reason"], []).Select(item => new RbacAllowance(
                    item("serviceAccount") ?? "", item("clusterRole") ?? "", item("reason") ?? "")),
            ],
            Suppressions =
            [
                .. Items(root, "suppressions", ["rule", "reason"], ["object", "file"]).Select(item => new Suppression(
                    item("rule") ?? "", item("object"), item("file"), item("reason") ?? "")),
            ],
        };
    }

    private void Expect(YamlMappingNode root, string key, string value)
    {
        if (Text(root, key, key) != value)
            _file.Report(YamlFile.Find(root, key) ?? root, key, $"not '{value}'", $"Write `{key}: {value}`.");
    }

    private void Known(YamlMappingNode mapping, string prefix, params string[] keys)
    {
        foreach (var key in mapping.Children.Keys)
        {
            var name = key.ToString();
            if (keys.Contains(name))
                continue;
            var meant = Suggestion.For(name, keys);
            _file.Report(key, prefix + name, "not a setting", meant is null ? "Remove it." : $"Did you mean {prefix}{meant}?");
        }
    }

    private string? Text(YamlMappingNode mapping, string key, string path)
    {
        switch (YamlFile.Find(mapping, key))
        {
            case null:
                return null;
            case YamlScalarNode { Value: { Length: > 0 } text }:
                return text;
            case var other:
                _file.Report(other, path, "not a text", "Write one value.");
                return null;
        }
    }

    private IReadOnlyList<string> Texts(YamlMappingNode mapping, string key)
    {
        switch (YamlFile.Find(mapping, key))
        {
            case null:
                return [];
            case YamlSequenceNode items when items.All(item => item is YamlScalarNode { Value.Length: > 0 }):
                return [.. items.Select(item => item.ToString())];
            case var other:
                _file.Report(other, key, "not a list of texts", "Write `- value` lines below it.");
                return [];
        }
    }

    private int? Mebibytes(YamlMappingNode mapping, string key)
    {
        if (Text(mapping, key, $"budget.{key}") is not { } text)
            return null;
        if (Quantity.TryParse(text, out var amount))
            return (int)(amount / Quantity.Mebibyte);
        _file.Report(YamlFile.Find(mapping, key)!, $"budget.{key}", $"'{text}' is not a Kubernetes quantity", "Write it like 200Mi.");
        return null;
    }

    private IEnumerable<Func<string, string?>> Items(YamlMappingNode root, string key, string[] required, string[] optional)
    {
        if (YamlFile.Find(root, key) is not { } node)
            yield break;
        if (node is not YamlSequenceNode items)
        {
            _file.Report(node, key, "not a list", "Write `- key: value` items below it.");
            yield break;
        }

        foreach (var (item, index) in items.Select((item, index) => (item, index)))
        {
            var path = $"{key}[{index}]";
            if (item is not YamlMappingNode mapping)
            {
                _file.Report(item, path, "not a mapping", "Write `key: value` lines.");
                continue;
            }

            Known(mapping, $"{path}.", [.. required, .. optional]);
            foreach (var missing in required.Where(name => YamlFile.Find(mapping, name) is null))
                _file.Report(item, $"{path}.{missing}", "missing", "Add it.");
            if (key == "suppressions" && Text(mapping, "rule", $"{path}.rule") is { } rule && _rules?.Contains(rule) == false)
                _file.Report(item, $"{path}.rule", $"'{rule}' is no rule", "`oceanid check --list` prints them.");
            yield return name => Text(mapping, name, $"{path}.{name}");
        }
    }
}
