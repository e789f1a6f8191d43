using System.Globalization;
using System.Text.Json;
using Pulumi;

namespace Oceanid.Infrastructure.Components.Settings;

/// <summary>
/// Reads the stack configuration of a program, or an item of a list of objects in it, such as <c>apps[0]</c>: each key once, and every problem
/// before any is reported. Call <see cref="ThrowIfInvalid"/> after the last key.
/// </summary>
public sealed class SettingsReader
{
    /// <summary>What the ESC definitions in this repository hold in place of a secret; never a usable value.</summary>
    public const string Placeholder = "REPLACE_ME";

    // What every stack of a file or bucket backend is in; only Pulumi Cloud has ESC.
    private const string NoOrganization = "organization";

    // The reader of the stack configuration; of an item the one that gave it.
    private readonly SettingsReader _root;
    private readonly JsonElement? _item;
    private readonly string _path = "";
    // What an item has from elsewhere, and the place.
    private readonly JsonElement? _shared;
    private readonly string _sharedPath = "";
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    private readonly Config _config;
    private readonly string _project;
    private readonly string _stack;
    private readonly string _stackFile;
    private readonly List<string> _problems = [];
    private readonly List<string> _missing = [];

    /// <summary>Creates a reader for the running program.</summary>
    /// <param name="folder">The folder of the program in the repository, such as <c>infrastructure/cluster</c>.</param>
    public SettingsReader(string folder)
    {
        _root = this;
        _project = Deployment.Instance.ProjectName;
        _stack = Deployment.Instance.StackName;
        _stackFile = $"{folder}/Pulumi.{_stack}.yaml";
        _config = new Config(_project);
    }

    private SettingsReader(SettingsReader root, string path, JsonElement item, string sharedPath, JsonElement? shared)
    {
        (_root, _path, _item) = (root, $"{path}.", item);
        (_sharedPath, _shared) = ($"{sharedPath}.", shared);
        (_config, _project, _stack, _stackFile, _problems, _missing) =
            (root._config, root._project, root._stack, root._stackFile, root._problems, root._missing);
    }

    /// <summary>Reads a required text. A number or a boolean is read as its text.</summary>
    /// <param name="key">The key without the project, or in the item.</param>
    /// <param name="meaning">What to write there, for the remedy: "the URL of the Git repository".</param>
    /// <param name="validate">Says what is wrong with a value, as the end of a sentence, or null.</param>
    /// <returns>The text; the empty string when it is missing or not usable, which is reported.</returns>
    public string Required(string key, string meaning, Func<string, string?>? validate = null)
    {
        if (Find(key) is not null)
            return Optional(key, meaning, validate) ?? "";

        var command = _item is null ? $": pulumi config set {_project}:{key} <value> --stack {_stack}" : "";
        Problem(key, "is missing", $"Set it to {meaning}{command}");
        return "";
    }

