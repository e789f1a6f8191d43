using Oceanid.Tool.Facts.Validity;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Knowledge;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>What is known of Kubernetes and the charts is of the versions that are installed.</summary>
internal sealed class KnowledgeRule : IRule
{
    public string Id => "knowledge";

    public string Title => "tools/knowledge has the Kubernetes of each cluster and the charts that serve custom kinds, in the versions that are installed.";

    public string Rationale => "Objects are held against what these versions take: with those of others a field that is gone would pass, and one that is new would not.";

    public string Remedy => "Run make schemas, and read what it changes.";

    // Where a fleet has no folder of its own, the command's knowledge is all that there is.
    public IEnumerable<Case> Cases(CheckContext context)
    {
        var folder = KnowledgeFolder.Of(context.Repository.Root);
        return folder == KnowledgeFolder.Own ? [] : context.Served.SelectMany(served => new[] { served.View }.Each(_ => Check(folder, served)));
    }

    private static IEnumerable<Finding> Check(string folder, ServedKinds served)
    {
        var view = served.View;
        if (served.Kubernetes is { } kubernetes && !Kinds.Versions(folder).Contains(kubernetes))
            yield return view.Finding($"There is nothing about Kubernetes {kubernetes}: {Kinds.Newest(folder)} is the newest.") with { File = Repository.StackFile("cluster", view.Name), Field = "oceanid-cluster:kubernetesVersion" };

        var charts = Kinds.Of(folder, null).Charts;
        foreach (var release in view.Releases())
        {
            var (chart, version) = (release.Resource.Inputs.Text("chart"), release.Resource.Inputs.Text("version"));
            if (chart is not null && charts.TryGetValue(chart, out var known) && known != version)
                yield return release.Finding($"The kinds of the chart are known of version {known}, and {version} is installed.", "version");
        }
    }
}
