namespace Pulumi;

public readonly struct Urn(string value)
{
    private readonly string _value = value;

    public static implicit operator string(Urn urn) => urn._value;

    public static Output<string> Create(
        Input<string> name,
        Input<string> type,
        Resource? parent = null,
        Input<string>? parentUrn = null,
        Input<string>? project = null,
        Input<string>? stack = null)
    {
        var instance = Deployment.Instance;
        var prefix = parent?.Urn ?? parentUrn?.ToOutput();
        var head = prefix is null
            ? Output.Tuple(stack ?? instance.StackName, project ?? instance.ProjectName).Apply(both => $"urn:pulumi:{both.Item1}::{both.Item2}::")
            : prefix.Apply(urn => $"{urn[..urn.LastIndexOf("::", StringComparison.Ordinal)]}$");
        return Output.Tuple(head, type.ToOutput(), name.ToOutput()).Apply(all => $"{all.Item1}{all.Item2}::{all.Item3}");
    }

    /// <summary>As the mocks write it: every resource reads as a child of the stack.</summary>
    internal static string Of(string stack, string project, string type, string name)
    {
        const string root = Stack.RootType;
        var parent = type == root ? "" : $"{root}$";
        return $"urn:pulumi:{stack}::{project}::{parent}{type}::{name}";
    }
}
