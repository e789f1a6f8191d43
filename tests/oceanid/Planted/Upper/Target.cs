using System.Text.Json;

namespace Oceanid.Tool.Tests.Planted.Upper;

/// <summary>What a lower layer may not use.</summary>
internal static class Target
{
    public static string Name() => JsonSerializer.Serialize(nameof(Target));
}
