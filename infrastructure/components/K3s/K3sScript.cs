using System.Reflection;
using System.Text;

namespace Oceanid.Infrastructure.Components.K3s;

/// <summary>The shell scripts that run on the nodes, from the files in <c>scripts/</c>.</summary>
internal static class K3sScript
{
    private const string FilesBegin = "wanted_files() {\ncat <<'FILES'";
    private const string FilesEnd = "FILES";

    /// <summary>The text of a script.</summary>
    public static string Text(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{name}.sh")
            ?? throw new ArgumentException($"There is no script {name}.sh.", nameof(name));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>
    /// What an SSH server is asked to run. An error of Pulumi shows it, and everybody who may list processes on the node can read it, so the
    /// script is not in it: that comes by standard input (see <see cref="Input"/>).
    /// </summary>
    /// <param name="user">Who logs in; anybody but root needs sudo.</param>
    /// <param name="step">What messages of bash begin with.</param>
    /// <param name="action"><c>create</c>, <c>update</c> or <c>delete</c>: what Pulumi does with the command.</param>
    public static string Command(string user, string step, string action) =>
        $"{(user == "root" ? "" : "sudo -n ")}bash -c 'eval \"$(cat)\"' {step} {action}";

    /// <summary>
    /// What a command gets as standard input, whatever Pulumi does with it: the variables, what all scripts share, the files of the node, and a
    /// script for each action. (The provider sends the same for each: pulumi-command, provider/pkg/provider/remote/commandOutputs.go.)
    /// </summary>
    /// <param name="variables">What the scripts read.</param>
    /// <param name="create">The script to create and to update with.</param>
    /// <param name="delete">The script to delete with; null for none.</param>
    /// <param name="files">What <c>wanted_files</c> prints; see <see cref="K3sFiles"/>.</param>
    public static string Input(IEnumerable<(string Name, string Value)> variables, string create, string? delete = null, string files = "")
    {
        var text = new StringBuilder("ACTION=$1\n");
        foreach (var (variable, value) in variables)
            text.Append(variable).Append('=').Append(Quote(value)).Append('\n');
        // Each of their lines begins with a space or a mode: none of them ends it.
        if (files.Length > 0)
            text.Append(FilesBegin).Append('\n').Append(files).Append(FilesEnd).Append("\n}\n");
        text.Append(Text("common")).Append('\n');
        if (delete is null)
            return text.Append(Text(create)).ToString();

        return text.Append("if [ \"$ACTION\" = delete ]; then\n").Append(Text(delete)).Append("else\n").Append(Text(create)).Append("fi\n").ToString();
    }

    private static string Quote(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