    /// <summary>Reads a text that may be missing.</summary>
    /// <returns>The text, or null when it is missing or not usable, which is reported.</returns>
    /// <inheritdoc cref="Required"/>
    public string? Optional(string key, string meaning, Func<string, string?>? validate = null)
    {
        if (Find(key) is not { } value)
            return null;
        if (value.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
            return Reject(key, value.ValueKind == JsonValueKind.Array ? "is a list" : "is an object", $"Write one value: {meaning}");
        if (Scalar(value) is not { } text || string.IsNullOrWhiteSpace(text))
            return Reject(key, "is empty", $"Write {meaning}");
        return validate?.Invoke(text) is { } wrong ? Reject(key, $"is '{text}', {wrong}", $"Write {meaning}") : text;
    }

    /// <summary>Reads one of a few values.</summary>
    /// <typeparam name="T">What the values stand for.</typeparam>
    /// <param name="key">The key without the project, or in the item.</param>
    /// <param name="choices">The values that may be written, and what they stand for.</param>
    /// <param name="whenMissing">The value that a missing key stands for.</param>
    public T Choice<T>(string key, IReadOnlyDictionary<string, T> choices, string whenMissing)
    {
        var value = Optional(
            key,
            $"one of: {string.Join(", ", choices.Keys)} (default {whenMissing})",
            text => choices.ContainsKey(text) ? null : "which is none of the choices");
        return choices[value ?? whenMissing];
    }

    /// <summary>Reads a number that may be missing.</summary>
    /// <param name="key">The key without the project, or in the item.</param>
    /// <param name="meaning">What to write there, for the remedy.</param>
    /// <param name="minimum">The smallest number.</param>
    /// <param name="maximum">The largest number.</param>
    /// <returns>The number, or null when it is missing or not usable, which is reported.</returns>
    public int? Number(string key, string meaning, int minimum, int maximum)
    {
        var text = Optional(key, meaning, text => Parse(text) is { } number && number >= minimum && number <= maximum
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"which is not a number from {minimum} to {maximum}"));
        return text is null ? null : Parse(text);

        static int? Parse(string text) =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>Reads true or false; a missing key is false.</summary>
    /// <param name="key">The key without the project, or in the item.</param>
    /// <param name="meaning">What to write there, for the remedy.</param>
    public bool Flag(string key, string meaning) =>
        Optional(key, meaning, text => text is "true" or "false" ? null : "which is neither true nor false") == "true";

    /// <summary>Reads a list of texts; a missing key is an empty list.</summary>
    /// <param name="key">The key without the project, or in the item.</param>
    /// <param name="meaning">What to write there, for the remedy.</param>
    /// <param name="validate">Says what is wrong with a text of the list, as the end of a sentence, or null.</param>
    /// <returns>The texts; those that are not usable, which are reported, are among them.</returns>
    public IReadOnlyList<string> List(string key, string meaning, Func<string, string?> validate)
    {
        ArgumentNullException.ThrowIfNull(validate);
        if (Find(key) is not { } value)
            return [];
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(text => text.ValueKind != JsonValueKind.String))
        {
            Problem(key, $"is '{value}', which is not a list of strings", $"Write a list of {meaning}");
            return [];
        }

        var texts = value.EnumerateArray().Select(text => text.GetString()!).ToList();
        ReportTwice(key, texts);
        foreach (var (text, index) in texts.Select((text, index) => (text, index)))
        {
            if (validate(text) is { } wrong)
                Problem($"{key}[{index}]", $"is '{text}', {wrong}", $"Write {meaning}");
        }

        return texts;
    }

    /// <summary>Reads a required list of texts.</summary>
    /// <inheritdoc cref="List"/>
    public IReadOnlyList<string> RequiredList(string key, string meaning, Func<string, string?> validate)
    {
        if (Find(key) is null)
            Problem(key, "is missing", $"Set it to a list of {meaning}");

        return List(key, meaning, validate);
    }

    /// <summary>Reads a list of objects, each with a name of its own; a missing key is an empty list.</summary>
    /// <typeparam name="T">What an item stands for.</typeparam>
    /// <param name="key">The key without the project, or in the item.</param>
    /// <param name="meaning">What an item is, for the remedy: "app".</param>
    /// <param name="read">Reads an item; it asks for <c>name</c> too.</param>
    /// <param name="catalog">The key of a list in which an item of the same name may have more, key by key; what the item itself says wins.</param>
    public IReadOnlyList<T> Items<T>(string key, string meaning, Func<SettingsReader, T> read, string? catalog = null)
    {
        ArgumentNullException.ThrowIfNull(read);
        var items = new List<T>();
        var shared = catalog is null ? [] : Objects(catalog, meaning);
        foreach (var (content, index) in Objects(key, meaning).Select((content, index) => (content, index)))
        {
            var of = shared.FindIndex(other => NameOf(content) is { } name && NameOf(other) == name);
            var item = new SettingsReader(_root, $"{_path}{key}[{index}]", content, $"{_path}{catalog}[{of}]", of < 0 ? null : shared[of]);
            items.Add(read(item));
            item.ReportUnknown(Merged(content, item._shared).EnumerateObject().Select(member => member.Name));
        }

        return items;
    }

