using Oceanid.Tool.Check.Esc;
using Oceanid.Tool.Check.Rules;

namespace Oceanid.Tool.Check;

/// <summary>Every rule, in the order of their ids. A new rule is one line here.</summary>
internal static class AllRules
{
    public static IReadOnlyList<IRule> List { get; } =
    [
        new AdmissionBoundsRule(),
        new AdoptRule(),
        new AppliedObjectsRule(),
        new CatalogRule(),
        new CertificateRule(),
        new ChecksumRule(),
        new EndOfLifeRule(),
        new EscKeysRule(),
        new EtcdQuorumRule(),
        new HostRule(),
        new KeepDataRule(),
        new KnowledgeRule(),
        new MemoryBudgetRule(),
        new NetworkPolicyRule(),
        new NodeAddressRule(),
        new OneOwnerRule(),
        new OneRevisionRule(),
        new PinnedVersionRule(),
        new PodSecurityRule(),
        new ProjectFilesRule(),
        new QuotaRule(),
        new RbacWidthRule(),
        new ReferenceRule(),
        new SecretInGitRule(),
        new SecretLeakRule(),
        new StackAlikeRule(),
        new StackConfigurationRule(),
        new StackFormRule(),
        new StackHealthRule(),
        new StackProgramRule(),
        new StackRightsRule(),
        new TrafficRule(),
        new TreeRule(),
        new ValidityRule(),
        new ValueOnceRule(),
    ];

    /// <summary>What each rule says of itself, with those that the check keeps on its own.</summary>
    public static IReadOnlyList<RuleText> Texts { get; } =
    [
        .. List.Select(rule => new RuleText(rule.Id, rule.Title, rule.Rationale, rule.Remedy))
            .Append(new RuleText(
                CheckRunner.Preview,
                "Every program runs, and every folder that Flux applies can be built.",
                "What cannot be previewed cannot be checked, and would fail in the cluster.",
                "Mend what the finding names."))
            .Append(new RuleText(
                EscComparison.RuleId,
                "With --esc: the ESC environments of Pulumi Cloud have the keys that are declared, as secrets, and no others.",
                "A key that nobody has set stops a program at its next run, in the cluster. Only names are compared; no value is read.",
                "Run what `oceanid esc-init CLUSTER` prints."))
            .Append(new RuleText(
                CheckRunner.StaleSuppression,
                "Every suppression matches a finding.",
                "One that is left over would hide the next finding of its kind.",
                "Remove it."))
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];
}
