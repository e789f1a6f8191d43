using Oceanid.Tool.Facts.Validity;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Knowledge;
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
        var folder = KnowledgeFolder.Of(context.Repository.Root);
        var known = new Dictionary<string, IReadOnlyList<Fault>>(StringComparer.Ordinal);
        return context.Views.SelectMany(view =>
        {
            var served = new ServedKinds(folder, view);
            var placed = view.Kustomizations.Where(item => item.Object.Content.At("spec")?["targetNamespace"] is not null).Select(item => FluxKustomization.Path(item.Object)).ToHashSet(StringComparer.Ordinal);
            return view.Objects.Each(item => Faults(item, !item.IsInGit || placed.Contains(item.Owner)))
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

    private static IEnumerable<Finding> Found(ISubject subject, IEnumerable<Fault> faults) =>
        faults.Select(fault => subject.Finding(fault.Message, fault.Field.Length == 0 ? null : fault.Field, fault.Remedy));
}