    /// <summary>Reads a required list of objects, which may be empty.</summary>
    /// <inheritdoc cref="Items"/>
    public IReadOnlyList<T> RequiredItems<T>(string key, string meaning, Func<SettingsReader, T> read, string? catalog = null)
    {
        if (Find(key) is null)
            Problem(key, "is missing", $"Write a `- name: …` item for each {meaning}, or `{key}: []` for none: a key that was lost must not remove them all");

        return Items(key, meaning, read, catalog);
    }

    /// <summary>Reads an object that may be missing.</summary>
    /// <typeparam name="T">What it stands for.</typeparam>
    /// <param name="key">The key without the project, or in the item.</param>
    /// <param name="meaning">What to write there, for the remedy.</param>
    /// <param name="read">Reads its members.</param>
    /// <returns>What was read, or null when it is missing or no object, which is reported.</returns>
    public T? Block<T>(string key, string meaning, Func<SettingsReader, T> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        if (Find(key) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.Object)
        {
            Problem(key, "is not an object", $"Write {meaning}");
            return null;
        }

        var block = new SettingsReader(_root, $"{_path}{key}", value, "", null);
        var result = read(block);
        block.ReportUnknown(value.EnumerateObject().Select(member => member.Name));
        return result;
    }

    /// <summary>Reads texts by name; a missing key is none.</summary>
    /// <param name="key">The key without the project, or in the item.</param>
    /// <param name="meaning">What to write there, for the remedy.</param>
    /// <param name="validateName">Says what is wrong with a name, as the end of a sentence, or null.</param>
    /// <param name="validate">Says what is wrong with a value, as the end of a sentence, or null.</param>
    /// <returns>The entries that are usable, in the order of their names; the others are reported.</returns>
    public IReadOnlyDictionary<string, string> Map(
        string key,
        string meaning,
        Func<string, string?> validateName,
        Func<string, string?>? validate = null)
    {
        ArgumentNullException.ThrowIfNull(validateName);
        var entries = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in Members(key, meaning))
        {
            var path = $"{key}.{member.Name}";
            if (validateName(member.Name) is { } wrongName)
                Problem(path, $"has a name {wrongName}", $"Write {meaning}");
            else if (Scalar(member.Value) is not { } text)
                Problem(path, "is not a text", $"Write {meaning}");
            else if (validate?.Invoke(text) is { } wrong)
                Problem(path, $"is '{text}', {wrong}", $"Write {meaning}");
            else
                entries[member.Name] = text;
        }

