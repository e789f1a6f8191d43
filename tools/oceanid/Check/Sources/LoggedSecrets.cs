using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Oceanid.Tool.Check.Sources;

/// <summary>
/// Finds the lines of a program that would write a secret to its log. The preview cannot see them: under mocks the SDK swallows the log, so
/// the source itself is read.
/// </summary>
internal static class LoggedSecrets
{
    private static readonly string[] Writers = ["Log.", "Console.", "System.Console.", "Trace.", "Debug."];

    /// <summary>Each such line, and the key of the secret as the program asks for it.</summary>
    public static IEnumerable<(string File, int Line, string Key)> In(IEnumerable<TextFile> sources)
    {
        var trees = sources
            .Select(file => CSharpSyntaxTree.ParseText(string.Join('\n', file.Lines), path: file.Path))
            .ToList();
        var taint = SecretTaint.Of([.. trees.Select(tree => tree.GetRoot())]);
        foreach (var tree in trees)
        {
            foreach (var argument in tree.GetRoot().DescendantNodes().OfType<ArgumentSyntax>().Where(IsWritten))
            {
                if (taint.Of(argument.Expression) is { } key)
                    yield return (tree.FilePath, tree.GetLineSpan(argument.Span).StartLinePosition.Line + 1, key);
            }
        }
    }

    // The message of an exception ends in the log as well.
    private static bool IsWritten(ArgumentSyntax argument) => argument.Parent?.Parent switch
    {
        InvocationExpressionSyntax call => Writers.Any(writer => call.Expression.ToString().StartsWith(writer, StringComparison.Ordinal)),
        ObjectCreationExpressionSyntax created => created.Parent is ThrowStatementSyntax or ThrowExpressionSyntax,
        _ => false,
    };
}
