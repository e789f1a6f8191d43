using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>The servers of a cluster are an odd number. A program does not refuse another: there is no other way from three to one.</summary>
internal sealed class EtcdQuorumRule : IRule
{
    public string Id => "etcd-quorum";

    public string Title => "Each cluster has an odd number of servers.";

    public string Rationale =>
        "etcd works as long as more than half of its members do. Of two servers none may fail, so they are less than one; of four one may, as of three.";

    public string Remedy => "An even number is a step, not a state: add or remove one more server. How, and in which order: docs/k3s-nodes.md.";

    public IEnumerable<Case> Cases(CheckContext context) => context.Views.Each(Check);

    private static IEnumerable<Finding> Check(ClusterView view) =>
        from program in view.Preview.Programs
        let servers = program.Resources.Count(resource => resource.Type == "oceanid:k3s:K3sNode" && resource.Inputs.Text("role") == "server")
        where servers > 0 && servers % 2 == 0
        select new Finding($"{servers} servers are an even number.")
        {
            Cluster = view.Name,
            File = Repository.StackFile(program.Folder, view.Name),
            Field = $"{program.Project}:nodes",
        };
}