        return entries;
    }

    /// <summary>Reads settings of another program, which are passed on as they are: texts, numbers, booleans and lists of these.</summary>
    /// <param name="key">The key without the project, or in the item.</param>
    /// <param name="meaning">What to write there, for the remedy.</param>
    /// <param name="validateName">Says what is wrong with a name, as the end of a sentence, or null.</param>
    /// <returns>The values as JSON, in the order of their names; those that are not usable are reported.</returns>
    public IReadOnlyDictionary<string, string> Passthrough(string key, string meaning, Func<string, string?> validateName)
    {
        ArgumentNullException.ThrowIfNull(validateName);
        var entries = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in Members(key, meaning))
        {
            var path = $"{key}.{member.Name}";
            if (validateName(member.Name) is { } wrongName)
                Problem(path, wrongName, "Remove it");
            else if (Scalar(member.Value) is null && (member.Value.ValueKind != JsonValueKind.Array || member.Value.EnumerateArray().Any(item => Scalar(item) is null)))
                Problem(path, "is neither a value nor a list of values", $"Write {meaning}");
            else
                entries[member.Name] = member.Value.GetRawText();
        }

        return entries;
    }

    /// <summary>Reads a required secret of the program, also for an item.</summary>
    /// <param name="key">The key without the project.</param>
    /// <param name="environment">The ESC environment that holds it, such as <c>default/oceanid-cluster</c>.</param>
    /// <returns>A secret output; that of the empty string when it is missing or not usable, which is reported.</returns>
    public Output<string> Secret(string key, string environment)
    {
        var (value, problem) = FindSecret(key, environment);
        if (value is null)
            _root.Problem(key, problem ?? Missing(environment), SetSecret(key, environment));
        return value ?? Output.CreateSecret("");
    }

    /// <summary>Reads a secret that only a part of the program needs, one app of several: without it the rest goes on.</summary>
    /// <returns>A secret output, or null when it is missing or not usable, which <see cref="ThrowIfMissing"/> reports.</returns>
    /// <inheritdoc cref="Secret"/>
    public Output<string>? SecretOfAPart(string key, string environment)
    {
        var (value, problem) = FindSecret(key, environment);
        if (value is null)
            _missing.Add(_root.Sentence(key, problem ?? Missing(environment), SetSecret(key, environment)));
        return value;
    }

    /// <summary>Reads a secret that may be missing.</summary>
    /// <returns>A secret output, or null when it is missing or not usable, which is reported.</returns>
    /// <inheritdoc cref="Secret"/>
    public Output<string>? OptionalSecret(string key, string environment)
    {
        var (value, problem) = FindSecret(key, environment);
        if (problem is not null)
            _root.Problem(key, problem, SetSecret(key, environment));
        return value;
    }

    /// <summary>Accepts keys that may be there although they are not read this time.</summary>
    /// <param name="keys">The keys without the project, or in the item.</param>
    public void Allow(params string[] keys) => _known.UnionWith(keys);

    /// <summary>Adds a problem that concerns more than one key.</summary>
    /// <param name="key">The key without the project, or in the item.</param>
    /// <param name="problem">What is wrong, as the end of a sentence that begins with the key.</param>
    /// <param name="remedy">What to do, as a sentence without its full stop.</param>
    public void Problem(string key, string problem, string remedy) => _problems.Add(Sentence(key, problem, remedy));

    /// <summary>
    /// Reports every problem found, and every key of the project that nobody has asked for; a secret that nobody has asked for only where
    /// another key seems meant.
    /// </summary>
    /// <exception cref="RunException">There is at least one problem.</exception>
    public void ThrowIfInvalid()
    {
        // An ESC environment that several stacks import may hold a secret that this one does not need.
        var secrets = ConfiguredKeys("PULUMI_CONFIG_SECRET_KEYS");
        _root.ReportUnknown(ConfiguredKeys("PULUMI_CONFIG")
            .Where(key => !secrets.Contains(key) || Suggestion.For(key, _root._known) is not null)
            .Order(StringComparer.Ordinal));

        if (_problems.Count > 0)
            throw Failure(_problems.Concat(_missing));
    }

    /// <summary>
    /// Reports every secret that a part of the program lacks. Call it when all is declared: the run ends as failed, but the other parts are
    /// deployed, and as the engine deletes nothing after a program that has failed, nothing of this part goes.
    /// </summary>
    /// <exception cref="RunException">There is at least one.</exception>
    public void ThrowIfMissing()
    {
        if (_missing.Count > 0)
            throw Failure(_missing);
    }

    // The one place that may: what is secret is never read here, so no problem can quote it.
#pragma warning disable RS0030
    private static RunException Failure(IEnumerable<string> problems) => new(string.Join('\n', problems.Distinct()));
