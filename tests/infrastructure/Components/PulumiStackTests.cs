using Oceanid.Infrastructure.Components;
using Oceanid.Infrastructure.Components.Kubernetes;
using Oceanid.Infrastructure.Components.Operator;
using Oceanid.Infrastructure.Components.Secrets;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Fleet;
using Pulumi;

namespace Oceanid.Infrastructure.Tests.Components;

/// <summary>Each trap of the Stack CR that the component avoids.</summary>
public sealed class PulumiStackTests
{
    private ResourcePreview _stack = null!;

    [OneTimeSetUp]
    public async Task Declare() => _stack = await StackAsync();

    [Test]
    public void It_names_the_organization_because_a_bare_stack_depends_on_the_token() =>
        Assert.That(_stack.Input("spec", "stack"), Is.EqualTo("goldfish-inc/oceanid-apps/tethys"));

    [Test]
    public void Its_program_comes_from_a_flux_source_of_its_own_namespace() =>
        Assert.That(
            _stack.Json("spec", "fluxSource"),
            Is.EqualTo("""{"dir":"infrastructure/apps","sourceRef":{"apiVersion":"source.toolkit.fluxcd.io/v1","kind":"GitRepository","name":"oceanid"}}"""));

    [Test]
    public void It_runs_as_its_own_service_account() =>
        Assert.That(_stack.Input("spec", "serviceAccountName"), Is.EqualTo("oceanid-apps"));

    [Test]
    public void Every_key_of_the_credentials_becomes_a_variable_that_refers_to_the_secret() =>
        Assert.That(
            _stack.Json("spec", "envRefs"),
            Is.EqualTo("""{"PULUMI_ACCESS_TOKEN":{"secret":{"key":"PULUMI_ACCESS_TOKEN","name":"credentials"},"type":"Secret"}}"""));

