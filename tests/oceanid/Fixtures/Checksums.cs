using System.Security.Cryptography;
using System.Text;
using Pulumi;

namespace Oceanid.Tool.Tests.Fixtures;

/// <summary>Stands for the checksums of the programs, which are slow on purpose: not a secret, made of some.</summary>
internal static class Checksums
{
    public static Output<string> Of(IEnumerable<Output<string>> values) => Output.Unsecret(
        Output.All(values).Apply(all => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', all))))[..32]));
}
