using System.Text.Json;
using Pulumi;

namespace Oceanid.Infrastructure.Components.Settings;

/// <summary>
/// Reads the stack configuration of a program: each key once, and every problem before any is reported. Call
/// <see cref="ThrowIfInvalid"/> after the last key.
/// </summary>
public sealed class SettingsReader
{
    /// <summary>What the ESC definitions in this repository hold in place of a secret; never a usable value.</summary>
    public const string Placeholder = "REPLACE_ME";

    // What every stack of a file or bucket backend is in; only Pulumi Cloud has ESC.
    private const string NoOrganization = "organization";

    private readonly Config _config;
    private readonly string _project;
    private readonly string _stack;
    private readonly string _stackFile;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];
    private readonly List<string> _missing = [];

    /// <summary>Creates a reader for the running program.</summary>
    /// <param name="folder">The folder of the program in the repository, such as <c>infrastructure/cluster</c>.</param>
    public SettingsReader(string folder)
    {
        _project = Deployment.Instance.ProjectName;
        _stack = Deployment.Instance.StackName;
        _stackFile = $"{folder}/Pulumi.{_stack}.yaml";
        _config = new Config(_project);
    }

    /// <summary>Reads a required value.</summary>
    /// <param name="key">The key without the project.</param>
    /// <param name="meaning">What to write there, for the remedy: "the URL of the Git repository".</param>
    /// <param name="validate">Says what is wrong with a value, as the end of a sentence, or null.</param>
    /// <returns>The value; the empty string when it is missing, which is reported.</returns>
    public string Required(string key, string meaning, Func<string, string?>? validate = null)
    {
        var value = Optional(key, meaning, validate);
        if (value is null && !IsReported(key))
            Problem(key, "is missing", $"Set it to {meaning}: pulumi config set {_project}:{key} <value> --stack {_stack}");

        return value ?? "";
    }

    /// <summary>Reads a value that may be missing.</summary>
    /// <param name="key">The key without the project.</param>
    /// <param name="meaning">What to write there, for the remedy.</param>
    /// <param name="validate">Says what is wrong with a value, as the end of a sentence, or null.</param>
    /// <returns>The value, or null when it is missing or not usable, which is reported.</returns>
    public string? Optional(string key, string meaning, Func<string, string?>? validate = null)
    {
        _known.Add(key);
        if (_config.Get(key) is not { } value)
            return null;

        if (string.IsNullOrWhiteSpace(value))
            return Reject(key, "is empty", $"Write {meaning}");
        // An object or a list arrives as JSON text.
        if (value[0] is '{' or '[')
            return Reject(key, value[0] == '[' ? "is a list" : "is an object", $"Write one value: {meaning}");
        if (validate?.Invoke(value) is { } wrong)
            return Reject(key, $"is '{value}', {wrong}", $"Write {meaning}");

        return value;
    }

    /// <summary>Reads one of a few values.</summary>
    /// <typeparam name="T">What the values stand for.</typeparam>
    /// <param name="key">The key without the project.</param>
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
    /// <param name="key">The key without the project.</param>
    /// <param name="meaning">What to write there, for the remedy.</param>
    /// <param name="minimum">The smallest number.</param>
    /// <param name="maximum">The largest number.</param>
    /// <returns>The number, or null when it is missing or not usable, which is reported.</returns>
    public int? Number(string key, string meaning, int minimum, int maximum)
    {
        var text = Optional(key, meaning, text => SettingsValue.NotANumber(text, minimum, maximum));
        return text is null ? null : SettingsValue.Number(text);
    }

    /// <summary>Reads true or false; a missing key is false.</summary>
    /// <param name="key">The key without the project.</param>
    /// <param name="meaning">What to write there, for the remedy.</param>
    public bool Flag(string key, string meaning) => Optional(key, meaning, SettingsValue.NotAFlag) == "true";

    /// <summary>Reads a required list of strings.</summary>
    /// <param name="key">The key without the project.</param>
    /// <param name="meaning">What to write there, for the remedy.</param>
    /// <param name="validate">Says what is wrong with an item, as the end of a sentence, or null.</param>
    /// <returns>The items that are usable; the others are reported.</returns>
    public IReadOnlyList<string> List(string key, string meaning, Func<string, string?> validate)
    {
        ArgumentNullException.ThrowIfNull(validate);
        _known.Add(key);
        if (_config.Get(key) is not { } text)
        {
            Problem(key, "is missing", $"Set it to a list of {meaning}");
            return [];
        }

        if (ParseList(text) is not { } items)
        {
            Problem(key, $"is '{text}', which is not a list of strings", $"Write a list of {meaning}");
            return [];
        }

        for (var index = 0; index < items.Count; index++)
        {
            if (validate(items[index]) is { } wrong)
                Problem($"{key}[{index}]", $"is '{items[index]}', {wrong}", $"Write {meaning}");
        }

        foreach (var twice in items.GroupBy(item => item, StringComparer.Ordinal).Where(group => group.Count() > 1))
            Problem(key, $"names '{twice.Key}' {twice.Count()} times", "Name it once");

        return items;
    }

    /// <summary>Reads a list of strings that may be missing.</summary>
    /// <inheritdoc cref="List"/>
    public IReadOnlyList<string> OptionalList(string key, string meaning, Func<string, string?> validate)
    {
        _known.Add(key);
        return _config.Get(key) is null ? [] : List(key, meaning, validate);
    }

    /// <summary>Reads a list of objects, each with a name of its own; a missing key is an empty list.</summary>
    /// <typeparam name="T">What an item stands for.</typeparam>
    /// <param name="key">The key without the project.</param>
    /// <param name="meaning">What an item is, for the remedy: "app".</param>
    /// <param name="read">Reads an item; it asks for <c>name</c> too.</param>
    public IReadOnlyList<T> Items<T>(string key, string meaning, Func<SettingsItem, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        _known.Add(key);
        if (_config.Get(key) is not { } text)
            return [];
        if (ParseObjects(text) is not { } objects)
        {
            Problem(key, "is not a list of objects", $"Write a `- name: …` item with its settings for each {meaning}");
            return [];
        }

        foreach (var twice in objects.Select(NameOf).OfType<string>().GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            Problem(key, $"names '{twice.Key}' {twice.Count()} times", "Name it once");

        var items = new List<T>();
        foreach (var (content, index) in objects.Select((content, index) => (content, index)))
        {
            var item = new SettingsItem(this, $"{key}[{index}]", content);
            items.Add(read(item));
            item.ReportUnknown();
        }

        return items;
    }

    /// <summary>Reads a required secret.</summary>
    /// <param name="key">The key without the project.</param>
    /// <param name="environment">The ESC environment that holds it, such as <c>default/oceanid-cluster</c>.</param>
    /// <returns>A secret output.</returns>
    public Output<string> Secret(string key, string environment)
    {
        if (OptionalSecret(key, environment) is { } value)
            return value;
        if (!IsReported(key))
            Problem(key, Missing(environment), SetSecret(key, environment));

        return Output.CreateSecret("");
    }

    /// <summary>Reads a secret that only a part of the program needs, one app of several: without it the rest goes on.</summary>
    /// <param name="key">The key without the project.</param>
    /// <param name="environment">The ESC environment that holds it.</param>
    /// <returns>A secret output, or null when it is missing or not usable, which <see cref="ThrowIfMissing"/> reports.</returns>
    public Output<string>? SecretOfAPart(string key, string environment)
    {
        _known.Add(key);
        var (value, problem) = FindSecret(key, environment);
        if (value is null)
            _missing.Add(Sentence(key, problem ?? Missing(environment), SetSecret(key, environment)));
        return value;
    }

    /// <summary>Reads a secret that may be missing.</summary>
    /// <param name="key">The key without the project.</param>
    /// <param name="environment">The ESC environment that may hold it.</param>
    /// <returns>A secret output, or null when it is missing or not usable, which is reported.</returns>
    public Output<string>? OptionalSecret(string key, string environment)
    {
        _known.Add(key);
        var (value, problem) = FindSecret(key, environment);
        if (problem is not null)
            Problem(key, problem, SetSecret(key, environment));
        return value;
    }

    /// <summary>Accepts keys that may be there although they are not read this time.</summary>
    /// <param name="keys">The keys without the project.</param>
    public void Allow(params string[] keys) => _known.UnionWith(keys);

    /// <summary>Adds a problem that concerns more than one key.</summary>
    /// <param name="key">The key without the project.</param>
    /// <param name="problem">What is wrong, as the end of a sentence that begins with the key.</param>
    /// <param name="remedy">What to do, as a sentence without its full stop.</param>
    public void Problem(string key, string problem, string remedy) =>
        _problems.Add(Sentence(key, problem, remedy));

    /// <summary>
    /// Reports every problem found, and every key of the project that nobody has asked for; a secret that nobody has asked for only where
    /// another key seems meant.
    /// </summary>
    /// <exception cref="RunException">There is at least one problem.</exception>
    public void ThrowIfInvalid()
    {
        var secrets = ConfiguredKeys("PULUMI_CONFIG_SECRET_KEYS");
        foreach (var key in ConfiguredKeys("PULUMI_CONFIG").Where(key => !_known.Contains(key)).Order(StringComparer.Ordinal))
        {
            var meant = Suggestion.For(key, _known);
            // An ESC environment that several stacks import may hold a secret that this one does not need.
            if (meant is null && secrets.Contains(key))
                continue;

            var remedy = meant is null ? "Remove it." : $"Did you mean {_project}:{meant}?";
            _problems.Add($"{_stackFile}: {_project}:{key} is not a setting of this program. {remedy}");
        }

        if (_problems.Count > 0)
            throw new RunException(string.Join('\n', _problems.Concat(_missing.Distinct())));
    }

    /// <summary>
    /// Reports every secret that a part of the program lacks. Call it when all is declared: the run ends as failed, but the other parts are
    /// deployed, and as the engine deletes nothing after a program that has failed, nothing of this part goes.
    /// </summary>
    /// <exception cref="RunException">There is at least one.</exception>
    public void ThrowIfMissing()
    {
        if (_missing.Count > 0)
            throw new RunException(string.Join('\n', _missing.Distinct()));
    }

    // The plain value is looked at here and goes nowhere else.
    private (Output<string>? Value, string? Problem) FindSecret(string key, string environment) => _config.Get(key) switch
    {
        null => (null, null),
        "" => (null, $"is empty in {Source(environment)}"),
        Placeholder => (null, $"still has its placeholder in {Source(environment)}"),
        _ => (_config.RequireSecret(key).Apply(WithoutLineEnd), null),
    };

    private static List<string>? ParseList(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<List<string>>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<JsonElement>? ParseObjects(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<List<JsonElement>>(text) is { } items && items.TrueForAll(item => item.ValueKind == JsonValueKind.Object)
                ? items
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? NameOf(JsonElement item) =>
        item.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;

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

    private static bool HasEsc => Deployment.Instance.OrganizationName != NoOrganization;

    private string? Reject(string key, string problem, string remedy)
    {
        Problem(key, problem, remedy);
        return null;
    }

    private bool IsReported(string key) =>
        _problems.Any(problem => problem.StartsWith($"{_stackFile}: {_project}:{key} ", StringComparison.Ordinal));

    // Pasted into `esc env set -f -` a token ends with its line; a private key needs its last line end.
    private static string WithoutLineEnd(string value)
    {
        var line = value.TrimEnd('\r', '\n');
        return line.Contains('\n', StringComparison.Ordinal) ? value : line;
    }

    private string Sentence(string key, string problem, string remedy) => $"{_stackFile}: {_project}:{key} {problem}. {remedy}.";

    private static string Missing(string environment) => $"is missing from {Source(environment)}";

    private static string Source(string environment) =>
        HasEsc ? $"the ESC environment {environment}" : "the encrypted configuration of the stack";

    private string SetSecret(string key, string environment) => HasEsc
        ? $"Set it: esc env set {Deployment.Instance.OrganizationName}/{environment} pulumiConfig.{key} -f - --string --secret"
        : $"Set it: pulumi config set --secret {_project}:{key} --stack {_stack}";
}