    [Test]
    public void It_repairs_drift_once_an_hour()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_stack.Json("spec", "refresh"), Is.EqualTo("true"));
            Assert.That(_stack.Json("spec", "continueResyncOnCommitMatch"), Is.EqualTo("true"));
            Assert.That(_stack.Json("spec", "resyncFrequencySeconds"), Is.EqualTo("3600"));
        }
    }

    [Test]
    public void It_leaves_nothing_behind_but_what_it_manages()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_stack.Input("spec", "workspaceReclaimPolicy"), Is.EqualTo("Delete"));
            Assert.That(_stack.Input("spec", "updateTemplate", "spec", "ttlAfterCompleted"), Is.EqualTo("1h0m0s"));
            // The operator drops a false, and each run of the program would add it again.
            Assert.That(_stack.Json("spec", "destroyOnFinalize"), Is.Null);
        }
    }

    [TestCase(true, "true")]
    [TestCase(false, null)]
    public async Task It_goes_on_past_a_failure_where_it_is_told_so(bool goesOn, string? written)
    {
        var stack = await StackAsync(continueOnError: goesOn);

        Assert.That(stack.Json("spec", "updateTemplate", "spec", "continueOnError"), Is.EqualTo(written));
    }

    [Test]
    public async Task A_gibibyte_of_memory_is_written_as_the_operator_writes_it_back()
    {
        var stack = await StackAsync(workspace: new Workspace { Resources = new ContainerResources("200m", 1024, "500m", 1536) });

        Assert.That(
            stack.Json("spec", "workspaceTemplate", "spec", "resources"),
            Is.EqualTo("""{"limits":{"cpu":"500m","memory":"1536Mi"},"requests":{"cpu":"200m","memory":"1Gi"}}"""));
    }

    [Test]
    public void It_waits_for_its_prerequisites() =>
        Assert.That(_stack.Json("spec", "prerequisites"), Is.EqualTo("""[{"name":"oceanid-networking"}]"""));

    [Test]
    public void Its_workspace_is_pinned_restricted_and_small()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Workspace("image"), Is.EqualTo($"\"{Versions.WorkspaceImage}\""));
            Assert.That(Workspace("securityProfile"), Is.EqualTo("\"restricted\""));
            Assert.That(Workspace("resources"), Is.EqualTo("""{"limits":{"cpu":"500m","memory":"512Mi"},"requests":{"cpu":"200m","memory":"256Mi"}}"""));
        }
    }

    [TestCase("PULUMI_RUN_PROGRAM", "true")]
    [TestCase("MSBUILDDISABLENODEREUSE", "1")]
    [TestCase("UseSharedCompilation", "false")]
    [TestCase("DOTNET_CLI_USE_MSBUILD_SERVER", "0")]
    [TestCase("DOTNET_gcServer", "0")]
    [TestCase("TreatWarningsAsErrors", "false")]
    public void Its_workspace_builds_dotnet_with(string variable, string value) =>
        Assert.That(Workspace("env"), Does.Contain($$"""{"name":"{{variable}}","value":"{{value}}"}"""));

    [Test]
    public void Its_workspace_pulls_the_large_image_on_one_node_only() =>
        Assert.That(Workspace("podTemplate", "spec", "nodeSelector"), Is.EqualTo("""{"kubernetes.io/hostname":"tethys"}"""));

    [Test]
    public void Its_workspace_changes_nothing_of_the_operators_container() =>
        Assert.That(Workspace("podTemplate", "spec", "containers"), Is.EqualTo("""[{"name":"pulumi"}]"""));

    [Test]
    public async Task A_new_credential_makes_a_new_pod()
    {
        var changed = await StackAsync(token: "another");

        Assert.That(Checksum(changed), Is.Not.Null.And.Not.EqualTo(Checksum(_stack)));
    }

    [Test]
    public async Task Without_a_node_its_workspace_runs_on_the_control_plane()
    {
        var stack = await StackAsync(workspace: new Workspace());

        Assert.That(
            stack.Json("spec", "workspaceTemplate", "spec", "podTemplate", "spec", "nodeSelector"),
            Is.EqualTo("""{"node-role.kubernetes.io/control-plane":"true"}"""));
    }

    [Test]
    public void It_is_created_after_its_identity_and_its_credentials() =>
        Assert.That(_stack.DependsOn(), Is.SupersetOf(new[] { "StackIdentity oceanid-apps", "EscSecret credentials" }));

    [Test]
    public async Task A_name_of_42_characters_is_the_longest()
    {
        var name = new string('a', PulumiStack.MaximumNameLength);
        var stack = await StackAsync(name: name);

        Assert.That(stack.Input("metadata", "name"), Is.EqualTo(name));
    }

    [TestCase("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "which has 43 characters; the operator allows 42")]
    [TestCase("Oceanid", "which is not a DNS label")]
    [TestCase("oceanid-", "which is not a DNS label")]
    public void A_name_that_the_operator_would_refuse_is_refused(string name, string reason)
    {
        var failure = Assert.CatchAsync(() => StackAsync(name: name));

        Assert.That(failure!.Message, Does.Contain($"The Stack name '{name}' is not valid: {reason}"));
    }

    [TestCase("tethys")]
    [TestCase("oceanid-apps/tethys")]
    [TestCase("goldfish-inc//tethys")]
    public void A_stack_that_is_not_fully_named_is_refused(string stack)
    {
        var failure = Assert.CatchAsync(() => StackAsync(stack: stack));

        Assert.That(failure!.Message, Does.Contain($"The stack '{stack}' of the Stack 'oceanid-apps' is not of the form organization/project/stack."));
    }

    [Test]
    public void A_resync_that_the_operator_would_not_honour_is_refused()
    {
        var failure = Assert.CatchAsync(() => StackAsync(resync: 59));

        Assert.That(failure!.Message, Does.Contain("must be greater than or equal to '60'"));
    }

    private string? Workspace(params string[] path) => _stack.Json(["spec", "workspaceTemplate", "spec", .. path]);

    private static string? Checksum(ResourcePreview stack) =>
        stack.Input("spec", "workspaceTemplate", "spec", "podTemplate", "metadata", "annotations", "oceanid.dev/credentials-checksum");

    private static async Task<ResourcePreview> StackAsync(
        string name = "oceanid-apps",
        string stack = "goldfish-inc/oceanid-apps/tethys",
        string token = "token",
        int resync = 3600,
        bool continueOnError = false,
        Workspace? workspace = null)
    {
        var program = await Deploy.ComponentsAsync(() => _ = new PulumiStack(name, new PulumiStackArgs
        {
            Namespace = "pulumi-system",
            Stack = stack,
            Source = "oceanid",
            Folder = "infrastructure/apps",
            Identity = new StackIdentity("oceanid-apps", new StackIdentityArgs { Namespace = "pulumi-system" }),
            Credentials = new EscSecret("credentials", new EscSecretArgs
            {
                Namespace = "pulumi-system",
                Name = "credentials",
                Data = new Dictionary<string, Output<string>> { ["PULUMI_ACCESS_TOKEN"] = Output.Create(token) },
            }),
            Prerequisites = ["oceanid-networking"],
            Workspace = workspace ?? new Workspace { Node = "tethys" },
            ResyncFrequencySeconds = resync,
            ContinueOnError = continueOnError,
        }));
        return program.Resource("Stack", name);
    }
}
