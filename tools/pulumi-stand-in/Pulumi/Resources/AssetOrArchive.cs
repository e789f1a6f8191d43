namespace Pulumi;

// No program has one; what shows values has to know that there are such.
public abstract class AssetOrArchive
{
    private protected AssetOrArchive()
    {
    }
}
