using System.CommandLine;

namespace Oceanid.Tool.Commands.Edits;

/// <summary>The nodes of a cluster, as options: each <c>--server</c> or <c>--agent</c> is followed by the <c>--host-key</c> of its host.</summary>
internal sealed record NodeOptions(Option<string[]> Server, Option<string[]> Agent, Option<string[]> HostKey)
{
    public static NodeOptions Create() => new(
        new("--server") { Description = "A server, followed by its --host-key. Of several the first one founds the cluster.", HelpName = "NAME=[USER@]HOST", DefaultValueFactory = _ => [] },
        new("--agent") { Description = "An agent, followed by its --host-key.", HelpName = "NAME=[USER@]HOST", DefaultValueFactory = _ => [] },
        new("--host-key") { Description = "Type and key of the host before it: those of /etc/ssh/ssh_host_ed25519_key.pub there.", HelpName = "KEY", DefaultValueFactory = _ => [] });

    /// <summary>One node.</summary>
    internal sealed record Node(string Name, string? User, string Host, string Role)
    {
        public string? HostKey { get; set; }
    }

    /// <summary>Reads them in the order in which they are written.</summary>
    public IReadOnlyList<Node> Read(ParseResult result, List<string> problems)
    {
        var written = new List<(string Option, string Value)>();
        var option = "";
        foreach (var token in result.Tokens)
        {
            if (token.Value == Server.Name || token.Value == Agent.Name || token.Value == HostKey.Name)
            {
                option = token.Value;
            }
            else if (option.Length > 0)
            {
                written.Add((option, token.Value));
                option = "";
            }
        }

        return Read(written, problems);
    }

    /// <summary>Reads options with their values.</summary>
    public static IReadOnlyList<Node> Read(IEnumerable<(string Option, string Value)> written, List<string> problems)
    {
        var nodes = new List<Node>();
        foreach (var (option, value) in written)
        {
            if (option == "--host-key")
            {
                if (nodes is [.., var last] && last.HostKey is null)
                    last.HostKey = value;
                else
                    problems.Add($"--host-key {value}: it follows no --server or --agent.");
            }
            else if (value.Split('=', 2) is [{ Length: > 0 } name, { Length: > 0 } address])
            {
                nodes.Add(address.Split('@', 2) is [var user, var host] ? new Node(name, user, host, option[2..]) : new Node(name, null, address, option[2..]));
            }
            else
            {
                problems.Add($"{option} {value}: write NAME=HOST or NAME=USER@HOST.");
            }
        }

        foreach (var node in nodes.Where(node => node.HostKey is null))
            problems.Add($"--{node.Role} {node.Name}: its --host-key is missing. Read it on the host: cat /etc/ssh/ssh_host_ed25519_key.pub");
        foreach (var twice in nodes.GroupBy(node => node.Name).Where(group => group.Count() > 1))
            problems.Add($"The node {twice.Key} is there {twice.Count()} times.");
        var servers = nodes.Count(node => node.Role == "server");
        if (nodes.Count > 0 && servers == 0)
            problems.Add("There is no server among the nodes. Give --server.");
        else if (servers > 0 && servers % 2 == 0)
            problems.Add($"{servers} servers lose their quorum with the first that is lost. Give 1, 3 or 5.");
        return nodes;
    }

    /// <summary>The items of <c>oceanid-cluster:nodes</c>.</summary>
    public static string Yaml(IReadOnlyList<Node> nodes, string indent)
    {
        var founder = nodes.Count(node => node.Role == "server") > 1 ? nodes.First(node => node.Role == "server") : null;
        return string.Concat(nodes.Select(node =>
            $"{indent}- name: {node.Name}\n{indent}  host: {node.Host}\n{indent}  hostKey: {node.HostKey}\n"
            + (node.User is null ? "" : $"{indent}  user: {node.User}\n")
            + $"{indent}  role: {node.Role}\n"
            + (node == founder ? $"{indent}  init: true\n" : "")));
    }
}
