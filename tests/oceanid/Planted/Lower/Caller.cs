using Oceanid.Tool.Tests.Planted.Upper;

namespace Oceanid.Tool.Tests.Planted.Lower;

/// <summary>Uses a later layer, so that the test of the layers is seen to fail.</summary>
internal static class Caller
{
    public static string Call() => Target.Name();
}
