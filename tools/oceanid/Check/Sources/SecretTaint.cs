using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Oceanid.Tool.Check.Sources;

/// <summary>
/// Which expressions of a program hold a secret: what <c>SettingsReader</c> reads as one, and whatever is made of that. It goes by names, so
/// it would rather suspect too much than too little.
/// </summary>
internal sealed class SecretTaint
{
    private static readonly HashSet<string> Readers = new(StringComparer.Ordinal)
    {
        "Secret", "OptionalSecret", "GetSecret", "RequireSecret", "GetSecretObject", "RequireSecretObject",
    };

    // A name is tainted within its scope; everywhere, where that is null.
    private readonly List<(string Name, SyntaxNode? Scope, string Key)> _names = [];

    private SecretTaint()
    {
    }

    /// <summary>Follows the secrets through the files of the programs.</summary>
    public static SecretTaint Of(IReadOnlyList<SyntaxNode> roots)
    {
        var taint = new SecretTaint();
        var records = roots.SelectMany(root => root.DescendantNodes()).OfType<RecordDeclarationSyntax>()
            .Where(record => record.ParameterList is not null)
            .ToLookup(record => record.Identifier.Text, record => record.ParameterList!);
        int before;
        do
        {
            before = taint._names.Count;
            foreach (var node in roots.SelectMany(root => root.DescendantNodes()))
                taint.Follow(node, records);
        }
        while (taint._names.Count > before);

        return taint;
    }

    /// <summary>The key of the secret that an expression holds, or null.</summary>
    public string? Of(ExpressionSyntax? expression) => expression switch
    {
        IdentifierNameSyntax name => Named(name.Identifier.Text, name),
        MemberAccessExpressionSyntax member => Named(member.Name.Identifier.Text, member) ?? Of(member.Expression),
        ConditionalAccessExpressionSyntax access => Of(access.Expression) ?? Of(access.WhenNotNull),
        MemberBindingExpressionSyntax member => Named(member.Name.Identifier.Text, member),
        ElementAccessExpressionSyntax element => Of(element.Expression),
        InvocationExpressionSyntax call => Read(call) ?? Of(Receiver(call)) ?? First(call.ArgumentList.Arguments.Select(argument => argument.Expression)),
        InterpolatedStringExpressionSyntax text => First(text.Contents.OfType<InterpolationSyntax>().Select(hole => hole.Expression)),
        BinaryExpressionSyntax both => Of(both.Left) ?? Of(both.Right),
        ConditionalExpressionSyntax either => Of(either.WhenTrue) ?? Of(either.WhenFalse),
        ParenthesizedExpressionSyntax inner => Of(inner.Expression),
        CastExpressionSyntax cast => Of(cast.Expression),
        AwaitExpressionSyntax awaited => Of(awaited.Expression),
        PostfixUnaryExpressionSyntax unary => Of(unary.Operand),
        LambdaExpressionSyntax { ExpressionBody: { } body } => Of(body),
        _ => null,
    };

    private void Follow(SyntaxNode node, ILookup<string, ParameterListSyntax> records)
    {
        switch (node)
        {
            case AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } assignment:
                Add(left.Identifier.Text, IsProperty(left) ? null : Member(left), Of(assignment.Right));
                break;
            case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax left } assignment:
                Add(left.Name.Identifier.Text, null, Of(assignment.Right));
                break;
            case VariableDeclaratorSyntax { Initializer: { } value } variable:
                Add(variable.Identifier.Text, variable.Parent?.Parent is FieldDeclarationSyntax ? null : Member(variable), Of(value.Value));
                break;
            case PropertyDeclarationSyntax { ExpressionBody: { } body } property:
                Add(property.Identifier.Text, null, Of(body.Expression));
                break;
            case IsPatternExpressionSyntax pattern:
                foreach (var designation in pattern.Pattern.DescendantNodesAndSelf().OfType<SingleVariableDesignationSyntax>())
                    Add(designation.Identifier.Text, Member(pattern), Of(pattern.Expression));
                break;
            // token.Apply(value => …): the parameter is the value.
            case InvocationExpressionSyntax call when (Of(Receiver(call)) ?? First(call.ArgumentList.Arguments.Select(argument => argument.Expression).Where(argument => argument is not LambdaExpressionSyntax))) is { } key:
                foreach (var lambda in call.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<LambdaExpressionSyntax>())
                {
                    foreach (var parameter in Parameters(lambda))
                        Add(parameter, lambda, key);
                }

                break;
            // new DeployKey(read.Secret(…), …): the member of the record.
            case ObjectCreationExpressionSyntax { ArgumentList: { } arguments } created:
                foreach (var parameters in records[created.Type.ToString().Split('.')[^1]])
                {
                    foreach (var (argument, parameter) in arguments.Arguments.Zip(parameters.Parameters))
                        Add(parameter.Identifier.Text, null, Of(argument.Expression));
                }

                break;
            default:
                break;
        }
    }

    private void Add(string name, SyntaxNode? scope, string? key)
    {
        if (key is not null && !_names.Exists(known => known.Name == name && known.Scope == scope))
            _names.Add((name, scope, key));
    }

    private string? Named(string name, SyntaxNode at) =>
        _names.Find(known => known.Name == name && (known.Scope is null || at.Ancestors().Contains(known.Scope))).Key;

    private string? First(IEnumerable<ExpressionSyntax> expressions) => expressions.Select(Of).FirstOrDefault(key => key is not null);

    private static string? Read(InvocationExpressionSyntax call)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.Text: var name } || !Readers.Contains(name))
            return null;
        return call.ArgumentList.Arguments.FirstOrDefault()?.Expression switch
        {
            LiteralExpressionSyntax literal => literal.Token.ValueText,
            { } other => other.ToString(),
            null => null,
        };
    }

    private static ExpressionSyntax? Receiver(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Expression;

    private static IEnumerable<string> Parameters(LambdaExpressionSyntax lambda) => lambda switch
    {
        SimpleLambdaExpressionSyntax simple => [simple.Parameter.Identifier.Text],
        ParenthesizedLambdaExpressionSyntax several => several.ParameterList.Parameters.Select(parameter => parameter.Identifier.Text),
        _ => [],
    };

    // A name on the left that begins with a capital is that of a property, here or in an object initializer.
    private static bool IsProperty(IdentifierNameSyntax name) => char.IsUpper(name.Identifier.Text[0]);

    // Statements at the top of a file are one method.
    private static SyntaxNode Member(SyntaxNode node) => node.AncestorsAndSelf().First(above =>
        above is BaseMethodDeclarationSyntax or PropertyDeclarationSyntax or FieldDeclarationSyntax or CompilationUnitSyntax);
}
