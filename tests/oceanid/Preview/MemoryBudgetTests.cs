using Oceanid.Tool.Facts.Memory;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.Preview;

public sealed class MemoryBudgetTests
{
    private const string TwoControllers =
        """
        {
          "helmController": { "create": false }, "notificationController": { "create": false },
          "imageAutomationController": { "create": false }, "imageReflectionController": { "create": false },
          "sourceController": { "resources": { "requests": { "memory": "40Mi" }, "limits": { "memory": "1Gi" } } },
          "kustomizeController": { "resources": { "requests": { "memory": "50Mi", "cpu": "0.05" } } }
        }
        """;

    [Test]
    public void Each_controller_has_a_row_with_its_origin()
    {
        var budget = Budget(Samples.Flux(TwoControllers));

        Assert.That(budget.Idle.Select(Describe), Is.EqualTo(new[]
        {
            "source-controller 40Mi/100m 1024Mi/none oceanid-cluster flux2: sourceController.resources",
            "kustomize-controller 50Mi/50m none/none oceanid-cluster flux2: kustomizeController.resources",
        }));
    }

    [Test]
    public void A_controller_that_nobody_switched_off_shows_up()
    {
        var budget = Budget(Samples.Flux("{}"));

        Assert.That(budget.Idle.Select(row => row.Component), Is.EqualTo(new[]
        {
            "source-controller", "kustomize-controller", "helm-controller", "notification-controller",
            "image-automation-controller", "image-reflector-controller",
        }));
        Assert.That(
            Describe(budget.Idle[2]),
            Is.EqualTo("helm-controller 64Mi/100m none/none oceanid-cluster flux2: chart default of helmController"));
    }

    [Test]
    public void A_controller_that_somebody_switched_on_shows_up()
    {
        var budget = Budget(Samples.Flux("""{ "sourceWatcher": { "create": true } }"""));

        Assert.That(budget.Idle[^1].Component, Is.EqualTo("source-watcher"));
    }

