using Oceanid.Tool.Fleet;

namespace Oceanid.Infrastructure.Tests.Testing;

/// <summary>A repository in a temporary folder with the program `cluster`, and whatever files a test writes.</summary>
internal sealed class TemporaryRepository : IDisposable
{
    public const string Stack = "infrastructure/cluster/Pulumi.tethys.yaml";
    public const string Esc = "infrastructure/cluster/esc/oceanid-cluster.yaml";

    public TemporaryRepository()
    {
        Write("Oceanid.Infra.sln", "");
        Write("infrastructure/cluster/Pulumi.yaml", "name: oceanid-cluster\nruntime: dotnet\n");
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("oceanid-preview-").FullName;

    public Repository Repository => new(Root);

    public void Write(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
