using System.Globalization;
using Pulumi;
using Pulumi.Command.Remote;
using Pulumi.Command.Remote.Inputs;

namespace Oceanid.Infrastructure.Components.K3s;

/// <summary>
/// One K3s node, over SSH: its pods move away before an upgrade, it is installed or upgraded, and the next step waits until it is ready. Taken
/// out of the nodes, it is drained and stopped, and its Node object goes.
/// </summary>
/// <remarks>
/// Each step is a command that runs again when its text or its files change, and changes nothing where nothing is to do. A step
/// that fails is an error of the update, which therefore stops before the next node.
/// </remarks>
public sealed class K3sNode : ComponentResource
{
    private const string Releases = "https://github.com/k3s-io/k3s/releases/download";

    internal K3sNode(K3sClusterArgs cluster, K3sNodeArgs node, Output<string>? authority, ComponentResourceOptions options)
        : base("oceanid:k3s:K3sNode", node.Name, new Inputs(cluster, node), options)
    {
        var first = cluster.Nodes[0];

        // In this order; removed in the opposite one: leave, stop, forget.
        var drain = Step("drain", first, options.DependsOn, create: "drain", delete: "forget");
        var install = Step("install", node, drain, create: "install", delete: "stop", K3sFiles.Of(cluster, node, authority));
        Authority = Step("ready", first, install, create: "ready", delete: "leave").Stdout;
        RegisterOutputs();

        Command Step(string step, K3sNodeArgs on, InputList<Resource> after, string create, string delete, Output<string>? files = null)
        {
            var name = $"{node.Name}-{step}";
            var variables = Variables(cluster, node).ToList();
            var args = new CommandArgs
            {
                Connection = Connection(cluster, on),
                Create = K3sScript.Command(on.User, name, "create"),
                Update = K3sScript.Command(on.User, name, "update"),
                Delete = K3sScript.Command(on.User, name, "delete"),
                // The output of the last run would go to the node as a variable.
                AddPreviousOutputInEnv = false,
            };
            if (files is null)
                args.Stdin = K3sScript.Input(variables, create, delete);
            else if (!cluster.IgnoreChanges)
                args.Stdin = Output.CreateSecret(files.Apply(text => K3sScript.Input(variables, create, delete, text)));

            return new Command(name, args, Options(this, after, cluster.IgnoreChanges));
        }
    }

    /// <summary>
    /// Of the founder, when it is ready: <c>K10</c> and the hash of its certificate authority, by which who joins knows the cluster. No secret, but what
    /// a command prints is one in the state.
    /// </summary>
    internal Output<string> Authority { get; }

    /// <summary>What is done on each node before any is touched. It has nothing to undo.</summary>
    internal static Command Prepare(K3sClusterArgs cluster, K3sNodeArgs node, CustomResourceOptions options)
    {
        var name = $"{node.Name}-prepare";
        return new Command(
            name,
            new CommandArgs
            {
                Connection = Connection(cluster, node),
                Create = K3sScript.Command(node.User, name, "create"),
                Update = K3sScript.Command(node.User, name, "update"),
                Stdin = K3sScript.Input(
                    Variables(cluster, node).Where(variable => variable.Name is "NODE" or "VERSION" or "ROLE" or "FOUNDER" or "DOWNLOAD"),
                    "prepare"),
                AddPreviousOutputInEnv = false,
            },
            options);
    }

    /// <summary>How a command reaches a node.</summary>
    internal static ConnectionArgs Connection(K3sClusterArgs cluster, K3sNodeArgs node)
    {
        // Only a command that does not exist yet looks at this: the name cannot be resolved, and the error says what to do.
        if (cluster.IgnoreChanges)
            return new ConnectionArgs { Host = $"run-pulumi-up-from-a-workstation-to-add-{node.Name}.invalid", DialErrorLimit = 0 };

        var connection = new ConnectionArgs { Host = node.Host, User = node.User, Port = node.Port };
        connection.HostKey = node.HostKey;
        if (cluster.PrivateKey is { } privateKey)
            connection.PrivateKey = privateKey;
        return connection;
    }

    /// <summary>The options of a command.</summary>
    internal static CustomResourceOptions Options(Resource parent, InputList<Resource> after, bool ignoreChanges)
    {
        var options = new CustomResourceOptions
        {
            Parent = parent,
            DependsOn = after,
            // The engine makes an output secret where the input of that name is one, as stdin and connection are; what a command prints, such
            // as the kubeconfig, would be plain in the state.
            AdditionalSecretOutputs = { "stdout", "stderr" },
        };
        // Every input by name: ignoreChanges has no wildcard (pulumi/pulumi#6710).
        if (ignoreChanges)
            options.IgnoreChanges.AddRange(["connection", "create", "update", "delete", "addPreviousOutputInEnv", "stdin", "logging"]);
        return options;
    }

    private static IEnumerable<(string Name, string Value)> Variables(K3sClusterArgs cluster, K3sNodeArgs node)
    {
        var first = cluster.Nodes[0];
        var isServer = node.Role == K3sRole.Server;
        yield return ("NODE", node.Name);
        yield return ("VERSION", cluster.Version);
        yield return ("ROLE", isServer ? "server" : "agent");
        yield return ("FOUNDER", first.Name);
        yield return ("DOWNLOAD", Releases);
        yield return ("DRAIN_TIMEOUT", Text(cluster.DrainTimeout));
        yield return ("READY_TIMEOUT", Text(cluster.ReadyTimeout));
        yield return ("LABELS", string.Join(' ', node.Labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}")));
        yield return ("TAINTS", string.Join(' ', node.Taints));
        yield return ("BACKUP_HOUR", isServer && K3sFiles.HasOneServer(cluster) ? Text(cluster.Snapshots.Hour) : "");
        yield return ("UNINSTALL", cluster.AllowUninstall ? "1" : "");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // For who reads a preview: the commands have all of it, in shell.
    private sealed class Inputs(K3sClusterArgs cluster, K3sNodeArgs node) : ResourceArgs
    {
        [Input("role")]
        public Input<string> Role { get; } = node.Role == K3sRole.Server ? "server" : "agent";

        [Input("address")]
        public Input<string> Address { get; } = string.Create(CultureInfo.InvariantCulture, $"{node.User}@{node.Host}:{node.Port}");

        [Input("version")]
        public Input<string> Version { get; } = cluster.Version;
    }
}
