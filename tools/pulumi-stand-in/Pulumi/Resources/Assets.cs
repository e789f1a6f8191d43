using System.Collections.Immutable;

namespace Pulumi;

public abstract class AssetOrArchive
{
    private protected AssetOrArchive()
    {
    }
}

public abstract class Asset : AssetOrArchive
{
    private protected Asset()
    {
    }
}

public sealed class FileAsset(string path) : Asset
{
    internal string Path { get; } = path;
}

public sealed class StringAsset(string text) : Asset
{
    internal string Text { get; } = text;
}

public sealed class RemoteAsset(string uri) : Asset
{
    internal string Uri { get; } = uri;
}

public abstract class Archive : AssetOrArchive
{
    private protected Archive()
    {
    }
}

public sealed class FileArchive(string path) : Archive
{
    internal string Path { get; } = path;
}

public sealed class RemoteArchive(string uri) : Archive
{
    internal string Uri { get; } = uri;
}

public sealed class AssetArchive(IDictionary<string, AssetOrArchive> assets) : Archive
{
    internal ImmutableDictionary<string, AssetOrArchive> Assets { get; } = assets.ToImmutableDictionary();
}
