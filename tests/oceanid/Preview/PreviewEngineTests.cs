using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Fleet.Programs;
using Oceanid.Tool.Text;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Oceanid.Tool.Tests.Preview;

public sealed class PreviewEngineTests
{
    [Test]
    public async Task Inputs_are_plain_values_and_whole_numbers()
    {
        var preview = await RunAsync(() => _ = new LimitRange("limits", new LimitRangeArgs
        {
            Metadata = new ObjectMetaArgs { Name = "l", Generation = 3, Labels = { { "b", "" }, { "a", "" } } },
        }));

        Assert.That(
            preview.Resources.Single().Inputs.ToJsonString(),
            Is.EqualTo("""
                {"apiVersion":"v1","kind":"LimitRange","metadata":{"generation":3,"labels":{"a":"","b":""},"name":"l"}}
                """));
    }

    [Test]
    public async Task Options_are_recorded()
    {
        var preview = await RunAsync(() =>
        {
            var provider = new Pulumi.Kubernetes.Provider("k8s");
            var component = new ComponentResource("test:index:Component", "component", new ComponentResourceOptions());
            var before = new ComponentResource("test:index:Component", "before", new ComponentResourceOptions());
            var first = new Namespace("first", null, new CustomResourceOptions { Parent = component });
            _ = new Namespace("second", null, new CustomResourceOptions
            {
                Parent = component,
                Provider = provider,
                Protect = true,
                RetainOnDelete = true,
                DeleteBeforeReplace = true,
                IgnoreChanges = { "metadata", "spec" },
                AdditionalSecretOutputs = { "status" },
                DependsOn = { first, before },
            });
        });

        var second = Find(preview, "second");
        Assert.Multiple(() =>
        {
            Assert.That(second.Options.Parent, Is.EqualTo(new ResourceKey("test:index:Component", "component")));
            Assert.That(second.Provider, Is.EqualTo(new ResourceKey("pulumi:providers:kubernetes", "k8s")));
            Assert.That(second.Options.Protect, Is.True);
            Assert.That(second.Options.RetainOnDelete, Is.True);
            Assert.That(second.Options.DeleteBeforeReplace, Is.True);
            Assert.That(second.Options.IgnoreChanges, Is.EqualTo(new[] { "metadata", "spec" }));
            Assert.That(second.Options.AdditionalSecretOutputs, Is.EqualTo(new[] { "status" }));
            Assert.That(second.Options.DependsOn.Select(key => key.Name), Is.EqualTo(new[] { "first", "before" }));
            Assert.That(Find(preview, "component").Options.Parent, Is.Null);
            Assert.That(Find(preview, "first").Options.Protect, Is.False);
            Assert.That(Find(preview, "first").Options.DependsOn, Is.Empty);
        });
    }

    [Test]
    public async Task Aliases_are_recorded_as_the_engine_finds_them_with_those_of_the_parents()
    {
        var preview = await RunAsync(() =>
        {
            var elsewhere = new ComponentResource("test:index:Outer", "elsewhere");
            var component = new ComponentResource("test:index:Component", "shop", new ComponentResourceOptions { Aliases = { new Alias { Type = "test:index:Old" }, new Alias { Name = "store" } } });
            _ = new Namespace("shop-space", null, new CustomResourceOptions { Parent = component, Aliases = { new Alias { Name = "space" } } });
            _ = new Namespace("moved", null, new CustomResourceOptions { Aliases = { new Alias { Parent = elsewhere } } });
            _ = new Namespace("risen", null, new CustomResourceOptions { Parent = elsewhere, Aliases = { new Alias { NoParent = true } } });
            _ = new Namespace("named", null, new CustomResourceOptions { Aliases = { new Alias { Urn = "urn:pulumi:tethys::oceanid-cluster::a:b:C$kubernetes:core/v1:Namespace::other" } } });
            // The SDK gives it two for older versions of its API.
            _ = new Pulumi.Kubernetes.Rbac.V1.Role("role");
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Aliases("shop"), Is.EqualTo(new[] { "test:index:Old::shop", "test:index:Component::store" }));
            Assert.That(Aliases("shop-space"), Is.EqualTo(new[]
            {
                "test:index:Old$kubernetes:core/v1:Namespace::shop-space",
                "test:index:Component$kubernetes:core/v1:Namespace::store-space",
                "test:index:Component$kubernetes:core/v1:Namespace::space",
                "test:index:Old$kubernetes:core/v1:Namespace::space",
            }));
            Assert.That(Aliases("moved"), Is.EqualTo(new[] { "test:index:Outer$kubernetes:core/v1:Namespace::moved" }));
            Assert.That(Aliases("risen"), Is.EqualTo(new[] { "kubernetes:core/v1:Namespace::risen" }));
            Assert.That(Aliases("named"), Is.EqualTo(new[] { "a:b:C$kubernetes:core/v1:Namespace::other" }));
            Assert.That(Aliases("role"), Is.Empty);
        }

        IReadOnlyList<string> Aliases(string name) => Find(preview, name).Options.Aliases;
    }

    [Test]
    public async Task Protection_is_inherited_from_the_parent_unless_the_child_says_otherwise()
    {
        var preview = await RunAsync(() =>
        {
            var outer = new ComponentResource(
                "test:index:Outer", "outer", new ComponentResourceOptions { Protect = true });
            var inner = new ComponentResource(
                "test:index:Inner", "inner", new ComponentResourceOptions { Parent = outer });
            _ = new Namespace("protected", null, new CustomResourceOptions { Parent = inner });
            _ = new Namespace("free", null, new CustomResourceOptions { Parent = inner, Protect = false });
        });

        Assert.That(Find(preview, "protected").Options.Protect, Is.True);
        Assert.That(Find(preview, "free").Options.Protect, Is.False);
    }

