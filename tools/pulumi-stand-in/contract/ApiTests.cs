using System.Reflection;
using NUnit.Framework;
using Oceanid.StandIn.Generate;

namespace Oceanid.Contract.Tests;

/// <summary>What is written down here is what the packages in use offer; the official ones offer more.</summary>
public sealed class ApiTests
{
    private static readonly Assembly[] Packages =
    [
        typeof(Pulumi.Deployment).Assembly,
        typeof(Pulumi.Kubernetes.Provider).Assembly,
        typeof(Pulumi.Command.Remote.Command).Assembly,
        typeof(Pulumi.Esc.Sdk.EscClient).Assembly,
    ];

    internal static readonly Dictionary<string, string> Build = typeof(ApiTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .ToDictionary(metadata => metadata.Key, metadata => metadata.Value!);

    internal static readonly TypeList Types = TypeList.Read(Build["Types"]);
    private static readonly List<string> Offered = [.. Packages.SelectMany(ApiText.Of)];
    private static readonly List<string> Generated = [.. Types.Lines.SelectMany(line => ApiText.Of(Types, line))];
    private static readonly bool IsStandIn = Build["PulumiPackages"] == "stand-in";

    /// <summary>With ACCEPT_SNAPSHOTS=1 what the stand-in has beside the types of the list becomes api.txt; read the diff.</summary>
    [OneTimeSetUp]
    public void Accept()
    {
        if (IsStandIn && Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(Build["Api"], ApiText.Write(Offered.Except(Generated)));
    }

    [Test]
    public void The_packages_have_all_that_is_written_down() => Assert.That(Generated.Concat(ApiText.Read(Build["Api"])).Except(Offered), Is.Empty);

    [Test]
    public void The_stand_in_has_nothing_else()
    {
        if (IsStandIn)
            Assert.That(Offered.Except(Generated).Except(ApiText.Read(Build["Api"])), Is.Empty);
    }
}
