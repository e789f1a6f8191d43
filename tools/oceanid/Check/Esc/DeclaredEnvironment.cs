using System.Text.RegularExpressions;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Text;
using YamlDotNet.RepresentationModel;

namespace Oceanid.Tool.Check.Esc;

/// <summary>An ESC environment that the programs of a cluster import, as its definition in this repository declares it.</summary>
/// <param name="Organization">The Pulumi organization.</param>
/// <param name="Name">The environment as <c>project/name</c>.</param>
/// <param name="File">The definition.</param>
/// <param name="Names">The names in it.</param>
/// <param name="Needed">Of its secrets those that the programs of the cluster use: a definition can be that of many clusters.</param>
internal sealed partial record DeclaredEnvironment(string Organization, string Name, string File, EscAnswer.Found Names, IReadOnlyList<string> Needed)
{
    // What programs get; an environment can have other values.
    private const string Configuration = "pulumiConfig.";

    /// <summary>What every <c>esc</c> command is given: three parts, for two are ambiguous.</summary>
    public string Reference => Word($"{Organization}/{Name}");

    /// <summary>The command that makes it.</summary>
    public string Init => $"esc env init {Reference} -f {Word(File)}";

    // Nobody has to know it, so it is made when the command runs, and is in no history and no process list.
    private const string MadeAtRandom = "pulumiConfig.checksumKey";

    /// <summary>The command that sets one of its secrets to what it reads, or to a value that it makes at random where any will do.</summary>
    public string Set(string path) => $"{(path == MadeAtRandom ? "openssl rand -hex 32 | " : "")}esc env set {Reference} {Word(path)} -f - --string --secret";

    // Somebody pastes it into a shell.
    private static string Word(string text) => Plain().IsMatch(text)
        ? text
        : $"'{VisibleText.Of(text).Replace("'", "'\\''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"^[\w./:@-]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();

    /// <summary>The environments of a cluster, each after those that it imports.</summary>
    public static IReadOnlyList<DeclaredEnvironment> Of(Repository repository, IEnumerable<string> programs, ClusterPreview preview)
    {
        var (cluster, folders, problems) = (preview.Name, programs.ToList(), new Problems());
        var organization = folders.Select(program => new StackConfigurationReader(repository, folders, problems).Read(program, cluster)?.Organization)
            .FirstOrDefault(found => found is not null) ?? "organization";
        var used = preview.Secrets.Select(secret => (secret.Environment, secret.Key)).ToHashSet();
        var declared = new List<DeclaredEnvironment>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var program in folders)
        {
            if (repository.Has(Repository.StackFile(program, cluster))
                && YamlFile.Read(repository, Repository.StackFile(program, cluster), problems) is { } stack
                && YamlFile.Find(stack.Root, "environment") is YamlSequenceNode names)
            {
                foreach (var name in names)
                    Add(name.ToString(), program);
            }
        }

        return declared;

        void Add(string reference, string program)
        {
            var name = reference.Split('@')[0];
            var file = EscDefinitions.FilesOf(name, program, folders, cluster).FirstOrDefault(repository.Has);
            // That it has no definition, or one that is no YAML, is among the problems already.
            if (!seen.Add(name) || file is null || YamlFile.Read(repository, file, problems) is null
                || EscDefinition.Parse(repository.ReadText(file)) is not EscAnswer.Found found)
            {
                return;
            }

            foreach (var import in found.Imports)
                Add(import, program);
            var needed = found.Secrets.Where(path => !path.StartsWith(Configuration, StringComparison.Ordinal) || used.Contains((name, path[Configuration.Length..])));
            declared.Add(new DeclaredEnvironment(organization, name, file, found, [.. needed]));
        }
    }
}
