using System.Reflection;
using Oceanid.Tool.Fleet;

namespace Oceanid.Infrastructure.Tests.Testing;

/// <summary>The checkout that these tests were built from.</summary>
internal static class RepositoryRoot
{
    public static Repository Repository { get; } = new(typeof(RepositoryRoot).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!);

    public static string ReadText(string file) => File.ReadAllText(Repository.FullPath(file));
}
