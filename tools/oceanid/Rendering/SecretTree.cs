using Oceanid.Tool.Facts.Secrets;
using Spectre.Console;

namespace Oceanid.Tool.Rendering;

/// <summary>The secrets that a cluster uses: where each comes from, what has it, and what reads it there.</summary>
internal static class SecretTree
{
    public static Tree Of(IReadOnlyList<SecretUse> secrets)
    {
        var tree = new Tree($"[bold]Secrets: {secrets.Count} {(secrets.Count == 1 ? "key" : "keys")}[/]");
        foreach (var environment in secrets.GroupBy(secret => secret.Environment, StringComparer.Ordinal))
        {
            var source = tree.AddNode(Markup.Escape(environment.Key));
            foreach (var secret in environment)
            {
                var key = source.AddNode($"[purple]{Markup.Escape(secret.Key)}[/]");
                foreach (var holder in secret.Holders)
                {
                    var node = key.AddNode(Markup.Escape($"{holder.Object}  [{holder.Field}]"));
                    foreach (var reader in holder.Readers)
                        node.AddNode(Markup.Escape(reader));
                }
            }
        }

        return tree;
    }
}
