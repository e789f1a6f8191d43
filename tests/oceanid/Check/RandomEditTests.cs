using System.Text.Json.Nodes;
using Oceanid.Tool.Check;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Tests.Fixtures;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.Check;

/// <summary>Whatever somebody writes into the Git tree: the check comes to an end, and says what is wrong instead of failing.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RandomEditTests
{
    private const int Edits = 500;

    // A kustomization is built for each edit of it; of the other files the objects are judged as if they had been.
    private const int BuiltOneOf = 10;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1.5", "1e300", "99999999999999999999", "\"\"", "\" \"", "\"yes\"", "\"0\"", "\"-5%\"", "\"${x\"", "\"a/b/c\"", "\"*\"", "\"\\u0000\"", "\"ü\\n---\"",
        "[]", "[null]", "[[]]", "{}", "{\"\": null}", "{\"a\": {\"b\": [1]}}",
    ];

    private static readonly IReadOnlyList<JsonObject> Givens =
    [
        .. new[] { "right", "wrong" }
            .SelectMany(kind => Directory.EnumerateFiles(FixtureFleet.PathOf($"edits/{kind}")).Order(StringComparer.Ordinal))
            .Select(file => YamlDocuments.Read(File.ReadAllText(file), file).Single().Content.At("given") ?? [])
            .DistinctBy(given => given.ToJsonString()),
    ];

    private static readonly IReadOnlyList<Lazy<Task<(EditedFleet Fleet, IReadOnlyList<ClusterPreview> Previews)>>> Fleets =
        [.. Givens.Select(given => new Lazy<Task<(EditedFleet, IReadOnlyList<ClusterPreview>)>>(async () => Of(given) is var fleet ? (fleet, await fleet.PreviewAsync(EditedFleet.Clusters)) : default))];

    [OneTimeTearDown]
    public async Task RemoveFleets()
    {
        foreach (var fleet in Fleets.Where(fleet => fleet.IsValueCreated))
            (await fleet.Value).Fleet.Dispose();
    }

    [Test]
    public async Task Random_edits_neither_crash_nor_hang([Range(1, Edits)] int seed)
    {
        var random = new Random(seed);
        var given = random.Next(Givens.Count);
        var (fleet, previews) = await Fleets[given].Value;
        var isBuilt = seed % BuiltOneOf == 0;
        var files = fleet.Tree.Where(file => Path.GetFileName(file) == "kustomization.yaml" == isBuilt).ToList();
        var file = files[random.Next(files.Count)];
        var documents = YamlDocuments.Read(fleet.Read(file), file).Select(document => document.Content).ToList();
        var edited = documents[random.Next(documents.Count)];
        var edit = $"{file}: {Edit(edited, random)}";

        var check = Task.Run(() => isBuilt ? BuiltAsync(Givens[given], file, documents) : JudgedAsync(fleet, previews, file, documents));
        Assert.That(async () => await Task.WhenAny(check, Task.Delay(Longest)), Is.SameAs(check), $"It does not come to an end: {edit}");
        Assert.That(async () => (await check).Select(reported => reported.Finding.Message), Has.None.StartsWith("The rule failed with"), edit);
    }

    private static EditedFleet Of(JsonObject given)
    {
        var fleet = new EditedFleet();
        foreach (var (file, text) in given)
            fleet.Write(file, text!.ToString());
        return fleet;
    }

    private static async Task<IReadOnlyList<Reported>> BuiltAsync(JsonObject given, string file, IEnumerable<JsonObject> documents)
    {
        using var fleet = Of(given);
        fleet.Write(file, string.Join("\n---\n", documents.Select(document => document.ToJsonString())));
        return await fleet.CheckAsync(EditedFleet.Clusters);
    }

    private static async Task<IReadOnlyList<Reported>> JudgedAsync(EditedFleet fleet, IReadOnlyList<ClusterPreview> previews, string file, IReadOnlyList<JsonObject> documents)
    {
        var objects = documents.Select(KubernetesObject.Of).OfType<KubernetesObject>().Select(found => new OverlayObject(found, new SourceLocation(file, 1))).ToList();
        var edited = previews.Select(preview => EditedFleet.Preview(
            preview.Name,
            preview.Programs,
            [
                .. preview.Overlays.Select(overlay => overlay.Objects.Any(item => item.Source.File == file)
                    ? overlay with { Objects = [.. overlay.Objects.Where(item => item.Source.File != file), .. objects] }
                    : overlay),
            ],
            new Problems()));
        return await fleet.CheckAsync([.. edited]);
    }

    /// <summary>Makes a random edit, and says which.</summary>
    private static string Edit(JsonObject document, Random random)
    {
        var places = Places(document).ToList();
        var (place, other) = (places[random.Next(places.Count)], places[random.Next(places.Count)]);
        var path = place.Path;
        switch (random.Next(7))
        {
            case 0:
                place.Remove();
                return $"{path} removed";
            case 1 when place.Parent is JsonArray list:
                list.Insert(random.Next(list.Count + 1), place.Node?.DeepClone());
                return $"{path} twice";
            case 2 when place is { Parent: JsonObject members, Key: { } key }:
                var name = random.Next(3) switch { 0 => key.ToUpperInvariant(), 1 => $"{key}s", _ => new string('x', 300) };
                members.Remove(key);
                members[name] = place.Node?.DeepClone();
                return $"{path} renamed to {name}";
            case 3 when !IsWithin(place.Node, other.Parent) && !IsWithin(other.Node, place.Parent):
                var (first, second) = (place.Node?.DeepClone(), other.Node?.DeepClone());
                place.Put(second);
                other.Put(first);
                return $"{path} and {other.Path} swapped";
            case 4 when other.Node is JsonObject target && !IsWithin(place.Node, target):
                place.Remove();
                target[place.Key ?? "moved"] = place.Node?.DeepClone();
                return $"{path} moved to {target.GetPath()}";
            case 5:
                place.Put(new string('a', 1000));
                return $"{path} is a long text";
            default:
                var value = Values[random.Next(Values.Length)];
                place.Put(JsonNode.Parse(value));
                return $"{path} is {value}";
        }
    }

    private static bool IsWithin(JsonNode? outer, JsonNode? inner)
    {
        for (; inner is not null; inner = inner.Parent)
        {
            if (ReferenceEquals(inner, outer))
                return true;
        }

        return false;
    }

    private static IEnumerable<Place> Places(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Places(member.Value).Prepend(new Place(members, member.Key, null, member.Value))),
        JsonArray items => items.SelectMany((item, index) => Places(item).Prepend(new Place(items, null, index, item))),
        _ => [],
    };

    private sealed record Place(JsonNode Parent, string? Key, int? Index, JsonNode? Node)
    {
        public string Path => $"{Parent.GetPath()}[{Key ?? $"{Index}"}]";

        public void Put(JsonNode? value)
        {
            if (Parent is JsonObject members)
                members[Key!] = value;
            else
                Parent.AsArray()[Index!.Value] = value;
        }

        public void Remove()
        {
            if (Parent is JsonObject members)
                members.Remove(Key!);
            else
                Parent.AsArray().RemoveAt(Index!.Value);
        }
    }
}
