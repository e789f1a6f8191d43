using Oceanid.Tool.Facts.Validity;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>Each object is one that its API server takes.</summary>
internal sealed class ValidityRule : IRule
{
    public string Id => "validity";

    public string Title => "Each object is of a kind and version that its cluster serves, and is what the API server takes: fields, types, forms, bounds.";

    public string Rationale =>
        "Flux and Pulumi apply on the server, where one field that is wrong (\"field not declared in schema\", \"must be no more than 15 "
        + "characters\") fails the whole Kustomization, or the whole update; and a kind that nobody serves fails the dry run of all (\"no matches for kind\").";

    public string Remedy => "Write what the API server takes.";

    public IEnumerable<Case> Cases(CheckContext context)
    {
        var known = new Dictionary<string, IReadOnlyList<Fault>>(StringComparer.Ordinal);
        return context.Served.SelectMany(served =>
        {
            var view = served.View;
            return view.Objects.Each(item => Faults(item, !item.IsInGit))
                .Concat(view.Releases().Each(item => Found(item, ChartValues.Of(served, item.Resource.Inputs["values"], "values"))));

            IEnumerable<Finding> Faults(OwnedObject item, bool hasNamespace)
            {
                // Most objects are the same in all clusters.
                var key = $"{served.Key}\n{hasNamespace} {JsonText.Compact(item.Object.Content)}";
                if (!known.TryGetValue(key, out var faults))
                    known[key] = faults = [.. Validity.Of(served, item.Object, hasNamespace)];
                return Found(item, faults);
            }
        });
    }

    public IEnumerable<string> NotJudged(CheckContext context) =>
        from served in context.Served
        from item in served.View.Objects
        where served.MayServe(item.Object)
        select $"{item.Object.ApiVersion} {item.Object.Kind}: a chart that nobody here knows may serve it.";

    private static IEnumerable<Finding> Found(ISubject subject, IEnumerable<Fault> faults) =>
        faults.Select(fault => subject.Finding(fault.Message, fault.Field.Length == 0 ? null : fault.Field, fault.Remedy));
}
