using System.Reflection;
using System.Text;

namespace Oceanid.Infrastructure.Components.K3s;

/// <summary>The shell scripts that run on the nodes, from the files in <c>scripts/</c>.</summary>
internal static class K3sScript
{
    /// <summary>The text of a script.</summary>
    public static string Text(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{name}.sh")
            ?? throw new ArgumentException($"There is no script {name}.sh.", nameof(name));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>
    /// What an SSH server is asked to run: the script with its variables. Everybody who may list processes on the node can read it, and an error
    /// of Pulumi shows it: it must have no secret.
    /// </summary>
    /// <param name="name">The script.</param>
    /// <param name="user">Who logs in; anybody but root needs sudo.</param>
    /// <param name="variables">What the script reads.</param>
    public static string Command(string name, string user, IEnumerable<(string Name, string Value)> variables)
    {
        var text = new StringBuilder();
        foreach (var (variable, value) in variables)
            text.Append(variable).Append('=').Append(Quote(value)).Append('\n');
        text.Append(Text("common")).Append('\n').Append(Text(name));

        var sudo = user == "root" ? "" : "sudo -n ";
        return $"{sudo}bash -c {Quote(text.ToString())}";
    }

    private static string Quote(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
