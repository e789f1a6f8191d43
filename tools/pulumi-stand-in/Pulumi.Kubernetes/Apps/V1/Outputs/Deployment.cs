using Pulumi.Kubernetes.Types.Outputs.Meta.V1;

namespace Pulumi.Kubernetes.Types.Outputs.Apps.V1;

[OutputType]
public sealed class DeploymentSpec
{
    public readonly int MinReadySeconds;
    public readonly bool Paused;
    public readonly int ProgressDeadlineSeconds;
    public readonly int Replicas;
    public readonly int RevisionHistoryLimit;
    public readonly LabelSelector Selector;
    public readonly DeploymentStrategy Strategy;

    [OutputConstructor]
    internal DeploymentSpec(
        int minReadySeconds, bool paused, int progressDeadlineSeconds, int replicas, int revisionHistoryLimit,
        LabelSelector selector, DeploymentStrategy strategy)
    {
        MinReadySeconds = minReadySeconds;
        Paused = paused;
        ProgressDeadlineSeconds = progressDeadlineSeconds;
        Replicas = replicas;
        RevisionHistoryLimit = revisionHistoryLimit;
        Selector = selector;
        Strategy = strategy;
    }
}

[OutputType]
public sealed class DeploymentStrategy
{
    public readonly RollingUpdateDeployment RollingUpdate;
    public readonly string Type;

    [OutputConstructor]
    internal DeploymentStrategy(RollingUpdateDeployment rollingUpdate, string type)
    {
        RollingUpdate = rollingUpdate;
        Type = type;
    }
}

[OutputType]
public sealed class RollingUpdateDeployment
{
    public readonly Union<int, string> MaxSurge;
    public readonly Union<int, string> MaxUnavailable;

    [OutputConstructor]
    internal RollingUpdateDeployment(Union<int, string> maxSurge, Union<int, string> maxUnavailable)
    {
        MaxSurge = maxSurge;
        MaxUnavailable = maxUnavailable;
    }
}
