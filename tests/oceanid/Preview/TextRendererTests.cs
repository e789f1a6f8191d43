using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Rendering;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.Preview;

public sealed class TextRendererTests
{
    [Test]
    public void Children_stand_below_their_component_with_their_marks()
    {
        var component = Samples.Resource("oceanid:flux:FluxControllers", "flux");
        var release = Samples.Flux("{}") with
        {
            Options = new RecordedOptions
            {
                Parent = component.Key,
                Protect = true,
                RetainOnDelete = true,
                IgnoreChanges = ["values", "version"],
                DependsOn = [new ResourceKey("pulumi:providers:kubernetes", "a"), new ResourceKey("x:y:Z", "b")],
            },
        };

        Assert.That(Tree(release, component), Is.EqualTo(new[]
        {
            "oceanid-cluster (infrastructure/cluster): 2 resources",
            "└── FluxControllers flux",
            "    └── Release flux2 (flux2 2.18.3)  "
                + "[protected; retained on delete; ignores values, version; after Provider kubernetes a, Z b]",
        }));
    }

    [Test]
    public void What_is_taken_over_is_marked()
    {
        var provider = Samples.Resource("pulumi:providers:kubernetes", "k8s", """{ "upsertExistingObjects": "true" }""");
        var release = Samples.Flux("{}") with { Options = new RecordedOptions { ImportId = "flux-system/flux2" } };

        Assert.That(Tree(provider, release).Skip(1), Is.EqualTo(new[]
        {
            "├── Provider kubernetes k8s  [takes over what exists already]",
            "└── Release flux2 (flux2 2.18.3)  [imported]",
        }));
    }

    [Test]
    public void The_workloads_of_an_app_stand_below_its_kustomization_and_nowhere_else()
    {
        var kustomization = Samples.Resource(
            "kubernetes:kustomize.toolkit.fluxcd.io/v1:Kustomization",
            "shop",
            """{ "apiVersion": "kustomize.toolkit.fluxcd.io/v1", "kind": "Kustomization", "metadata": { "name": "shop", "namespace": "flux-system" } }""");
        var cluster = Samples.Cluster(kustomization) with
        {
            Overlays =
            [
                Overlay("flux-system", "clusters/tethys", null, "ResourceQuota", "flux-system/quota"),
                Overlay("shop", "apps/base/shop", "app-shop", "Deployment", "shop/shop"),
            ],
        };

        var lines = Lines(cluster).Skip(2).TakeWhile(line => !line.Contains("memory budget", StringComparison.Ordinal)).Where(line => line.Length > 0).SkipLast(1);
        Assert.That(lines, Is.EqualTo(new[]
        {
            "oceanid-cluster (infrastructure/cluster): 1 resources",
            "└── Kustomization flux-system/shop: apps/base/shop, applied as app-shop",
            "    └── Deployment shop/shop  apps/base/shop/it.yaml",
            "Flux (clusters/tethys): 1 objects",
            "└── Kustomization flux-system: clusters/tethys",
            "    └── ResourceQuota flux-system/quota  clusters/tethys/it.yaml",
        }));

        static OverlayPreview Overlay(string name, string path, string? account, string kind, string label)
        {
            var (space, itself) = (label.Split('/')[0], label.Split('/')[1]);
            return new OverlayPreview(name, path, account, [new OverlayObject(new KubernetesObject("v1", kind, space, itself, []), new SourceLocation($"{path}/it.yaml"))]);
        }
    }

    [Test]
    public void What_others_depend_on_comes_first_and_the_rest_is_sorted()
    {
        var last = Samples.Namespace("a-last");
        var component = Samples.Resource("oceanid:x:Component", "c");
        var inside = Samples.Namespace("inside", Samples.Below(component));
        var provider = Samples.Resource("pulumi:providers:kubernetes", "k8s");
        var after = Samples.Namespace("b-after", Samples.After(inside));
        last = last with { Options = Samples.After(after), Provider = provider.Key };

        var tree = Tree(last, component, inside, after, provider, Samples.Namespace("c-free"));
        Assert.That(tree.Skip(1), Is.EqualTo(new[]
        {
            "├── Component c",
            "│   └── Namespace inside",
            "├── Namespace b-after  [after Namespace inside]",
            "├── Namespace c-free",
            "├── Provider kubernetes k8s",
            "└── Namespace a-last  [after Namespace b-after]",
        }));
    }

