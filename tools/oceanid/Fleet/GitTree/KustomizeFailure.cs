using System.Text.RegularExpressions;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet.GitTree;

/// <summary>
/// Why Kustomize could not build a folder, as a finding. What kubectl prints has the time, its process id, the paths of this machine and every
/// step that led to the reason.
/// </summary>
internal static partial class KustomizeFailure
{
    private const string NotHere = "Copy what is needed into the repository: Flux fetches nothing else either.";

    // The first that fits. A group `file` is where to look, `field` what to look at, and `line` a text of the line.
    private static readonly (Regex Shape, string Message, string Remedy)[] Reasons =
    [
        (Panic(), "Kustomize breaks off with an error of its own (${what}).", "Look at what was changed last."),
        (Malformed(), "invalid YAML: ${what}.", "Correct the syntax."),
        (UnknownField(), "no field of a Kustomization.", "Remove it, or correct its name."),
        (WrongType(), "${is}, where ${type} is expected.", "Correct it."),
        (NoMapping(), "the file is not a mapping.", "Write `key: value` lines."),
        (Empty(), "the overlay is empty, and Flux would prune all that it has applied.", "Add a resource, or remove its Kustomization."),
        (WrongKind(), "no Kustomization: its kind or apiVersion is another one.", "Write `kind: Kustomization`, and `kind: Component` for what stands in components."),
        (Fetched(), "it names ${line}, which is not in this repository.", NotHere),
        (Outside(), "it names ${path}, which is outside of its folder.", "Name a folder with a kustomization.yaml, or move the file."),
        (Circle(), "what it names leads back to ${path}.", "Remove one of the references."),
        (Twice(), "${id} is there twice.", "Remove one of the two."),
        (GeneratedTwice(), "it generates ${kind} ${line}, which is there as well.", "Remove one of the two, or write `behavior: merge`."),
        (NoTarget(), "a patch is for ${id}, which is not there.", "Correct what it names, or remove the patch."),
        (NoReplicas(), "replicas are for ${line}, which no Deployment, StatefulSet or ReplicaSet is.", "Correct the name, or remove the entry."),
        (NoSource(), "a replacement is from ${id}, which is not there.", "Correct what it names, or remove the replacement."),
        (NoPatch(), "a patch is neither an object nor a list of operations.", "Correct it."),
        (NoPlace(), "a patch changes ${line}, which is not there or has another value.", "Correct its path, or remove the patch."),
        (NoObject(), "not a Kubernetes object: it has no ${what}.", "Add it."),
        (NoKustomization(), "it names ${path}, which has no kustomization.yaml.", "Add one, or name the files in it."),
        (TwoKustomizations(), "${path} has two Kustomizations, such as kustomization.yaml and kustomization.yml.", "Remove one of them."),
        (Plugin(), "it needs the plugin ${line}, which Flux does not run.", "Write the objects that it would make."),
        (Chart(), "it renders a Helm chart, which Flux does not do there.", "Install the chart with a program."),
        (Missing(), "it names ${path}, which is not there.", "Add it, or correct the name."),
    ];

    /// <param name="repository">The repository.</param>
    /// <param name="folder">The folder that was to be built.</param>
    /// <param name="error">What kubectl has printed.</param>
    public static Finding Of(Repository repository, string folder, string error)
    {
        var text = Reason(error.Replace($"{repository.Root.TrimEnd('/')}/", "", StringComparison.Ordinal));
        var inner = Recursion().Matches(text).LastOrDefault()?.Groups["path"].Value ?? folder;
        var kustomization = Bases.FileNames.Select(name => $"{inner}/{name}").FirstOrDefault(repository.Has) ?? OverlayPreview.FileOf(folder);
        foreach (var (shape, message, remedy) in Reasons)
        {
            if (shape.Match(text) is not { Success: true } match)
                continue;

            var named = match.Groups["file"].Value;
            // What a Kustomization lists twice is mended there.
            var isListedTwice = IsListedTwice(repository, kustomization, named);
            var file = named.Length > 0 && repository.Has($"{inner}/{named}") && !isListedTwice ? $"{inner}/{named}" : kustomization;
            var (id, field) = (match.Groups["id"].Value, match.Groups["field"].Value);
            var says = match.Result(message);
            var looksFor = new[] { field.Split('.')[^1], match.Groups["line"].Value, match.Groups["path"].Value.Split('/')[^1], isListedTwice ? named : "" }.FirstOrDefault(text => text.Length > 0) ?? "";
            return new Finding(id.Length > 0 ? says.Replace(id, Label(id), StringComparison.Ordinal) : says)
            {
                File = file,
                Line = repository.LineOf(file, looksFor),
                Field = field.Length > 0 ? field : null,
                Remedy = remedy,
            };
        }

        var last = text[(text.LastIndexOf("': ", StringComparison.Ordinal) + 1)..].TrimStart(':', ' ');
        return new Finding($"Kustomize cannot build it: {last}.") { File = kustomization, Remedy = "Correct it." };
    }

    private static bool IsListedTwice(Repository repository, string kustomization, string name) =>
        name.Length > 0 && YamlDocuments.Read(repository.ReadText(kustomization), kustomization).Any(document => Bases.Of(document.Content).Count(path => path == name) > 1);