    [Test]
    public async Task The_program_sees_its_stack_and_configuration()
    {
        var preview = await RunAsync(
            () =>
            {
                var deployment = Deployment.Instance;
                var config = new Config();
                return new Dictionary<string, object?>
                {
                    ["names"] = $"{deployment.OrganizationName}/{deployment.ProjectName}/{deployment.StackName}",
                    ["folder"] = deployment.RootDirectory,
                    ["dryRun"] = deployment.IsDryRun,
                    ["node"] = config.Require("node"),
                };
            },
            ("oceanid-cluster:node", "n"),
            ("oceanid-cluster:organization", "goldfish-inc"));

        Assert.That(
            preview.Outputs.ToJsonString(),
            Is.EqualTo(
                """{"dryRun":true,"folder":"/the/folder","names":"goldfish-inc/oceanid-cluster/tethys","node":"n"}"""));
    }

    [Test]
    public async Task Secret_outputs_are_not_shown()
    {
        var preview = await RunAsync(
            () => new Dictionary<string, object?>
            {
                ["token"] = new Config().RequireSecret("token"),
                ["id"] = new Namespace("ns").Id,
            },
            ("oceanid-cluster:token", "<secret default/x token>"));

        Assert.That(preview.Outputs.ToJsonString(), Is.EqualTo("""{"id":"ns_id","token":"[secret]"}"""));
    }

    [Test]
    public async Task The_status_of_a_release_holds_what_is_known_of_it()
    {
        var preview = await RunAsync(() =>
        {
            var release = new Release(
                "flux", new ReleaseArgs { Chart = "flux2", Name = "flux2", Namespace = "flux-system" });
            return new Dictionary<string, object?>
            {
                ["release"] = Output.Format($"{release.Status.Apply(status => status.Namespace)}/{release.Name}"),
            };
        });

        Assert.That(preview.Outputs["release"]!.GetValue<string>(), Is.EqualTo("flux-system/flux2"));
    }

    [Test]
    public async Task Runs_at_the_same_time_do_not_see_each_others_configuration()
    {
        var runs = Enumerable.Range(0, 8).Select(i => RunAsync(
            () => new Dictionary<string, object?> { ["node"] = new Config().Require("node") },
            ("oceanid-cluster:node", $"node-{i}")));

        var nodes = (await Task.WhenAll(runs)).Select(preview => preview.Outputs["node"]!.GetValue<string>());
        Assert.That(nodes, Is.EqualTo(Enumerable.Range(0, 8).Select(i => $"node-{i}")));
    }

    [Test]
    public void A_resource_that_is_declared_twice_is_an_error()
    {
        var failure = Fails(() =>
        {
            _ = new Namespace("same");
            _ = new Namespace("same");
        });

        Assert.That(failure, Is.EqualTo(new[]
        {
            "kubernetes:core/v1:Namespace 'same' is declared 2 times. Give each resource of a type its own name.",
        }));
    }

    [Test]
    public void A_missing_key_is_named()
    {
        Assert.That(
            Fails(() => _ = new Config().Require("node")).Single(),
            Does.StartWith("Missing Required configuration variable 'oceanid-cluster:node'"));
    }

    [Test]
    public void The_message_of_the_program_is_kept_whole()
    {
        Assert.That(
            Fails(() => throw new RunException("Two things are wrong:\n- one\n- two")),
            Is.EqualTo(new[] { "Two things are wrong:\n- one\n- two" }));
    }

    [Test]
    public void An_unhandled_exception_shows_its_message_without_a_stack_trace()
    {
        Assert.That(
            Fails(() => throw new InvalidOperationException("That cannot be.")),
            Is.EqualTo(new[] { "That cannot be." }));
    }

    [Test]
    public void A_failure_of_a_resource_shows_its_message_without_a_stack_trace()
    {
        Assert.That(
            Fails(() => throw new ResourceException("That is no resource.", resource: null)),
            Is.EqualTo(new[] { "That is no resource." }));
    }

    [Test]
    public void Several_failures_are_all_shown()
    {
        Assert.That(
            Fails(() =>
            {
                Log.Error("second");
                Log.Error("first");
            }),
            Is.EqualTo(new[] { "first", "second" }));
    }

    [Test]
    public void A_call_of_a_provider_says_that_a_preview_has_none()
    {
        Assert.That(
            Fails(() => Deployment.Instance.Invoke<object>("kubernetes:helm:template", InvokeArgs.Empty)).Single(),
            Contains.Substring("The program calls kubernetes:helm:template, which needs a real provider."));
    }

    [Test]
    public void A_failing_program_does_not_decide_the_exit_code_of_the_process()
    {
        var before = Environment.ExitCode;
        Fails(() => throw new RunException("wrong"));

        Assert.That(Environment.ExitCode, Is.EqualTo(before));
    }

    private static ResourcePreview Find(ProgramPreview preview, string name) =>
        preview.Resources.Single(resource => resource.Name == name);

    private static IReadOnlyList<string> Fails(Action program) =>
        Assert.ThrowsAsync<PreviewException>(() => RunAsync(program))!.Errors;

    private static Task<ProgramPreview> RunAsync(Action program) => RunAsync(() =>
    {
        program();
        return new Dictionary<string, object?>();
    });

    private static Task<ProgramPreview> RunAsync(
        Func<IDictionary<string, object?>> program,
        params (string Key, string Value)[] configuration) => PreviewEngine.RunAsync(
            new ProgramDefinition("cluster", program),
            new StackConfiguration(
                "oceanid-cluster", "tethys", configuration.ToDictionary(entry => entry.Key, entry => entry.Value)),
            "/the/folder");
}
