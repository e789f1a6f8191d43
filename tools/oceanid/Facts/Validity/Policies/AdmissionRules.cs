using System.Text.Json.Nodes;
using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity.Policies;

/// <summary>admissionregistration/validation: ValidateValidatingAdmissionPolicy, ValidateValidatingAdmissionPolicyBinding, validateRule, validateResources, validateValidatingWebhook.</summary>
internal static class AdmissionRules
{
    private static readonly string[] OfKind = ["apiVersion", "kind"];

    private static readonly string[] Lists = ["apiGroups", "apiVersions", "operations"];

    public static IEnumerable<Fault> OfPolicy(Part it)
    {
        var spec = it["spec"];
        if (spec.Exists && !spec.HasSome("validations") && !spec.HasSome("auditAnnotations"))
            yield return spec.Fault("validations", "The policy validates nothing.", "Write validations or auditAnnotations.");
        if (spec.Exists && !spec.Has("matchConstraints"))
            yield return spec.Fault("matchConstraints", "The policy is for no object.", "Write matchConstraints.resourceRules.");
        else if (spec["matchConstraints"].Exists && !spec["matchConstraints"].HasSome("resourceRules"))
            yield return spec["matchConstraints"].Fault("resourceRules", "The policy is for no object.", "Write a rule.");
        foreach (var fault in Match(spec["matchConstraints"]))
            yield return fault;

        foreach (var member in OfKind.Where(member => spec["paramKind"].Exists && !spec["paramKind"].HasSome(member)))
            yield return spec["paramKind"].Fault(member, "A kind of parameters has both apiVersion and kind.", $"Write {member}.");
        foreach (var expression in spec.Objects("validations").Where(validation => validation.Text("expression") is { } text && string.IsNullOrWhiteSpace(text)))
            yield return expression.Fault("expression", "It is empty.", "Write what must be true.");
        foreach (var message in spec.Objects("validations").Where(validation => validation.Text("message") is { } text && text.Trim().Contains('\n', StringComparison.Ordinal)))
            yield return message.Fault("message", "A message is one line.", "Write it in one.");
        foreach (var variable in spec.Objects("variables").Where(variable => variable.Text("name") is { } name && !IsIdentifier(name)))
            yield return variable.Fault("name", $"{Formats.Quoted(variable.Text("name")!)} is not an identifier of CEL.", "Use letters, digits and _, such as podSpec.");
    }

    public static IEnumerable<Fault> OfBinding(Part it)
    {
        var spec = it["spec"];
        var actions = spec.Texts("validationActions").Select(action => action.Text).ToArray();
        if (actions.Contains("Deny") && actions.Contains("Warn"))
            yield return spec.Fault("validationActions", "Deny says what Warn would: they exclude each other.", "Keep one of them.");

        var parameters = spec["paramRef"];
        foreach (var fault in parameters.ExactlyOne("choice of parameters", ["name", "selector"], "namespace", "parameterNotFoundAction"))
            yield return fault;
        if (parameters.Exists && !parameters.HasSome("parameterNotFoundAction"))
            yield return parameters.Fault("parameterNotFoundAction", "It does not say what happens without parameters.", "Write Allow or Deny.");
        foreach (var fault in Match(spec["matchResources"]))
            yield return fault;
    }

    public static IEnumerable<Fault> OfWebhooks(Part it)
    {
        foreach (var hook in it.Objects("webhooks"))
        {
            if (hook.Text("name") is { } name && (name.Split('.').Length < 3 || Formats.Wrong("dns-subdomain", name) is not null))
                yield return hook.Fault("name", $"{Formats.Quoted(name)} is not a DNS name of three parts.", "Write one, such as pods.example.org.");
            foreach (var fault in hook["clientConfig"].ExactlyOne("server", ["url", "service"], "caBundle"))
                yield return fault;
            if (hook["clientConfig"].Text("url") is { } url && !url.StartsWith("https://", StringComparison.Ordinal))
                yield return hook["clientConfig"].Fault("url", $"{Formats.Quoted(url)} does not begin with https://.", "Write https://….");
            foreach (var fault in Selectors.Of(hook["namespaceSelector"]).Concat(Selectors.Of(hook["objectSelector"])).Concat(hook.Objects("rules").SelectMany(Rule)))
                yield return fault;
        }
    }

    private static IEnumerable<Fault> Match(Part match) =>
    [
        .. Selectors.Of(match["namespaceSelector"]),
        .. Selectors.Of(match["objectSelector"]),
        .. match.Objects("resourceRules").Concat(match.Objects("excludeResourceRules")).SelectMany(Rule),
    ];

    private static IEnumerable<Fault> Rule(Part rule)
    {
        foreach (var list in Lists)
        {
            var items = rule.Texts(list).Select(item => item.Text).ToArray();
            if (items.Contains("*") && items.Length > 1)
                yield return rule.Fault(list, "* is all: nothing stands beside it.", "Write * alone, or leave it out.");
            else if (list != "operations" && rule.Exists && !rule.HasSome(list) && (!rule.Has(list) || rule.Content![list] is JsonArray))
                yield return rule.Fault(list, $"The rule names no {list}.", list == "apiGroups" ? "Write them; [\"\"] for the core." : "Write them, such as [v1].");
        }

        var resources = rule.Texts("resources").Select(item => item.Text).ToArray();
        if (resources.Length == 0 && !rule.HasSome("resources"))
            yield return rule.Fault("resources", "The rule names no resources.", "Write them, such as [pods].");
        else if (resources.Contains("*/*") && resources.Length > 1)
            yield return rule.Fault("resources", "*/* is all: nothing stands beside it.", "Write */* alone.");
        else if (resources.Contains("*") && resources.Any(resource => resource != "*" && !resource.Contains('/', StringComparison.Ordinal)))
            yield return rule.Fault("resources", "* is all resources: none stands beside it.", "Write * alone, or with subresources.");
    }

    private static bool IsIdentifier(string name) => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