    // `error: …`, or a log line with time, process id and the message in quotes or as a block; warnings of what is deprecated before it.
    private static string Reason(string printed)
    {
        var lines = printed.ReplaceLineEndings("\n").Split('\n').Where(line => !line.StartsWith("# Warning:", StringComparison.Ordinal));
        var text = string.Join('\n', lines).Trim();
        if (Logged().Match(text) is { Success: true } logged)
            text = logged.Groups["quoted"].Success ? Escape().Replace(logged.Groups["quoted"].Value, escaped => escaped.Value[1] is 'n' or 't' ? " " : escaped.Value[1..]) : logged.Groups["block"].Value;
        text = Stamp().Replace(text.StartsWith("error: ", StringComparison.Ordinal) ? text["error: ".Length..] : text, "");
        return Space().Replace(Address().Replace(text, "…"), " ").Trim();
    }

    // `ConfigMap.v1.[noGrp]/it.app` is ConfigMap app/it.
    private static string Label(string id) => Id().Match(id) is { Success: true } match
        ? $"{match.Groups["kind"]} {(match.Groups["space"].Value is "[noNs]" ? "" : $"{match.Groups["space"]}/")}{match.Groups["name"]}"
        : id;

    [GeneratedRegex(@"""command failed"" err=(?:""(?<quoted>.*)""|<\n(?<block>.*)\n >)$", RegexOptions.Singleline)]
    private static partial Regex Logged();

    [GeneratedRegex(@"^[IWEF]\d{4} [\d:.]+ +\d+ [^\]]*\] ", RegexOptions.Multiline)]
    private static partial Regex Stamp();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"\\.")]
    private static partial Regex Escape();

    [GeneratedRegex(@"\b0x[0-9a-f]+\b")]
    private static partial Regex Address();

    [GeneratedRegex("(?:accumulation of path|target for path|for path) '(?<path>[^']+)'(?!: unable to find one)")]
    private static partial Regex Recursion();

    [GeneratedRegex(@"^(?<kind>\w+)\.[^/]*/(?<name>.+)\.(?<space>\[noNs\]|[^.]+)$")]
    private static partial Regex Id();

    [GeneratedRegex(@"MalformedYAMLError: yaml: (?:line \d+: )?(?<what>.*?) in File: (?<file>\S+)")]
    private static partial Regex Malformed();

    [GeneratedRegex(@"unknown field ""(?<field>[^""]*)""")]
    private static partial Regex UnknownField();

    [GeneratedRegex(@"cannot unmarshal (?<is>\w+) into Go struct field \w+\.(?<field>\S+) of type (?<type>\S+)")]
    private static partial Regex WrongType();

    [GeneratedRegex("cannot unmarshal .* into Go value")]
    private static partial Regex NoMapping();

    [GeneratedRegex(@"kustomization\.ya?ml is empty")]
    private static partial Regex Empty();

    [GeneratedRegex("kind should be Kustomization|should be kustomize.config|expected kind ")]
    private static partial Regex WrongKind();

    [GeneratedRegex(@"git fetch (?:-\S+ )*(?<line>\S+)|Get ""(?<line>[^""]+)""|from '(?<line>\w+://[^']+)'")]
    private static partial Regex Fetched();

    [GeneratedRegex("security; file '(?<path>[^']+)' is not in or below")]
    private static partial Regex Outside();

    [GeneratedRegex("cycle detected: candidate root '(?<path>[^']+)'")]
    private static partial Regex Circle();

    [GeneratedRegex("(?:merging resources from '(?<file>[^']+)': )?may not add resource with an already registered id: (?<id>[^ ']+)")]
    private static partial Regex Twice();

    [GeneratedRegex(@"merging from generator .*Kind:""(?<kind>\w*)"".*Name:""(?<line>[^""]*)""")]
    private static partial Regex GeneratedTwice();

    [GeneratedRegex(@"no resource matches strategic merge patch ""(?<id>[^""]+)""|failed to find unique target for patch (?<id>\S+)")]
    private static partial Regex NoTarget();

    [GeneratedRegex(@"resource with name (?<line>\S+) does not match a config with the following GVK")]
    private static partial Regex NoReplicas();

    [GeneratedRegex(@"nothing selected by (?<id>\S+)")]
    private static partial Regex NoSource();

    [GeneratedRegex("""unable to parse SM or JSON patch(?: from \[path: "(?<file>[^"]+)")?|must specify one of patch and path""")]
    private static partial Regex NoPatch();

    [GeneratedRegex(@"doc is missing \w+: (?<line>[^:]+)|(?:error in \w+ for path|operation does not apply)[^/]*(?<line>/[^':]*)|testing value (?<line>\S+) failed")]
    private static partial Regex NoPlace();

    [GeneratedRegex("accumulating resources from '(?<file>[^']+)': missing (?:Resource )?(?<what>kind|metadata[.]name|metadata)")]
    private static partial Regex NoObject();

    [GeneratedRegex("unable to find one of .* in directory '(?<path>[^']+)'")]
    private static partial Regex NoKustomization();

    [GeneratedRegex(@"multiple kustomization files under: (?<path>\S+)")]
    private static partial Regex TwoKustomizations();

    [GeneratedRegex("unable to load external plugin '(?<line>[^']*)'")]
    private static partial Regex Plugin();

    [GeneratedRegex("must specify --enable-helm")]
    private static partial Regex Chart();

    [GeneratedRegex(@"lstat (?<path>.+?): no such file or directory")]
    private static partial Regex Missing();

    [GeneratedRegex(@"^panic: (?<what>.*?) goroutine ")]
    private static partial Regex Panic();
}
