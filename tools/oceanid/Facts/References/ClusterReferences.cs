using System.IO.Enumeration;
using System.Text.Json;
using System.Text.Json.Nodes;
using Oceanid.Infrastructure.Components.Settings;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.References;

/// <summary>Follows the references of a cluster: among the objects of programs and tree, and what others bring.</summary>
internal sealed class ClusterReferences
{
    private const string Own = "its own";

    private static readonly string[] KeyFields = ["data", "stringData"];

    private readonly ReferenceTable _table;
    private readonly Brought _brought;
    private readonly ObjectIndex _objects;
    private readonly HashSet<string> _unknown;
    private readonly HashSet<string> _unknownPods;
    private readonly ILookup<(string Kind, string? Namespace), string> _made;
    private readonly ILookup<string?, Candidate> _pods;
    private readonly IReadOnlyList<Candidate> _namespaces;
    private readonly IReadOnlyList<Candidate> _nodes;
    private readonly Dictionary<ReferenceRow, ILookup<string, string>> _waits = [];
    private readonly Dictionary<OwnedObject, IReadOnlyList<Dangling>> _followed = new(ReferenceEqualityComparer.Instance);

    /// <param name="view">The cluster.</param>
    /// <param name="repository">Where its ESC environments are defined.</param>
    /// <param name="table">The table.</param>
    public ClusterReferences(ClusterView view, Repository repository, ReferenceTable table)
    {
        (View, _table) = (view, table);
        _brought = new Brought(view, KnowledgeFolder.Of(repository.Root));
        var others = _brought.Objects.Concat(Environments(view, repository))
            .Select(found => new OwnedObject(view.Name, "", found, new SourceLocation(""), IsInGit: false));
        OwnedObject[] all = [.. view.Objects, .. others];
        _objects = new ObjectIndex(all);
        _unknown = _brought.Unknown;
        var makers = all.SelectMany(item => Reference.Of(item.Object, table)).Where(reference => reference.Row.Makes is not null).ToList();
        _unknown.UnionWith(makers.Where(reference => reference.Row.Makes == ReferenceRow.All).Select(reference => reference.Name ?? ""));
        _made = makers.ToLookup(reference => (reference.Row.Makes!, reference.MadeIn), reference => reference.MadeName);
        // What kinds that nobody knows make of their objects may be pods.
        _unknownPods = [.. _unknown, .. view.Objects.Where(item => !table.Knows(item.Group)).Select(item => item.Object.Namespace).OfType<string>()];
        _pods = PodSpec.Of(all).Select(Candidate.Of).ToLookup(pod => pod.Namespace);
        _namespaces = [.. _objects.OfKind("", "Namespace").Select(item => Candidate.OfNamespace(item.Object))];
        _nodes = [.. _objects.OfKind("", "Node").Select(item => Candidate.OfNode(item.Object))];
    }

    /// <summary>The cluster.</summary>
    public ClusterView View { get; }

    /// <summary>The references of an object that lead to nothing.</summary>
    public IReadOnlyList<Dangling> Of(OwnedObject item)
    {
        if (!_followed.TryGetValue(item, out var followed))
        {
            _followed[item] = followed =
            [
                .. Reference.Of(item.Object, _table)
                    .Where(reference => reference is { IsOptional: false, Row.Makes: null })
                    .SelectMany(Of)
                    .DistinctBy(dangling => (dangling.Field, dangling.Message)),
                .. Circles(item),
            ];
        }

        return followed;
    }

    private IEnumerable<Dangling> Of(Reference reference) => reference.Row switch
    {
        { Selects: not null } => Selected(reference),
        { To: ReferenceRow.Here } => reference.Origin.IsWhole ? Missing(reference, null, reference.Origin.In) : [],
        _ => Named(reference),
    };

