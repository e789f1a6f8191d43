using NUnit.Framework;
using Pulumi;
using Pulumi.Kubernetes.Batch.V1;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Policy.V1;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Oceanid.Contract.Tests;

/// <summary>What all Kubernetes resources have in common.</summary>
public sealed class KubernetesResourceTests
{
    private static readonly TestCaseData[] Kinds =
    [
        Kind("core/v1", "v1", "Namespace", o => new Namespace("x", null, o)),
        Kind("core/v1", "v1", "Secret", o => new Secret("x", null, o)),
        Kind("core/v1", "v1", "ConfigMap", o => new ConfigMap("x", null, o)),
        Kind("core/v1", "v1", "ServiceAccount", o => new ServiceAccount("x", null, o)),
        Kind("core/v1", "v1", "ResourceQuota", o => new ResourceQuota("x", null, o)),
        Kind("core/v1", "v1", "LimitRange", o => new LimitRange("x", null, o)),
        Kind("core/v1", "v1", "Service", o => new Service("x", null, o)),
        Kind("rbac.authorization.k8s.io/v1", "rbac.authorization.k8s.io/v1", "Role", o => new Role("x", null, o)),
        Kind("rbac.authorization.k8s.io/v1", "rbac.authorization.k8s.io/v1", "ClusterRole",
            o => new ClusterRole("x", null, o)),
        Kind("networking.k8s.io/v1", "networking.k8s.io/v1", "NetworkPolicy", o => new NetworkPolicy("x", null, o)),
        Kind("networking.k8s.io/v1", "networking.k8s.io/v1", "Ingress", o => new Ingress("x", null, o)),
        Kind("apps/v1", "apps/v1", "Deployment", o => new Pulumi.Kubernetes.Apps.V1.Deployment("x", null, o)),
        Kind("policy/v1", "policy/v1", "PodDisruptionBudget", o => new PodDisruptionBudget("x", null, o)),
        Kind("batch/v1", "batch/v1", "Job", o => new Job("x", null, o)),
    ];

    [TestCaseSource(nameof(Kinds))]
    public async Task A_resource_knows_its_type_api_version_and_kind(
        string type, string apiVersion, string kind, Func<CustomResourceOptions?, CustomResource> create)
    {
        var (received, resource) = await CreateAsync(() => create(null));

        Assert.Multiple(() =>
        {
            Assert.That(received.Type, Is.EqualTo(type));
            Assert.That(resource.GetResourceType(), Is.EqualTo(type));
            Assert.That(resource.GetResourceName(), Is.EqualTo("x"));
            Assert.That(KubernetesInputs.Json(received.Inputs), Is.EqualTo(
                $$"""{"apiVersion": "{{apiVersion}}", "kind": "{{kind}}"}"""));
        });
    }

    [TestCaseSource(nameof(Kinds))]
    public async Task The_id_of_the_options_is_ignored(
        string type, string apiVersion, string kind, Func<CustomResourceOptions?, CustomResource> create)
    {
        var (received, _) = await CreateAsync(() => create(new CustomResourceOptions { Id = "some-id" }));

        Assert.Multiple(() =>
        {
            Assert.That(received.Type, Is.EqualTo(type));
            Assert.That(received.Id, Is.Empty);
            Assert.That(received.Inputs["apiVersion"], Is.EqualTo(apiVersion));
            Assert.That(received.Inputs["kind"], Is.EqualTo(kind));
        });
    }

    [Test]
    public async Task The_api_version_and_the_kind_of_the_callers_args_are_overwritten()
    {
        var args = new NamespaceArgs { ApiVersion = "v9", Kind = "Other" };
        var (received, _) = await CreateAsync(() => new Namespace("x", args));

        Assert.Multiple(async () =>
        {
            Assert.That(await OutputUtilities.GetValueAsync(args.ApiVersion.ToOutput()), Is.EqualTo("v1"));
            Assert.That(await OutputUtilities.GetValueAsync(args.Kind.ToOutput()), Is.EqualTo("Namespace"));
            Assert.That(KubernetesInputs.Json(received.Inputs), Is.EqualTo(
                """{"apiVersion": "v1", "kind": "Namespace"}"""));
        });
    }

