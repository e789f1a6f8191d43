using System.Reflection;
using System.Text.RegularExpressions;
using Oceanid.StandIn.Generate;
using Pulumi;

namespace Oceanid.Contract.Tests;

/// <summary>The public API of an assembly as lines: each names its type, and most a member of it. Nullability is not among what they say.</summary>
internal static partial class ApiText
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(double)] = "double",
        [typeof(int)] = "int",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(void)] = "void",
    };

    /// <summary>What an assembly offers.</summary>
    public static IEnumerable<string> Of(Assembly assembly) =>
        from type in assembly.ExportedTypes
        from line in MembersOf(type).Prepend(Heading(type))
        select $"{FullName(type)}: {line}";

    /// <summary>The lines with each type once: its members stand indented below it.</summary>
    public static string Write(IEnumerable<string> lines) => string.Concat(
        from line in lines
        group line by line.Split(": ")[0] into type
        select $"{type.First()}\n{string.Concat(type.Skip(1).Select(line => $"  {line[(type.Key.Length + 2)..]}\n"))}");

    /// <summary>The lines of such a text.</summary>
    public static IEnumerable<string> Read(string path)
    {
        var type = "";
        foreach (var line in File.ReadLines(path))
        {
            if (line[0] != ' ')
                type = line.Split(": ")[0];
            yield return line[0] == ' ' ? $"{type}: {line.Trim()}" : line;
        }
    }

    /// <summary>What a line of types.txt promises.</summary>
    public static IEnumerable<string> Of(TypeList list, TypeLine line)
    {
        var args = $"{line.Name}Args";
        var inputs = $"Pulumi.Kubernetes.Types.Inputs.{line.Namespace}.{args}: ";
        if (line.Word == Word.Output)
        {
            var output = $"Pulumi.Kubernetes.Types.Outputs.{line.Namespace}.{line.Name}: ";
            return line.Members.Select(member => $"{output}readonly {line.PropertyOf(member)}, {Plain(member.Type, "")}").Prepend($"{output}sealed class");
        }

        var lines = new List<string> { $"{inputs}class, ResourceArgs", $"{inputs}new()", $"{inputs}static Empty, {args} get" };
        foreach (var member in line.Members)
        {
            var (name, type) = (line.PropertyOf(member), InputOf(member.Type));
            var attribute = $" @{member.Name}{(member.IsRequired ? "!" : "")}";
            var isField = member.IsSecret || member.Type[0] is '[' or '{';
            lines.Add($"{inputs}{name}, {type} get set{(isField ? "" : attribute)}");
            if (isField)
                lines.Add($"{inputs}_{member.Name}, {type}{attribute}");
        }

        if (line.Word == Word.Kind)
        {
            var resource = $"Pulumi.Kubernetes.{line.Namespace}.{line.Name}: ";
            lines.AddRange(
            [
                $"{resource}class, KubernetesResource, kubernetes:{line.Group}:{line.Name}",
                $"{resource}new(string name, {args} args = default, CustomResourceOptions options = default)",
                $"{resource}static Get(string name, Input<string> id, CustomResourceOptions options = default), {line.Name}",
                .. line.Members
                    .Where(member => TypeList.NamesIn(member.Type).All(name => TypeList.Scalars.Contains(name) || list.Find(line, name, output: true) is not null))
                    .Select(member => $"{resource}{line.PropertyOf(member)}, Output<{Plain(member.Type, "")}> get @{member.Name}"),
            ]);
        }

        return lines;
    }

    private static string InputOf(string type) => type[0] switch
    {
        '[' => $"InputList<{Plain(type[1..^1], "Args")}>",
        '{' => $"InputMap<{Plain(type[1..^1], "Args")}>",
        _ when type.Split('|') is [var one, var other] => $"InputUnion<{Plain(one, "Args")}, {Plain(other, "Args")}>",
        _ => $"Input<{Plain(type, "Args")}>",
    };

    private static string Plain(string type, string suffix) => type[0] switch
    {
        '[' => $"ImmutableArray<{Plain(type[1..^1], suffix)}>",
        '{' => $"ImmutableDictionary<string, {Plain(type[1..^1], suffix)}>",
        _ => TypeList.Scalars.Contains(type) ? type : type + suffix,
    };

    private static string Heading(Type type)
    {
        var word = type switch
        {
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            _ when type.IsSubclassOf(typeof(Delegate)) => "delegate",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        var parent = word.EndsWith("class", StringComparison.Ordinal) && type.BaseType is { } known && known != typeof(object) ? $", {Name(known)}" : "";
        var token = type.GetCustomAttribute<ResourceTypeAttribute>(inherit: false) is { } resource ? $", {resource.Type}" : "";
        return word + parent + token;
    }

    private static IEnumerable<string> MembersOf(Type type)
    {
        if (type.IsSubclassOf(typeof(Delegate)))
            return [MethodOf(type.GetMethod("Invoke")!)];

        return
        [
            .. type.GetConstructors(Declared).Where(IsOffered).Select(constructor => $"{Access(constructor)}new({Parameters(constructor)})"),
            .. type.GetProperties(Declared).Where(property => property.GetAccessors(nonPublic: true).Any(IsOffered)).Select(PropertyOf),
            // A field with [Input] is private; what it is called is read all the same.
            .. type.GetFields(Declared).Where(field => field.IsPublic || AttributeOf(field).Length > 0).Select(FieldOf),
            .. type.GetMethods(Declared).Where(method => IsOffered(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)))
                .Where(method => method.GetBaseDefinition().DeclaringType != typeof(object)).Select(MethodOf),
        ];
    }

    private static string PropertyOf(PropertyInfo property)
    {
        var accessor = property.GetAccessors(nonPublic: true).First(IsOffered);
        var index = property.GetIndexParameters() is [var parameter] ? $"[{Name(parameter.ParameterType)} {parameter.Name}]" : "";
        var get = property.GetMethod is { } getter && IsOffered(getter) ? " get" : "";
        var set = property.SetMethod is { } setter && IsOffered(setter) ? " set" : "";
        return $"{Access(accessor)}{property.Name}{index}, {Name(property.PropertyType)}{get}{set}{AttributeOf(property)}";
    }

    private static string FieldOf(FieldInfo field) =>
        $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{field.Name}, {Name(field.FieldType)}{AttributeOf(field)}";

    private static string MethodOf(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
        return $"{Access(method)}{method.Name}{generic}({Parameters(method)}), {Name(method.ReturnType)}";
    }

    private static bool IsOffered(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodBase method) => $"{(method.IsPublic ? "" : "protected ")}{(method.IsStatic ? "static " : "")}";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{(parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")}{Name(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? " = default" : "")}"));

    /// <summary>The name in the schema, ! for what is required, and json for what is sent as text.</summary>
    private static string AttributeOf(MemberInfo member)
    {
        var attribute = member.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType == typeof(InputAttribute) || data.AttributeType == typeof(OutputAttribute));
        return attribute?.ConstructorArguments.Select(argument => argument.Value).ToList() switch
        {
            null => "",
            [var name] => $" @{name ?? member.Name}",
            [var name, var required, var json, ..] => $" @{name}{(required is true ? "!" : "")}{(json is true ? " json" : "")}",
            _ => " @",
        };
    }

    private static string FullName(Type type) => $"{type.Namespace}.{Name(type)}";

    private static string Name(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsArray)
            return $"{Name(type.GetElementType()!)}[]";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return $"{Name(underlying)}?";
        var arguments = type.GetGenericArguments();
        return arguments.Length == 0 ? type.Name : $"{Arity().Replace(type.Name, "")}<{string.Join(", ", arguments.Select(Name))}>";
    }

    [GeneratedRegex(@"`\d+$")]
    private static partial Regex Arity();
}