    private IEnumerable<Dangling> Named(Reference reference)
    {
        var (row, kind, space) = (reference.Row, reference.Kind, reference.Namespace);
        if (kind.Length == 0 || reference.Name is not { Length: > 0 } name || name == ReferenceRow.All)
            yield break;

        if (row.Foreign is { } why && space != reference.Origin.Object.Namespace)
        {
            yield return new Dangling($"{reference.Place.Path}.{row.Namespace}", $"It is in the namespace {space}, and {why}.", "Name one of the own namespace.");
            yield break;
        }

        var groups = reference.Group is { } given ? [given] : _objects.Groups(kind).ToList();
        var target = groups.Select(group => _objects.Find(group, kind, space, name)).FirstOrDefault(found => found is not null);
        if (target is not null)
        {
            foreach (var dangling in Missing(reference, target, path => path.Path.In(target.Object.Content)))
                yield return dangling;
            yield break;
        }

        // An object in a namespace that is not there says so once.
        if (IsMade(kind, space, name) || (space == reference.Origin.Object.Namespace && IsNowhere(space)))
            yield break;

        var label = space is null ? $"{kind} {name}" : $"{kind} {space}/{name}";
        var known = groups.SelectMany(group => _objects.OfKind(group, kind)).Select(item => item.Object).ToList();
        var near = Suggestion.For(name, known.Where(found => found.Namespace == space).Select(found => found.Name).OfType<string>());
        var elsewhere = known.Find(found => found.Name == name);
        yield return new Dangling(
            reference.NamePath,
            $"There is no {label}.",
            near is not null ? $"Did you mean {near}?" : string.Join(' ', new[] { elsewhere is null ? null : $"There is one in the namespace {elsewhere.Namespace}.", row.Remedy }.OfType<string>()) is { Length: > 0 } remedy ? remedy : null)
        {
            NotJudged = known.Count == 0 && !groups.Exists(_table.Knows) ? $"{label}: no object of its kind is here."
                : row.MayExist && !_brought.IsOurs ? $"{label}: no object of it here, and clusters that exist already may have it."
                : (kind, space) is ("Namespace", _) ? (_unknown.Contains(name) ? Chart() : null)
                : space is null ? (_unknown.Count > 0 ? Chart() : null)
                : _unknown.Contains(space) ? Chart() : null,
        };

        string Chart() => $"{label}: a chart that nobody here knows may bring it.";
    }

    private bool IsMade(string kind, string? space, string name) =>
        _made[(kind, space)].Any(made => made == name || FileSystemName.MatchesSimpleExpression(made, name, ignoreCase: false));

