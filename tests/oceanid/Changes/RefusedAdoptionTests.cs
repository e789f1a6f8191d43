using Oceanid.Tool.Changes;
using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Tests.Preview;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.Changes;

/// <summary>With <c>adopt</c>, another URN deletes what lives: the two together are refused.</summary>
public sealed class RefusedAdoptionTests
{
    private static readonly ResourcePreview Component = Samples.Resource("oceanid:a:Component", "c");
    private static readonly ResourcePreview Space = Samples.Namespace("shop");
    private static readonly ResourcePreview Below = Space with { Options = Samples.Below(Component) };

    [Test]
    public void Another_parent() =>
        Assert.That(Refused([Space], [Component, Below], adopt: true), Is.EqualTo(new[]
        {
            "infrastructure/cluster/Pulumi.tethys.yaml (tethys): Namespace shop: oceanid-cluster:adopt: Pulumi knows it as kubernetes:core/v1:Namespace::shop in the state of oceanid-cluster: "
            + "with adopt it would take it over under another URN, and then delete it. Take adopt out: it is for an empty state alone. Or keep the URN by an alias.",
        }));

    [Test]
    public void Another_logical_name_of_an_object_and_of_a_release()
    {
        var flux = Samples.Flux("{}");

        Assert.That(
            Refused([Space, flux], [Space with { Key = new ResourceKey(Space.Type, "other") }, flux with { Key = new ResourceKey(flux.Type, "other") }], adopt: true).Select(refusal => refusal.Split(": ")[1]),
            Is.EquivalentTo(new[] { "Namespace shop", "Release flux2 (flux2 2.18.3)" }));
    }

    [Test]
    public void Another_program()
    {
        var before = Cluster(new ProgramPreview("networking", "oceanid-networking", [Space], []), Samples.Program());
        var after = Cluster(new ProgramPreview("networking", "oceanid-networking", [], []), Samples.Program(With(adopt: true, Space)));

        Assert.That(Refused(before, after).Single(), Does.StartWith("infrastructure/cluster/Pulumi.tethys.yaml (tethys): Namespace shop: oceanid-cluster:adopt: Pulumi knows it as kubernetes:core/v1:Namespace::shop in the state of oceanid-networking: "));
    }

    [Test]
    public void The_one_without_the_other_is_not_refused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refused([Space], [Component, Below], adopt: false), Is.Empty);
            Assert.That(Refused([Space], [Space], adopt: true), Is.Empty);
            Assert.That(Refused([Space], [Component, Below with { Options = Below.Options with { Aliases = ["kubernetes:core/v1:Namespace::shop"] } }], adopt: true), Is.Empty);
            // A new object is no other URN of one that was there.
            Assert.That(Refused([Space], [Space, Samples.Namespace("other")], adopt: true), Is.Empty);
        }
    }

    private static IReadOnlyList<string> Refused(ResourcePreview[] before, ResourcePreview[] after, bool adopt) =>
        Refused(Cluster(Samples.Program(With(adopt: false, before))), Cluster(Samples.Program(With(adopt, after))));

    private static IReadOnlyList<string> Refused(ClusterPreview before, ClusterPreview after) =>
        [.. ClusterComparison.Of("tethys", before, after).Refusals.Select(refusal => refusal.ToString())];

    private static ResourcePreview[] With(bool adopt, params ResourcePreview[] resources)
    {
        var provider = Samples.Resource("pulumi:providers:kubernetes", "tethys", adopt ? """{"upsertExistingObjects":"true"}""" : """{"clusterIdentifier":"tethys"}""");
        return [provider, .. resources.Select(resource => resource.Type.StartsWith("kubernetes:", StringComparison.Ordinal) ? resource with { Provider = provider.Key } : resource)];
    }

    private static ClusterPreview Cluster(params ProgramPreview[] programs) =>
        new("tethys", programs, [], MemoryBudget.Of("tethys", programs, [], new Problems()));
}