    [Test]
    public void The_operator_has_the_defaults_of_its_chart()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                Budget(Samples.Operator("{}")).Idle.Select(Describe).Single(),
                Does.StartWith("pulumi-kubernetes-operator 128Mi/200m 128Mi/200m"));
            Assert.That(
                Budget(Samples.Operator("""{ "resources": { "requests": { "memory": "64Mi" } } }"""))
                    .Idle.Select(Describe).Single(),
                Is.EqualTo("pulumi-kubernetes-operator 64Mi/200m 128Mi/200m oceanid-cluster operator: resources"));
        });
    }

    [Test]
    public void What_is_requested_is_held_against_the_limit_where_there_is_one()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Limited("200Mi", 200).IsOverLimit, Is.False);
            Assert.That(Limited("201Mi", 200).IsOverLimit, Is.True);
            Assert.That(Limited("201Mi", null).IsOverLimit, Is.False);
        }

        MemoryBudget Limited(string request, int? mebibytes) => Budget(Request(request)) with { IdleLimit = mebibytes * Quantity.Mebibyte };
    }

    [Test]
    public void The_largest_workspaces_run_at_once_as_many_as_the_operator_allows()
    {
        var budget = Budget(
            Samples.Operator(
                """
                {
                  "extraEnv": [{ "name": "MAX_CONCURRENT_RECONCILES", "value": "2" }],
                  "resources": { "requests": { "memory": "10Mi" } }
                }
                """),
            Stack("small", "100Mi"),
            Stack("large", "300Mi"),
            Stack("medium", "200Mi"));

        Assert.Multiple(() =>
        {
            Assert.That(budget.Concurrency, Is.EqualTo(
                new Concurrency(2, "oceanid-cluster operator: extraEnv MAX_CONCURRENT_RECONCILES")));
            Assert.That(Quantity.Memory(budget.IdleTotal.MemoryRequest), Is.EqualTo("10Mi"));
            Assert.That(Quantity.Memory(budget.Peak.MemoryRequest), Is.EqualTo("510Mi"));
        });
    }

    [Test]
    public void Without_a_bound_the_default_of_the_operator_holds()
    {
        var budget = Budget(Samples.Operator("{}"), Stack("a", "100Mi"), Stack("b", "100Mi"));

        Assert.That(budget.Concurrency.Workers, Is.EqualTo(25));
        Assert.That(Quantity.Memory(budget.Peak.MemoryRequest), Is.EqualTo("328Mi"));
    }

    [Test]
    public void A_workspace_that_is_retained_counts_as_idle()
    {
        var budget = Budget(
            Samples.Stack("retained", """{ "workspaceReclaimPolicy": "Retain" }"""),
            Samples.Stack("by-default", "{}"),
            Stack("deleted", "256Mi"));

        Assert.Multiple(() =>
        {
            Assert.That(
                budget.Idle.Select(row => row.Component),
                Is.EqualTo(new[] { "workspace retained", "workspace by-default" }));
            Assert.That(
                Describe(budget.Idle[0]),
                Is.EqualTo("workspace retained 64Mi/100m none/none oceanid-cluster retained: "
                    + "operator default of workspaceTemplate.spec.resources"));
            Assert.That(budget.Workspaces.Select(row => row.Component), Is.EqualTo(new[] { "workspace deleted" }));
        });
    }

    [Test]
    public void Workloads_count_with_their_replicas_and_request_what_they_are_limited_to()
    {
        var budget = Budget(Samples.Resource(
            "kubernetes:apps/v1:Deployment",
            "web",
            """
            {
              "apiVersion": "apps/v1", "kind": "Deployment", "metadata": { "name": "web", "namespace": "shop" },
              "spec": { "replicas": 3, "template": { "spec": { "containers": [
                { "name": "a", "resources": { "limits": { "memory": "10Mi", "cpu": "10m" } } },
                { "name": "b", "resources": { "requests": { "memory": "5Mi" } } }
              ] } } }
            }
            """));

        Assert.That(
            Describe(budget.Workloads.Single()),
            Is.EqualTo("shop/web 45Mi/30m none/none oceanid-cluster web: 3 × containers"));
    }

    [Test]
    public void What_cannot_be_counted_is_said()
    {
        var budget = Budget(Samples.Resource("kubernetes:helm.sh/v3:Release", "x", """{ "chart": "cilium" }"""));

        Assert.That(budget.NotCounted, Is.EqualTo(new[]
        {
            "oceanid-cluster x: the chart cilium is not known to the preview",
        }));
    }

    [Test]
    public void A_quantity_that_is_none_is_reported_with_its_field()
    {
        var problems = new Problems();
        MemoryBudget.Of("tethys", [Samples.Program(Request("64 MB"))], [], problems);

        Assert.That(problems.Findings.Select(finding => finding.ToString()), Is.EqualTo(new[]
        {
            "infrastructure/cluster (tethys): kubernetes:helm.sh/v3:Release 'operator': "
                + "values.resources.requests.memory: '64 MB' is not a Kubernetes quantity. Write it like 64Mi or 100m.",
        }));
    }

    private static MemoryBudget Budget(params ResourcePreview[] resources) => Samples.Cluster(resources).Budget;

    private static ResourcePreview Request(string memory) =>
        Samples.Operator($$"""{ "resources": { "requests": { "memory": "{{memory}}" } } }""");

    private static ResourcePreview Stack(string name, string memory) => Samples.Stack(
        name,
        $$"""
        {
          "workspaceReclaimPolicy": "Delete",
          "workspaceTemplate": { "spec": { "resources": { "requests": { "memory": "{{memory}}" } } } }
        }
        """);

    private static string Describe(BudgetRow row)
    {
        var (memory, cpu, memoryLimit, cpuLimit) = row.Amounts;
        return $"{row.Component} {Quantity.Memory(memory)}/{Quantity.Cpu(cpu)} "
            + $"{(memoryLimit is { } m ? Quantity.Memory(m) : "none")}/"
            + $"{(cpuLimit is { } c ? Quantity.Cpu(c) : "none")} "
            + row.Origin;
    }
}