    private IEnumerable<Dangling> Selected(Reference reference)
    {
        var row = reference.Row;
        var place = reference.Place.Node as JsonObject;
        var by = row.By is null ? reference.Place.Path : $"{reference.Place.Path}.{row.By}";
        if (Selectors(row, place) is not { Count: > 0 } selectors)
            yield break;

        IReadOnlyList<Candidate> candidates;
        string kind, where;
        var unknown = false;
        switch (row.Selects)
        {
            case ReferenceRow.Nodes:
                (candidates, kind, where, unknown) = (_nodes, "node", "the cluster", !_brought.IsOurs);
                break;
            // The operator gives its pods labels of its own.
            case ReferenceRow.Itself when !reference.Origin.IsWhole:
                yield break;
            case ReferenceRow.Itself:
                candidates = [new Candidate("", null, Candidate.LabelsOf(reference.Origin.PodLabels), [])];
                (kind, where) = ("pod", Own);
                break;
            // Of a namespace that is not there the object itself says it.
            case var _ when IsNowhere(reference.Origin.Object.Namespace):
                yield break;
            default:
                var spaces = new List<string?> { reference.Origin.Object.Namespace };
                if (row.Spaces is { } field && place?[field] is JsonObject selector)
                {
                    var selected = LabelSelector.Of(selector);
                    spaces = [.. _namespaces.Where(space => selected.Selects(space.Labels)).Select(space => space.Namespace)];
                    if (spaces.Count == 0)
                    {
                        yield return Nothing($"{reference.Place.Path}.{field}", "namespace", "the cluster", [selected], _namespaces, _unknown.Count > 0, reference);
                        yield break;
                    }
                }

                if (row.Lists is { } list && place.Texts(list).ToList() is { Count: > 0 } named)
                    spaces = [.. place?[row.Spaces ?? ""] is null ? [] : spaces, .. named];
                if (place?[row.By ?? ""] is null)
                    yield break;
                (candidates, kind) = ([.. spaces.Distinct().SelectMany(space => _pods[space])], "pod");
                (where, unknown) = (string.Join(", ", spaces.Distinct().Order(StringComparer.Ordinal)), spaces.Any(space => _unknownPods.Contains(space ?? "")));
                break;
        }

        var targets = candidates.Where(candidate => selectors.Any(selector => selector.Selects(candidate.Labels))).ToList();
        if (targets.Count == 0 && selectors.All(selector => selector.Requirements.Count > 0))
        {
            yield return Nothing(by, kind, where, selectors, candidates, unknown, reference);
            yield break;
        }

        if (targets.Count == 0)
            yield break;
        foreach (var (value, path, among) in row.Has)
        {
            foreach (var wanted in reference.Values(path))
            {
                var there = targets.Select(target => (target.Label, Values: among.SelectMany(other => other.Path.In(target.Content)).ToList())).ToList();
                var isNumber = IsNumber(wanted.Node);
                var all = there.SelectMany(target => target.Values).Where(other => IsNumber(other.Node) == isNumber).Select(other => other.Text).OfType<string>().ToHashSet(StringComparer.Ordinal);
                var lacking = row.Each && !isNumber ? there.Find(target => !target.Values.Exists(other => other.Text == wanted.Text)).Label : all.Contains(wanted.Text ?? "") ? null : there[0].Label;
                if (lacking is null || wanted.Text is null || (isNumber && all.Count == 0))
                    continue;
                yield return new Dangling(wanted.Path, $"The pods of {lacking}, which it selects, have no {row.What} {wanted.Text}.", Near(wanted.Text, all));
            }
        }
    }

    private bool IsNowhere(string? space) => space is not null && !_unknown.Contains(space) && _objects.Find("", "Namespace", null, space) is null;

    private static IReadOnlyList<LabelSelector> Selectors(ReferenceRow row, JsonObject? place)
    {
        var selector = row.By is null ? place : place.At(row.By);
        return row.As switch
        {
            "map" => LabelSelector.OfLabels(selector) is { Requirements.Count: > 0 } labels ? [labels] : [],
            "key" => place.Text(row.By ?? "") is { Length: > 0 } key ? [new LabelSelector([new LabelRequirement(key, "Exists", [])])] : [],
            "terms" => [.. place.Objects(row.By ?? "").Select(LabelSelector.Of)],
            _ => selector is null && row.Spaces is null ? [] : [LabelSelector.Of(selector)],
        };
    }

    private static Dangling Nothing(string field, string kind, string where, IReadOnlyList<LabelSelector> selectors, IReadOnlyList<Candidate> candidates, bool isUnknown, Reference reference)
    {
        // What nobody has is what is wrong; where somebody has each of them it is all of them.
        var first = selectors[0].Requirements;
        var culprit = first.FirstOrDefault(requirement => !candidates.Any(candidate => requirement.Holds(candidate.Labels)));
        var why = candidates.Count == 0 ? "there is none" : culprit is null ? $"no {kind} has {selectors[0]}" : $"no {kind} has {culprit}";
        var labels = candidates.Select(candidate => candidate.Labels).ToList();
        var near = culprit is not { Operator: LabelRequirement.In, Values: [var value, ..] } ? null
            : labels.Exists(known => known.ContainsKey(culprit.Key)) ? Near(value, labels.Select(known => known.GetValueOrDefault(culprit.Key)).OfType<string>())
            : Near(culprit.Key, labels.SelectMany(known => known.Keys));
        var message = where == Own ? $"It does not select its own pods, which have no {culprit}." : $"It selects no {kind} of {where}: {why}.";
        return new Dangling(field, message, near ?? reference.Row.Remedy)
        {
            NotJudged = !isUnknown ? null
                : kind == "node" ? "Nodes of clusters that exist already: they are not declared here, so nobody knows whether a pod finds one."
                : $"{reference.Origin.Object.Label} {field}: what nobody here knows may bring a {kind} with {selectors[0]}.",
        };
    }

