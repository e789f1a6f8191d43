using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Oceanid.Infrastructure.Components.Operator;

/// <summary>The settings of a <see cref="StackIdentity"/>.</summary>
public sealed class StackIdentityArgs
{
    /// <summary>The namespace of the Stack CR.</summary>
    public required Input<string> Namespace { get; init; }

    /// <summary>
    /// What the program may do in the whole cluster: a ClusterRole of the same name is made of these rules. Default: nothing.
    /// </summary>
    public IReadOnlyList<PolicyRuleArgs> Rules { get; init; } = [];

    /// <summary>
    /// What the program may do in single namespaces, by their names: a Role of the same name is made there. Default: nothing.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PolicyRuleArgs>> NamespacedRules { get; init; } = new Dictionary<string, IReadOnlyList<PolicyRuleArgs>>();

    /// <summary>An existing ClusterRole to bind besides. Default: none.</summary>
    public string? ClusterRole { get; init; }
}

/// <summary>
/// Who the workspace of a Stack is: a service account of its own, what the operator's handshake needs, and the rights
/// that its program needs.
/// </summary>
public sealed class StackIdentity : ComponentResource
{
    private const string RbacGroup = "rbac.authorization.k8s.io";

    private readonly string _name;
    private readonly Input<string> _namespace;

    /// <summary>Declares the service account and its bindings.</summary>
    /// <param name="name">The logical name, and the name of the Stack CR and of every object.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Resource options.</param>
    public StackIdentity(string name, StackIdentityArgs args, ComponentResourceOptions? options = null)
        : base("oceanid:pulumi:StackIdentity", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        _name = name;
        _namespace = args.Namespace;

        var account = new ServiceAccount(
            name,
            new ServiceAccountArgs { Metadata = new ObjectMetaArgs { Name = name, Namespace = args.Namespace } },
            new CustomResourceOptions { Parent = this });

        // The agent in the workspace checks the operator's token by TokenReview and SubjectAccessReview, which are
        // cluster-scoped: without a ClusterRoleBinding the Stack ends in ConnectionFailure.
        Bind("auth-delegator", "system:auth-delegator");

        if (args.ClusterRole is { } existing)
            Bind(existing, existing);

        if (args.Rules.Count > 0)
        {
            var role = new ClusterRole(
                name,
                new ClusterRoleArgs { Metadata = new ObjectMetaArgs { Name = name }, Rules = args.Rules.ToArray() },
                new CustomResourceOptions { Parent = this });
            Bind(null, role.Metadata.Apply(metadata => metadata.Name));
        }

        foreach (var (space, rules) in args.NamespacedRules)
            Allow(space, rules);

        ServiceAccountName = account.Metadata.Apply(metadata => metadata.Name);
        RegisterOutputs();
    }

    /// <summary>The name of the service account. Whatever uses it waits for the account.</summary>
    [Output("serviceAccountName")]
    public Output<string> ServiceAccountName { get; private set; }

    private void Allow(string space, IReadOnlyList<PolicyRuleArgs> rules)
    {
        var name = $"{_name}-{space}";
        var role = new Role(
            name,
            new RoleArgs { Metadata = new ObjectMetaArgs { Name = _name, Namespace = space }, Rules = rules.ToArray() },
            new CustomResourceOptions { Parent = this });
        _ = new RoleBinding(
            name,
            new RoleBindingArgs
            {
                Metadata = new ObjectMetaArgs { Name = _name, Namespace = space },
                RoleRef = new RoleRefArgs { ApiGroup = RbacGroup, Kind = "Role", Name = role.Metadata.Apply(metadata => metadata.Name) },
                Subjects = new SubjectArgs { Kind = "ServiceAccount", Name = _name, Namespace = _namespace },
            },
            new CustomResourceOptions { Parent = this, DeleteBeforeReplace = true });
    }

    private void Bind(string? suffix, Input<string> clusterRole)
    {
        var name = suffix is null ? _name : $"{_name}-{suffix}";
        _ = new ClusterRoleBinding(
            name,
            new ClusterRoleBindingArgs
            {
                Metadata = new ObjectMetaArgs { Name = name },
                RoleRef = new RoleRefArgs { ApiGroup = RbacGroup, Kind = "ClusterRole", Name = clusterRole },
                Subjects = new SubjectArgs { Kind = "ServiceAccount", Name = _name, Namespace = _namespace },
            },
            new CustomResourceOptions
            {
                Parent = this,
                // The role of a binding can't be changed, and two bindings can't have one name.
                DeleteBeforeReplace = true,
            });
    }
}
