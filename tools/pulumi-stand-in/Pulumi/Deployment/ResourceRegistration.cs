using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>The registration of one resource: waits for its inputs, asks the mocks, fills its outputs.</summary>
internal sealed class ResourceRegistration(
    DeploymentInstance deployment,
    Resource resource,
    bool custom,
    bool remote,
    Dictionary<string, IOutputSource> outputs)
{
    /// <summary>What the engine writes for a value that it does not know.</summary>
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    public async Task RunAsync(ResourceArgs args, ResourceOptions options, Resource? parent)
    {
        try
        {
            await RegisterAsync(args, options, parent).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            // Whoever waits for this resource fails with it instead of waiting for ever.
            foreach (var output in outputs.Values)
                output.Fail(failure);
            throw;
        }
    }

    private async Task RegisterAsync(ResourceArgs args, ResourceOptions options, Resource? parent)
    {
        var type = resource.GetResourceType();
        var name = resource.GetResourceName();

        var dependsOn = await options.DependsOn.ToOutput().Data.ConfigureAwait(false);
        var dependencies = dependsOn.IsKnown ? dependsOn.Value : [];
        deployment.Waits.Connect(resource, "dependsOn", dependencies);
        foreach (var dependency in dependencies)
            await dependency.Urn.Data.ConfigureAwait(false);
        if (parent is not null)
            await parent.Urn.Data.ConfigureAwait(false);

        var inputs = await Serializer.SerializeMembersAsync($"resource:{name}[{type}]", args.ToDictionary()).ConfigureAwait(false);
        foreach (var (key, input) in inputs)
            deployment.Waits.Connect(resource, $"input {key}", input.Resources);
        if (custom && options.Provider is not null)
            deployment.Waits.Connect(resource, "provider", [options.Provider]);

        var known = inputs.Where(input => input.Value.IsKnown).ToImmutableDictionary(input => input.Key, input => input.Value.Value!);
        var readId = options.Id is null ? null : (await options.Id.ToOutput().Data.ConfigureAwait(false)).Value;
        // Typed Kubernetes resources always give an id: the empty one of a resource that is to be created.
        var existingId = string.IsNullOrEmpty(readId) ? (options as CustomResourceOptions)?.ImportId : readId;
        var provider = custom ? await ProviderReferenceAsync(options.Provider).ConfigureAwait(false) : "";
        var urn = UrnOf(type, name);

        var (id, state) = await deployment.Monitor
            .RegisterAsync(resource, type, name, known, provider, existingId ?? "")
            .ConfigureAwait(false);

        Complete("urn", urn, isKnown: true, isSecret: false);
        if (custom)
            Complete("id", id, isKnown: id.Length > 0, isSecret: false);
        Fill(custom || remote || resource is Stack ? state : ImmutableDictionary<string, OutputData<object?>>.Empty);
    }

    // As the mocks write it: every resource reads as a child of the stack.
    private string UrnOf(string type, string name) =>
        $"urn:pulumi:{deployment.StackName}::{deployment.ProjectName}::{(type == Stack.RootType ? "" : $"{Stack.RootType}$")}{type}::{name}";

    /// <summary>A provider as the engine names it; empty for none.</summary>
    private static async Task<string> ProviderReferenceAsync(ProviderResource? provider)
    {
        if (provider is null)
            return "";

        var urn = await provider.Urn.Data.ConfigureAwait(false);
        var id = await provider.Id.Data.ConfigureAwait(false);
        return $"{urn.Value}::{(id.IsKnown ? id.Value : Unknown)}";
    }

    private void Complete(string name, object value, bool isKnown, bool isSecret)
    {
        if (outputs.Remove(name, out var output))
            output.Set(value, isKnown, isSecret);
    }

    private void Fill(ImmutableDictionary<string, OutputData<object?>> state)
    {
        foreach (var (name, output) in outputs)
        {
            if (state.TryGetValue(name, out var data))
                output.Set(Converter.ConvertOrDefault(data.Value, output.ValueType), data.IsKnown, data.IsSecret);
            else
                output.Set(Converter.ConvertOrDefault(null, output.ValueType), !deployment.IsDryRun, isSecret: false);
        }
    }
}
