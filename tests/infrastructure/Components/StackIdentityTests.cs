using Oceanid.Infrastructure.Components.Operator;
using Oceanid.Infrastructure.Tests.Testing;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Oceanid.Infrastructure.Tests.Components;

public sealed class StackIdentityTests
{
    [Test]
    public async Task The_workspace_can_check_the_token_of_the_operator()
    {
        var program = await Deploy.ComponentsAsync(() =>
            _ = new StackIdentity("apps", new StackIdentityArgs { Namespace = "pulumi-system" }));

        var binding = program.OfKind("ClusterRoleBinding").Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(program.Resource("ServiceAccount", "apps").Json("metadata"), Is.EqualTo("""{"name":"apps","namespace":"pulumi-system"}"""));
            Assert.That(binding.Input("metadata", "name"), Is.EqualTo("apps-auth-delegator"));
            Assert.That(binding.Json("roleRef"), Is.EqualTo("""{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"system:auth-delegator"}"""));
            Assert.That(binding.Json("subjects"), Is.EqualTo("""[{"kind":"ServiceAccount","name":"apps","namespace":"pulumi-system"}]"""));
        }
    }

    [Test]
    public async Task Without_rules_it_may_do_nothing_else()
    {
        var program = await Deploy.ComponentsAsync(() =>
            _ = new StackIdentity("apps", new StackIdentityArgs { Namespace = "pulumi-system" }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(program.OfKind("ClusterRole"), Is.Empty);
            Assert.That(program.OfKind("ClusterRoleBinding").Count(), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Its_rules_become_a_cluster_role_of_its_own()
    {
        var rule = new PolicyRuleArgs { ApiGroups = "", Resources = "secrets", Verbs = "get" };

        var program = await Deploy.ComponentsAsync(() =>
            _ = new StackIdentity("apps", new StackIdentityArgs { Namespace = "pulumi-system", Rules = [rule] }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(program.Resource("ClusterRole", "apps").Json("rules"), Is.EqualTo("""[{"apiGroups":[""],"resources":["secrets"],"verbs":["get"]}]"""));
            Assert.That(program.Resource("ClusterRoleBinding", "apps").Input("roleRef", "name"), Is.EqualTo("apps"));
        }
    }

    [Test]
    public async Task A_binding_is_deleted_first_because_its_role_cannot_change()
    {
        var program = await Deploy.ComponentsAsync(() =>
            _ = new StackIdentity("apps", new StackIdentityArgs { Namespace = "pulumi-system", ClusterRole = "cluster-admin" }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(program.OfKind("ClusterRoleBinding").Select(binding => binding.Options.DeleteBeforeReplace), Is.All.True);
            Assert.That(program.Resource("ClusterRoleBinding", "apps-cluster-admin").Input("roleRef", "name"), Is.EqualTo("cluster-admin"));
        }
    }
}