    [Test]
    public void Components_that_need_parts_of_each_other_still_show()
    {
        var left = Samples.Resource("oceanid:x:Component", "left");
        var right = Samples.Resource("oceanid:x:Component", "right");
        var first = Samples.Namespace("first", Samples.Below(left));
        var second = Samples.Namespace("second", Samples.Below(right) with { DependsOn = [first.Key] });
        var third = Samples.Namespace("third", Samples.Below(left) with { DependsOn = [second.Key] });

        Assert.That(Tree(third, second, first, right, left), Has.Length.EqualTo(6));
    }

    [Test]
    public void A_secret_lists_its_keys_with_their_sources_and_no_values()
    {
        var secret = Samples.Resource(
            "kubernetes:core/v1:Secret",
            "credentials",
            """
            {
              "apiVersion": "v1", "kind": "Secret", "metadata": { "name": "credentials", "namespace": "pulumi-system" },
              "stringData": {
                "url": "https://<secret default/x user>:<secret default/x password>@host", "plain": "hunter2"
              },
              "data": { "encoded": "PHNlY3JldCBkZWZhdWx0L3gga2V5Pg==" }
            }
            """);

        var tree = Tree(secret);
        Assert.That(tree.Skip(1), Is.EqualTo(new[]
        {
            "└── Secret pulumi-system/credentials",
            "    ├── encoded: <secret default/x key>",
            "    ├── plain: not from a secret",
            "    └── url: <secret default/x user> <secret default/x password>",
        }));
        Assert.That(string.Concat(tree), Does.Not.Contain("hunter2"));
    }

    [Test]
    public void Outputs_follow_the_resources()
    {
        var program = Samples.Program() with
        {
            Outputs = new JsonObject { ["list"] = new JsonArray("a", 1), ["token"] = "[secret]" },
        };

        Assert.That(
            Lines(Samples.Cluster(program)),
            Does.Contain("    ├── list: [\"a\",1]").And.Contain("    └── token: [secret]"));
    }

    [Test]
    public void The_budget_warns_when_idle_needs_too_much()
    {
        var forgotten = Samples.Cluster(Samples.Flux("{}"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Lines(Limited(forgotten, 300)), Does.Contain("Warning: idle memory requests are 384Mi, over the limit of 300Mi.").And.Some.Contains("limit 300Mi of requests"));
            Assert.That(Lines(Limited(forgotten, 400)), Has.None.StartsWith("Warning"));
            Assert.That(Lines(forgotten), Has.None.StartsWith("Warning").And.Some.Contains("no limit in .flux.yaml"));
        }

        static ClusterPreview Limited(ClusterPreview cluster, int mebibytes) =>
            cluster with { Budget = cluster.Budget with { IdleLimit = mebibytes * Quantity.Mebibyte } };
    }

    [Test]
    public void The_budget_says_what_runs_at_once_and_why()
    {
        var lines = Lines(Samples.Cluster(Samples.Stack("a", """{ "workspaceReclaimPolicy": "Delete" }""")));

        Assert.That(lines, Has.Some.Contains("peak").And.Some.Contains("idle and the 1 largest workspaces; at once: 25 (default of").And.Some.Contains("the operator)"));
    }

    [Test]
    public void No_line_of_the_budget_is_wider_than_a_page() => Assert.That(
        Lines(Samples.Cluster(Samples.Stack("a-name-of-a-stack-that-is-rather-long", """{ "workspaceReclaimPolicy": "Delete" }"""))).SkipWhile(line => !line.StartsWith('╭')).Select(line => line.Length),
        Is.All.LessThanOrEqualTo(140));

    [Test]
    public void The_order_of_registration_does_not_matter()
    {
        var resources = Enumerable.Range(0, 20).Select(i => Samples.Namespace($"n{i}")).ToArray();

        var text = Render(Samples.Cluster(resources));
        Array.Reverse(resources);
        Assert.That(Render(Samples.Cluster(resources)), Is.EqualTo(text));
    }

    private static string[] Tree(params ResourcePreview[] resources) =>
        [.. Lines(Samples.Cluster(resources)).Skip(2).TakeWhile(line => line.Length > 0)];

    private static string[] Lines(ClusterPreview cluster) => Render(cluster).Split('\n');

    private static string Render(ClusterPreview cluster)
    {
        using var output = new StringWriter();
        TextRenderer.Write(new CommandConsole(output, TextWriter.Null), [cluster]);
        return output.ToString();
    }
}
