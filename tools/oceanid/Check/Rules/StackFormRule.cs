using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>A Stack is written as the operator writes it back.</summary>
internal sealed class StackFormRule : IRule
{
    // Fields of a pod that are plain booleans in Go; the others are pointers, whose false is written.
    private static readonly string[] PlainInPods = ["hostNetwork", "hostPID", "hostIPC", "stdin", "stdinOnce", "tty", "readOnly"];

    public string Id => "stack-form";

    public string Title => "Each field of a Stack has the form in which the operator writes it back.";

    public string Rationale =>
        "The operator adds its finalizer by writing the whole Stack from its Go types: 1h becomes 1h0m0s, and a false or an empty value is dropped. Who "
        + "declared it otherwise changes it again at the next run, its generation rises, and the operator runs it once more, for ever.";

    public string Remedy => "Write it as the finding says; a false or empty value is the default, so leave it out.";

    public IEnumerable<Case> Cases(CheckContext context) => context.Views.SelectMany(view => view.Stacks.Each(stack =>
        Problems(stack.Object.Content["spec"], "spec").Select(problem => stack.Finding(problem.Message, problem.Path))));

    private static IEnumerable<(string Path, string Message)> Problems(JsonNode? node, string path)
    {
        // Configuration is JSON, which Go keeps as it is.
        if (path == "spec.config")
            yield break;

        var name = path[(path.LastIndexOf('.') + 1)..];
        switch (node)
        {
            case null:
                yield return (path, "The operator drops null.");
                break;
            case JsonArray { Count: 0 }:
                yield return (path, "The operator drops an empty list.");
                break;
            // In a pod an empty mapping says something, as emptyDir does.
            case JsonObject { Count: 0 } when !IsInPod(path):
                yield return (path, "The operator drops an empty mapping.");
                break;
            case JsonValue value when value.TryGetValue<bool>(out var flag):
                if (!flag && (IsDirect(path) || (IsInPod(path) && PlainInPods.Contains(name))))
                    yield return (path, "The operator drops false.");
                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                if (text.Length == 0 && name != "value")
                    yield return (path, "The operator drops an empty text.");
                else if (Canonical(path, text) is { } form && form != text)
                    yield return (path, $"The operator writes '{text}' back as '{form}'.");
                break;
            case JsonValue value when IsDirect(path) && value.ToString() == "0":
                yield return (path, "The operator drops 0.");
                break;
            case JsonValue value when IsAmount(path):
                yield return (path, $"The operator writes {value} back as a text: '{value}'.");
                break;
            case JsonObject members:
                foreach (var problem in members.SelectMany(member => Problems(member.Value, $"{path}.{member.Key}")))
                    yield return problem;
                break;
            case JsonArray items:
                foreach (var problem in items.SelectMany((item, index) => Problems(item, $"{path}[{index}]")))
                    yield return problem;
                break;
        }
    }

    private static bool IsDirect(string path) => path.Count(letter => letter == '.') == 1;

    private static bool IsInPod(string path) => path.StartsWith("spec.workspaceTemplate.spec.podTemplate.", StringComparison.Ordinal);

    private static string? Canonical(string path, string text)
    {
        if (path.EndsWith(".ttlAfterCompleted", StringComparison.Ordinal) || path.EndsWith(".succeededWithinDuration", StringComparison.Ordinal))
            return GoDuration.Parse(text) is { } duration ? GoDuration.Format(duration) : null;

        return IsAmount(path) ? Quantity.Canonical(text) : null;
    }

    private static bool IsAmount(string path) => path.Split('.') is [.., "resources", "requests" or "limits", _];
}