#pragma warning restore RS0030

    // A list or an object of the stack configuration arrives as JSON text.
    private JsonElement? Find(string key)
    {
        _known.Add(key);
        if (_item is { } item)
            return Merged(item, _shared).TryGetProperty(key, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;
        if (_config.Get(key) is not { } text)
            return null;

        try
        {
            if (text is ['{' or '[', ..])
                return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            // A text that begins like one.
        }

        return JsonSerializer.SerializeToElement(text);
    }

    // The plain value is looked at here and goes nowhere else.
    private (Output<string>? Value, string? Problem) FindSecret(string key, string environment)
    {
        _root._known.Add(key);
        return _config.Get(key) switch
        {
            null => (null, null),
            "" => (null, $"is empty in {Source(environment)}"),
            Placeholder => (null, $"still has its placeholder in {Source(environment)}"),
            _ => (_config.RequireSecret(key).Apply(WithoutLineEnd), null),
        };
    }

    // Of a missing key, and of what is no mapping, which is reported, there are none.
    private JsonElement.ObjectEnumerator Members(string key, string meaning)
    {
        if (Find(key) is not { } value)
            return default;
        if (value.ValueKind == JsonValueKind.Object)
            return value.EnumerateObject();

        Problem(key, "is not a mapping", $"Write {meaning}");
        return default;
    }

    // The items of a list of objects; of anything else, which is reported, there are none.
    private List<JsonElement> Objects(string key, string meaning)
    {
        if (Find(key) is not { } value)
            return [];
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Object))
        {
            Problem(key, "is not a list of objects", $"Write a `- name: …` item with its settings for each {meaning}");
            return [];
        }

        List<JsonElement> items = [.. value.EnumerateArray()];
        ReportTwice(key, items.Select(NameOf).OfType<string>());
        return items;
    }

    private static JsonElement Merged(JsonElement own, JsonElement? shared)
    {
        if (shared is not { ValueKind: JsonValueKind.Object } below || own.ValueKind != JsonValueKind.Object)
            return own;

        var both = below.EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
        foreach (var member in own.EnumerateObject())
            both[member.Name] = Merged(member.Value, both.TryGetValue(member.Name, out var other) ? other : null);
        return JsonSerializer.SerializeToElement(both);
    }

    // Of what an item does not say itself, the place where it is said.
    private string PathOf(string key) =>
        _item is { } item && _shared is { } shared && !Has(item, key) && Has(shared, key) ? _sharedPath : _path;

    private static bool Has(JsonElement item, string key) => key.Split('.', '[')
        .Aggregate((JsonElement?)item, (found, name) => found switch
        {
            { ValueKind: JsonValueKind.Object } members => members.TryGetProperty(name, out var member) ? member : null,
            // Of a list the item itself is not looked for: a list is of one place as a whole.
            { ValueKind: JsonValueKind.Array } => found,
            _ => null,
        }) is not null;

    private static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    private static string? NameOf(JsonElement item) =>
        item.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;

    private void ReportTwice(string key, IEnumerable<string> names)
    {
        foreach (var twice in names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            Problem(key, $"names '{twice.Key}' {twice.Count()} times", "Name it once");
    }

    private void ReportUnknown(IEnumerable<string> names)
    {
        foreach (var name in names.Where(name => !_known.Contains(name)))
        {
            var remedy = Suggestion.For(name, _known) is { } meant ? $"Did you mean {_project}:{PathOf(name)}{meant}?" : "Remove it";
            Problem(name, "is not a setting of this program", remedy);
        }
    }

    // Config has no way to list its keys; the language host and the preview both hand them over in these variables: one is an object
    // of values, the other a list.
    private HashSet<string> ConfiguredKeys(string variable)
    {
        if (Environment.GetEnvironmentVariable(variable) is not { Length: > 0 } json)
            return [];

        var prefix = $"{_project}:";
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var keys = root.ValueKind == JsonValueKind.Object
            ? root.EnumerateObject().Select(member => member.Name)
            : root.EnumerateArray().Select(item => item.GetString() ?? "");
        return [.. keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => key[prefix.Length..])];
    }

    private string? Reject(string key, string problem, string remedy)
    {
        Problem(key, problem, remedy);
        return null;
    }

    private string Sentence(string key, string problem, string remedy) =>
        $"{_stackFile}: {_project}:{PathOf(key)}{key} {problem}. {remedy}{(remedy.EndsWith('?') ? "" : ".")}";

    // Pasted into `esc env set -f -` a token ends with its line; a private key needs its last line end.
    private static string WithoutLineEnd(string value)
    {
        var line = value.TrimEnd('\r', '\n');
        return line.Contains('\n', StringComparison.Ordinal) ? value : line;
    }

    private static bool HasEsc => Deployment.Instance.OrganizationName != NoOrganization;

    private static string Missing(string environment) => $"is missing from {Source(environment)}";

    private static string Source(string environment) =>
        HasEsc ? $"the ESC environment {environment}" : "the encrypted configuration of the stack";

    private string SetSecret(string key, string environment) => HasEsc
        ? $"Set it: esc env set {Deployment.Instance.OrganizationName}/{environment} pulumiConfig.{key} -f - --string --secret"
        : $"Set it: pulumi config set --secret {_project}:{key} --stack {_stack}";
}
