using System.Text.Json.Nodes;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Fleet.GitTree;

/// <summary>A list of operations, as RFC 6902 has it.</summary>
internal static class JsonPatch
{
    private static readonly string[] Operations = ["add", "remove", "replace", "move", "copy", "test"];

    /// <summary>What is wrong with one of them, with what to write; null where nothing is.</summary>
    public static (string Message, string Remedy)? Wrong(JsonObject operation)
    {
        var (name, path) = (operation.Text("op"), operation.Text("path"));
        return !Operations.Contains(name) ? (name is null ? "An operation has an op." : $"'{VisibleText.Of(name)}' is not an operation.", "Write add, remove, replace, move, copy or test.")
            : path is null || !(path.Length == 0 || path.StartsWith('/')) ? ($"The path of an operation begins with /, not '{VisibleText.Of(path ?? "")}'.", "Write one, such as /spec/replicas.")
            : name is "add" or "replace" or "test" && !operation.ContainsKey("value") ? ($"{name} {path} has no value.", "Write value.")
            : null;
    }
}
