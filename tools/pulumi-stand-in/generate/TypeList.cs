using System.Text.RegularExpressions;

namespace Oceanid.StandIn.Generate;

/// <summary>What a line of types.txt declares.</summary>
internal enum Word
{
    /// <summary>A resource, and its args, which have apiVersion, kind and metadata besides the members.</summary>
    Kind,

    /// <summary>The args of an object inside a resource.</summary>
    Args,

    /// <summary>An object inside an output.</summary>
    Output,
}

/// <summary>
/// A line of types.txt: where it stands, as compilers write that; the namespace below Pulumi.Kubernetes, such as Core.V1; group and version, such
/// as core/v1; and those that the kind had before.
/// </summary>
internal sealed record TypeLine(string Place, Word Word, string Namespace, string Group, string Name, IReadOnlyList<Member> Members, IReadOnlyList<string> Older)
{
    /// <summary>As in a manifest.</summary>
    public string ApiVersion => Group.Replace("core/", "", StringComparison.Ordinal);

    /// <summary>The name of its C# property: it may not be that of its class.</summary>
    public string PropertyOf(Member member)
    {
        var name = char.ToUpperInvariant(member.Name[0]) + member.Name[1..];
        return name == Name ? name + "Value" : name;
    }
}

/// <summary>A member of a type. Its type is a scalar, the name of a type of the list, a list [T], a map {T}, or one of two A|B; what is assigned to a secret one becomes a secret.</summary>
internal sealed record Member(string Name, bool IsRequired, bool IsSecret, string Type);

/// <summary>types.txt, whose first lines say how it is written.</summary>
internal sealed partial class TypeList
{
    public static readonly IReadOnlyList<string> Scalars = ["string", "bool", "int", "double", "object", "AssetOrArchive"];

    private static readonly Member[] OfEveryKind = [.. new[] { "apiVersion:string", "kind:string", "metadata:ObjectMeta" }.Select(text => MemberOf(text)!)];

    private TypeList(IReadOnlyList<TypeLine> lines, IReadOnlyList<string> problems) => (Lines, Problems) = (lines, problems);

    public IReadOnlyList<TypeLine> Lines { get; }

    /// <summary>What is wrong with it, each as an error of a compiler.</summary>
    public IReadOnlyList<string> Problems { get; }

    public static TypeList Read(string path)
    {
        var lines = new List<TypeLine>();
        var problems = new List<string>();
        var (@namespace, group) = ("", "");
        foreach (var (index, text) in File.ReadLines(path).Index())
        {
            var place = $"{path}({index + 1})";
            var older = text.Split(" < ") is [_, var after] ? after.Split(' ') : [];
            switch (text.Split('#')[0].Split(" < ")[0].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                case []:
                    break;
                case ["namespace", var name, var version]:
                    (@namespace, group) = (name, version);
                    break;
                case [var word, var name, .. var members] when group.Length > 0 && Enum.TryParse<Word>(word, ignoreCase: true, out var what):
                    problems.AddRange(members.Where(member => MemberOf(member) is null).Select(member => $"{place}: error STANDIN1: '{member}' is no member: write name:type"));
                    lines.Add(new TypeLine(
                        place, what, @namespace, group, name, [.. what == Word.Kind ? OfEveryKind : [], .. members.Select(MemberOf).OfType<Member>()], older));
                    break;
                default:
                    problems.Add($"{place}: error STANDIN1: write 'namespace Core.V1 core/v1', and below it lines that begin with kind, args or output and a name");
                    break;
            }
        }

        var list = new TypeList(lines, problems);
        problems.AddRange(
            from line in lines
            from member in line.Members
            from name in NamesIn(member.Type)
            where !Scalars.Contains(name) && list.Find(line, name, line.Word == Word.Output) is null
            select $"{line.Place}: error STANDIN2: {line.Name}.{member.Name}: no line declares {(line.Word == Word.Output ? "output" : "args")} {name}: add one, or leave the member out");
        return list;
    }

    /// <summary>The line of a name that stands in another line: in its namespace, or else in the only one that has it.</summary>
    public TypeLine? Find(TypeLine from, string name, bool output)
    {
        var found = Lines.Where(line => line.Name == name && line.Word == Word.Output == output).ToList();
        return found.Find(line => line.Namespace == from.Namespace) ?? (found is [var only] ? only : null);
    }

    public static IEnumerable<string> NamesIn(string type) => type.Split(['[', ']', '{', '}', '|'], StringSplitOptions.RemoveEmptyEntries);

    private static Member? MemberOf(string text) => MemberPattern().Match(text) is { Success: true, Groups: var groups }
        ? new Member(groups["name"].Value, groups["required"].Success, groups["secret"].Success, groups["type"].Value)
        : null;

    [GeneratedRegex(@"^(?<name>\w+)(?<required>!)?(?<secret>\*)?:(?<type>[\w\[\]{}|]+)$")]
    private static partial Regex MemberPattern();
}