    private static IEnumerable<Dangling> Missing(Reference reference, OwnedObject? target, Func<ScopedPath, IEnumerable<Place>> values)
    {
        var row = reference.Row;
        var nothing = target is null ? "There is no" : $"The {target.Label} has no";
        foreach (var (text, path, among) in row.Has)
        {
            var wanted = text.StartsWith('=') ? [new Place(JsonValue.Create(text[1..]), reference.Place.Path)] : reference.Values(path);
            foreach (var value in wanted.Where(value => value.Text is not null))
            {
                var there = among.SelectMany(values).Where(other => IsNumber(other.Node) == IsNumber(value.Node)).Select(other => other.Text).OfType<string>().ToList();
                if (there.Contains(value.Text!) || (IsNumber(value.Node) && there.Count == 0))
                    continue;
                yield return new Dangling(value.Path, $"{nothing} {row.What} {value.Text}.", Near(value.Text!, there) ?? (target is null ? row.Remedy : null));
            }
        }

        if (row.Keys.Count == 0 || target is null)
            yield break;
        var keys = KeyFields.SelectMany(field => target.Object.Content.At(field) ?? []).Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        if (row.Keys.All(set => !set.All(keys.Contains)))
            yield return new Dangling(reference.NamePath, $"{nothing} key {string.Join(" and ", row.Keys[0].Where(key => !keys.Contains(key)))}.", Near(row.Keys[0].First(key => !keys.Contains(key)), keys) ?? $"It needs {string.Join(", or ", row.Keys.Select(set => string.Join(" and ", set)))}.");
    }

    private IEnumerable<Dangling> Circles(OwnedObject item)
    {
        foreach (var row in _table.Of(Origin.KindOf(item.Group, item.Object.Kind)).Where(row => row.Acyclic))
        {
            if (!_waits.TryGetValue(row, out var waits))
            {
                _waits[row] = waits = View.OfKind(item.Group, item.Object.Kind)
                    .SelectMany(other => Reference.Of(other.Object, _table).Where(reference => reference.Row == row), (other, reference) => (From: Key(other.Object.Namespace, other.Object.Name), To: Key(reference.Namespace, reference.Name)))
                    .ToLookup(pair => pair.From, pair => pair.To);
            }

            var self = Key(item.Object.Namespace, item.Object.Name);
            if (Cycle.From(self, waits) is { } circle)
                yield return new Dangling(Reference.Of(item.Object, _table).First(reference => reference.Row == row).Place.Path.Split('[')[0], $"It waits for itself: {string.Join(" → ", circle)} → {self}.", "Remove one of them.");
        }
    }

    private static string? Near(string written, IEnumerable<string> known) => Suggestion.For(written, known.Distinct()) is { } near ? $"Did you mean {near}?" : null;

    private static bool IsNumber(JsonNode node) => node.GetValueKind() == JsonValueKind.Number;

    private static string Key(string? space, string? name) => $"{space}/{name}";

    // A Stack names them like objects, and their definitions are files.
    private static IEnumerable<KubernetesObject> Environments(ClusterView view, Repository repository)
    {
        var named = view.Stacks.SelectMany(stack => stack.Object.Content.At("spec").Texts("environment")).Distinct().ToList();
        if (named.Count == 0)
            return [];

        var folders = new DirectoryInfo(repository.FullPath(Repository.ProgramFolder(""))).EnumerateDirectories().Select(folder => folder.Name).ToList();
        return named.Where(name => EscDefinitions.FilesOf(name, folders[0], folders, view.Name).Any(repository.Has))
            .Select(name => new KubernetesObject("esc/v1", "Environment", null, name, []));
    }
}
