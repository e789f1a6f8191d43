namespace Oceanid.Tool.Fleet.Programs;

/// <summary>A Pulumi program: its folder in infrastructure/, and the method that declares its resources.</summary>
internal sealed record ProgramDefinition(string Folder, Func<IDictionary<string, object?>> Define);
