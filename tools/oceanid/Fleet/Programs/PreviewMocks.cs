using System.Collections.Concurrent;
using System.Collections.Immutable;
using Oceanid.Tool.Fleet.Configuration;
using Pulumi;
using Pulumi.Testing;

namespace Oceanid.Tool.Fleet.Programs;

/// <summary>Stands for the engine and the providers: every resource comes out as it went in.</summary>
/// <param name="hasOtherSecrets">Whether other placeholders stand for the secrets.</param>
internal sealed class PreviewMocks(bool hasOtherSecrets) : IMocks
{
    private const string ReleaseType = "kubernetes:helm.sh/v3:Release";
    private const string CommandType = "command:remote:Command";

    private readonly ConcurrentQueue<Registration> _registrations = new();
    private readonly ConcurrentDictionary<string, ImmutableDictionary<string, Output<object?>>> _outputs = new();

    public IReadOnlyCollection<Registration> Registrations => _registrations;

    /// <summary>The outputs of the program.</summary>
    public ImmutableDictionary<string, Output<object?>> Outputs { get; private set; } =
        ImmutableDictionary<string, Output<object?>>.Empty;

    /// <summary>The outputs of its components, by their URNs.</summary>
    public IReadOnlyDictionary<string, ImmutableDictionary<string, Output<object?>>> ComponentOutputs => _outputs;

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var key = new ResourceKey(args.Type ?? "", args.Name ?? "");
        _registrations.Enqueue(new Registration(key, PlainValue.FromObject(args.Inputs), ProviderKey(args.Provider)));

        var id = string.IsNullOrEmpty(args.Id) ? $"{args.Name}_id" : args.Id;
        var state = args.Type switch
        {
            ReleaseType => args.Inputs.SetItem("status", Status(args.Inputs)),
            // What a node answers may be a secret, as a kubeconfig is: it is followed like one.
            CommandType => args.Inputs.SetItem("stdout", Placeholder(SecretMarker.For(SecretMarker.CommandOutput, key.Name))),
            _ => args.Inputs,
        };
        return Task.FromResult<(string?, object)>((id, state));
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        throw new RunException(
            $"The program calls {args.Token}, which needs a real provider. Take the value from configuration instead.");
    }

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        ArgumentNullException.ThrowIfNull(args);
        // The stack registers twice: the program's outputs, and then, by the SDK, the properties of its class (none).
        if (args.Urn.Contains("::pulumi:pulumi:Stack::", StringComparison.Ordinal) && !args.Outputs.IsEmpty)
            Outputs = args.Outputs;
        else if (!args.Outputs.IsEmpty)
            _outputs[args.Urn] = args.Outputs;
        return Task.CompletedTask;
    }

    private string Placeholder(string marker) => hasOtherSecrets ? SecretMarker.Others(marker) : marker;

    /// <summary>What is known of a Helm release before it exists.</summary>
    private static ImmutableDictionary<string, object> Status(ImmutableDictionary<string, object> inputs) =>
        inputs.Where(input => input.Key is "name" or "namespace" or "version").ToImmutableDictionary();

    /// <summary>A reference to a provider is `urn:pulumi:stack::project::parents$type::name::id`.</summary>
    private static ResourceKey? ProviderKey(string? reference) =>
        reference?.Split("::") is [_, _, var types, var name, _] ? new ResourceKey(types.Split('$')[^1], name) : null;
}
