namespace Oceanid.Tool.Knowledge;

/// <summary>The folder that says how other people's systems behave, as data.</summary>
internal static class KnowledgeFolder
{
    /// <summary>The copy that the command brings along.</summary>
    public static string Own { get; } = Path.Combine(AppContext.BaseDirectory, "knowledge");

    /// <summary>That of the repository with this root; the command's own where it has none.</summary>
    public static string Of(string root) => Path.Combine(root, "tools", "knowledge") is var folder && Directory.Exists(folder) ? folder : Own;
}
