using Pulumi;
using Pulumi.Command.Remote;

namespace Oceanid.Infrastructure.Components.K3s;

/// <summary>A K3s cluster over SSH: its nodes, one after another, servers before agents.</summary>
public sealed class K3sCluster : ComponentResource
{
    /// <summary>Declares the nodes.</summary>
    /// <param name="name">The logical name: that of the cluster.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Resource options.</param>
    /// <exception cref="ArgumentException">The first node is no server, or an agent comes before a server.</exception>
    public K3sCluster(string name, K3sClusterArgs args, ComponentResourceOptions? options = null)
        : base("oceanid:k3s:K3sCluster", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args.Nodes is not [{ Role: K3sRole.Server } first, ..] || !args.Nodes.SequenceEqual(args.Nodes.OrderBy(node => node.Role)))
            throw new ArgumentException("A cluster has servers, and then agents.", nameof(args));

        var check = Run("check", "check", [], ("NODES", Names(args.Nodes)), ("SERVERS", Names(args.Nodes.Where(node => node.Role == K3sRole.Server))));
        InputList<Resource> before = args.Nodes.Select(node => K3sNode.Prepare(args, node, K3sNode.Options(this, check, args.IgnoreChanges))).ToArray<Resource>();
        Output<string>? authority = null;
        foreach (var node in args.Nodes)
        {
            var added = new K3sNode(args, node, authority, new ComponentResourceOptions
            {
                Parent = this,
                DependsOn = before,
                // The last server is the cluster; and from within a node no node is removed.
                Protect = node == first || args.IgnoreChanges,
            });
            authority ??= added.Authority;
            before = added;
        }

        KubeConfig = Output.CreateSecret(Run("kubeconfig", "kubeconfig", before, ("ADDRESS", args.Endpoint(fromOutside: true))).Stdout);
        RegisterOutputs();

        Command Run(string step, string script, InputList<Resource> after, params (string Name, string Value)[] variables) => new(
            $"{name}-{step}",
            new CommandArgs
            {
                Connection = K3sNode.Connection(args, first),
                Create = K3sScript.Command(first.User, $"{name}-{step}", "create"),
                Update = K3sScript.Command(first.User, $"{name}-{step}", "update"),
                Stdin = K3sScript.Input([("NODE", name), ("VERSION", args.Version), .. variables], script),
                AddPreviousOutputInEnv = false,
                Logging = step == "kubeconfig" ? Logging.None : Logging.StdoutAndStderr,
            },
            K3sNode.Options(this, after, args.IgnoreChanges));

        static string Names(IEnumerable<K3sNodeArgs> nodes) => string.Join(' ', nodes.Select(node => node.Name));
    }

    /// <summary>
    /// The kubeconfig of the administrator, with the address of the cluster; a secret. Its certificate is valid for a year; each change of
    /// the version reads it again.
    /// </summary>
    public Output<string> KubeConfig { get; }
}
