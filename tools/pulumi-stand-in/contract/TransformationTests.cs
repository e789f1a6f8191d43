using NUnit.Framework;
using Pulumi;
using Pulumi.Command.Remote;
using Pulumi.Command.Remote.Inputs;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Utilities;

namespace Oceanid.Contract.Tests;

/// <summary>Transformations: all that a test can see of the options of a resource.</summary>
public sealed class TransformationTests
{
    [Test]
    public async Task They_run_at_once_and_from_the_resource_to_the_stack()
    {
        Recorded.Seen.Value = [];
        await Deployment.TestAsync<Recorded>(new RecordingMocks());

        Assert.That(Recorded.Seen.Value, Is.EqualTo(new[] { "component c", "stack c", "own r", "component r", "stack r", "end" }));
    }

    [Test]
    public async Task What_they_change_reaches_the_mock()
    {
        var mocks = new RecordingMocks();
        await TestRun.MakeAsync(
            () => new TestResource("r", new() { Text = "before" }, new()
            {
                ResourceTransformations = { args => new ResourceTransformationResult(new TestResourceArgs { Text = "after" }, args.Options) },
            }),
            mocks);

        Assert.That(mocks["r"].Inputs["text"], Is.EqualTo("after"));
    }

    [Test]
    public async Task A_kind_has_the_version_of_its_package_and_aliases_for_what_it_was_before()
    {
        var options = await OptionsAsync(options => new Role("x", null, options));
        var aliases = new List<string>();
        foreach (var alias in options.Aliases)
            aliases.Add(await OutputUtilities.GetValueAsync((await OutputUtilities.GetValueAsync(alias.ToOutput())).Type.ToOutput()));

        Assert.That(options.Version, Is.EqualTo("4.32.0"));
        Assert.That(aliases, Is.EquivalentTo(new[] { "kubernetes:rbac.authorization.k8s.io/v1alpha1:Role", "kubernetes:rbac.authorization.k8s.io/v1beta1:Role" }));
    }

    [Test]
    public async Task What_is_secret_in_a_kind_stays_so_in_its_outputs()
    {
        var secret = await OptionsAsync(options => new Secret("x", null, options));
        var command = await OptionsAsync(options => new Command("x", new CommandArgs { Connection = new ConnectionArgs { Host = "h" } }, options));

        Assert.That(secret.AdditionalSecretOutputs, Is.EquivalentTo(new[] { "data", "stringData" }));
        Assert.That(command.AdditionalSecretOutputs, Is.EqualTo(new[] { "connection" }));
    }

    [Test]
    public async Task The_options_of_the_caller_win_and_their_lists_are_added()
    {
        var options = await OptionsAsync(
            options => new Secret("x", null, options), new() { Version = "1.2.3", Protect = true, AdditionalSecretOutputs = { "type" } });

        Assert.That((options.Version, options.Protect), Is.EqualTo(("1.2.3", (bool?)true)));
        Assert.That(options.AdditionalSecretOutputs, Is.EquivalentTo(new[] { "data", "stringData", "type" }));
    }

    private static async Task<CustomResourceOptions> OptionsAsync(Func<CustomResourceOptions, Resource> create, CustomResourceOptions? options = null)
    {
        CustomResourceOptions? seen = null;
        options ??= new();
        options.ResourceTransformations.Add(args =>
        {
            seen = (CustomResourceOptions)args.Options;
            return null;
        });
        await TestRun.MakeAsync(() => create(options));
        return seen!;
    }

    private sealed class Recorded : Stack
    {
        public static readonly AsyncLocal<List<string>?> Seen = new();

        public Recorded()
            : base(new StackOptions { ResourceTransformations = { Record("stack") } })
        {
            var component = new TestComponent("c", options: new() { ResourceTransformations = { Record("component") } });
            _ = new TestResource("r", options: new() { Parent = component, ResourceTransformations = { Record("own") } });
            Seen.Value!.Add("end");
        }

        private static ResourceTransformation Record(string whose) => args =>
        {
            if (args.Resource is not Stack)
                Seen.Value!.Add($"{whose} {args.Resource.GetResourceName()}");
            return null;
        };
    }
}