    [Test]
    public async Task The_options_carry_the_version_of_the_package()
    {
        var options = await OptionsAsync(o => new Namespace("x", null, o));

        Assert.That(options.Version, Is.EqualTo("4.32.0"));
    }

    [Test]
    public async Task The_callers_options_win_and_are_not_changed()
    {
        CustomResourceOptions callers = new() { Version = "1.2.3", Protect = true };
        CustomResourceOptions? seen = null;
        callers.ResourceTransformations.Add(args =>
        {
            seen = (CustomResourceOptions)args.Options;
            return null;
        });
        await CreateAsync(() => new Namespace("x", null, callers));

        Assert.Multiple(() =>
        {
            Assert.That(seen!.Version, Is.EqualTo("1.2.3"));
            Assert.That(seen.Protect, Is.True);
            Assert.That(callers.Id, Is.Null);
        });
    }

    [Test]
    public async Task The_data_of_a_Secret_is_an_additional_secret_output()
    {
        var options = await OptionsAsync(o => new Secret("x", null, o));

        Assert.That(options.AdditionalSecretOutputs, Is.EquivalentTo(new[] { "data", "stringData" }));
    }

    [Test]
    public async Task A_resource_has_aliases_for_its_older_api_versions()
    {
        var options = await OptionsAsync(o => new Role("x", null, o));
        var types = new List<string>();
        foreach (var alias in options.Aliases)
        {
            var type = (await OutputUtilities.GetValueAsync(alias.ToOutput())).Type;
            types.Add(await OutputUtilities.GetValueAsync(type.ToOutput()));
        }

        Assert.That(types, Is.EquivalentTo(new[]
        {
            "kubernetes:rbac.authorization.k8s.io/v1alpha1:Role",
            "kubernetes:rbac.authorization.k8s.io/v1beta1:Role",
        }));
    }

    [Test]
    public async Task Get_reads_the_id_without_inputs()
    {
        var (received, resource) = await CreateAsync(() => Secret.Get("x", "team-a/credentials"));

        Assert.Multiple(async () =>
        {
            Assert.That(received.Type, Is.EqualTo("kubernetes:core/v1:Secret"));
            Assert.That(received.Id, Is.EqualTo("team-a/credentials"));
            Assert.That(received.Inputs, Is.Empty);
            Assert.That(await OutputUtilities.GetValueAsync(resource.Id), Is.EqualTo("team-a/credentials"));
        });
    }

    [Test]
    public async Task A_patch_keeps_the_kind_of_what_it_patches()
    {
        var (received, _) = await CreateAsync(() => new NamespacePatch("x"));

        Assert.Multiple(() =>
        {
            Assert.That(received.Type, Is.EqualTo("kubernetes:core/v1:NamespacePatch"));
            Assert.That(KubernetesInputs.Json(received.Inputs), Is.EqualTo(
                """{"apiVersion": "v1", "kind": "Namespace"}"""));
        });
    }

    private static TestCaseData Kind(
        string group, string apiVersion, string kind, Func<CustomResourceOptions?, CustomResource> create) =>
        new TestCaseData($"kubernetes:{group}:{kind}", apiVersion, kind, create).SetArgDisplayNames(kind);

    private static async Task<CustomResourceOptions> OptionsAsync(Func<CustomResourceOptions, CustomResource> create)
    {
        CustomResourceOptions? seen = null;
        CustomResourceOptions options = new();
        options.ResourceTransformations.Add(args =>
        {
            seen = (CustomResourceOptions)args.Options;
            return null;
        });
        await CreateAsync(() => create(options));
        return seen!;
    }

    private static async Task<(MockResourceArgs Received, T Resource)> CreateAsync<T>(Func<T> create)
        where T : CustomResource
    {
        var mocks = new RecordingMocks();
        T? resource = null;
        await Deployment.TestAsync(mocks, new TestOptions(), () => { resource = create(); });
        return (mocks.Resources.Single(), resource!);
    }
}
