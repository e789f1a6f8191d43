using Oceanid.Infrastructure.Components;
using Oceanid.Infrastructure.Components.K3s;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>The Kubernetes of each cluster still gets fixes.</summary>
internal sealed class EndOfLifeRule : IRule
{
    public string Id => "end-of-life";

    public string Title => "Each cluster has a Kubernetes that still gets fixes.";

    public string Rationale =>
        "A minor version gets them for about 14 months. After that a hole in the API server or in a kubelet stays open, and an upgrade goes "
        + "over no minor version: who waits has several to do.";

    public string Remedy => "Set the version of a newer K3s, one minor version at a time: docs/k3s-nodes.md.";

    // By the versions that are pinned here, not by the clock: the check of a commit is the same on each day.
    public IEnumerable<Case> Cases(CheckContext context) => context.Views.Each(Check);

    private static IEnumerable<Finding> Check(ClusterView view) =>
        from program in view.Preview.Programs
        let version = K3sVersion.TryParse(program.Outputs.Text("kubernetesVersion") ?? "")
        where version is not null && version.Kubernetes < Versions.MaintainedKubernetes
        select new Finding($"Kubernetes {version.Kubernetes.ToString(2)} gets no fixes any more.")
        {
            Cluster = view.Name,
            File = Repository.StackFile(program.Folder, view.Name),
            Field = $"{program.Project}:kubernetesVersion",
        };
}
