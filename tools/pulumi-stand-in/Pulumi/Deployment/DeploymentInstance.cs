using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Serialization;
using Pulumi.Testing;

namespace Pulumi;

public sealed class DeploymentInstance
{
    private readonly string? _rootDirectory;

    internal DeploymentInstance(MockMonitor monitor, TestOptions options)
    {
        Monitor = monitor;
        ProjectName = options.ProjectName ?? "project";
        StackName = options.StackName ?? "stack";
        OrganizationName = options.OrganizationName ?? "organization";
        IsDryRun = options.IsPreview ?? true;
        _rootDirectory = options.RootDirectory;
        Configuration = ReadConfiguration();
    }

    public string StackName { get; }

    public string ProjectName { get; }

    public string RootDirectory => _rootDirectory
        ?? throw new InvalidOperationException("The Pulumi CLI version does not support root directory. Please update the Pulumi CLI.");

    public string OrganizationName { get; }

    public bool IsDryRun { get; }

    internal ImmutableDictionary<string, string> Configuration { get; }

    internal MockMonitor Monitor { get; }

    internal Runner Runner { get; } = new();

    internal WaitGraph Waits { get; } = new();

    internal Stack? Stack { get; set; }

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null)
    {
        return new Output<T>(InvokeAsync());

        async Task<OutputData<T>> InvokeAsync()
        {
            var inputs = await Serializer.SerializeMembersAsync($"invoke:{token}", args.ToDictionary()).ConfigureAwait(false);
            if (inputs.Values.Any(input => !input.IsKnown))
                return OutputData<T>.Of(default!) with { IsKnown = false };

            var result = await Monitor.CallAsync(token, inputs).ConfigureAwait(false);
            return OutputData<T>.Of((T)Converter.ConvertOrDefault(result, typeof(T))!);
        }
    }

    internal void Register(Resource resource, bool custom, bool remote, ResourceArgs args, ResourceOptions options, Resource? parent)
    {
        Waits.Add(resource);
        var registration = new ResourceRegistration(this, resource, custom, remote, OutputProperties.Initialize(resource, all: custom || remote));
        Runner.Track(registration.RunAsync(args, options, parent));
    }

    internal void RegisterOutputs(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        Runner.Track(RegisterAsync());

        async Task RegisterAsync()
        {
            var urn = await resource.Urn.Data.ConfigureAwait(false);
            var values = await outputs.Data.ConfigureAwait(false);
            var serialized = await Serializer
                .SerializeMembersAsync($"{resource.GetResourceName()}.outputs", values.Value.ToImmutableDictionary())
                .ConfigureAwait(false);
            await Monitor.RegisterOutputsAsync(urn.Value, serialized).ConfigureAwait(false);
        }
    }

    private static ImmutableDictionary<string, string> ReadConfiguration()
    {
        if (Environment.GetEnvironmentVariable("PULUMI_CONFIG") is not { Length: > 0 } json)
            return ImmutableDictionary<string, string>.Empty;

        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToImmutableDictionary(
            member => CleanKey(member.Name),
            member => member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : JsonSerializer.Serialize(member.Value));
    }

    // Older command lines wrote `project:config:key`.
    private static string CleanKey(string key) =>
        key.Split(':', 3) is [var project, "config", var name] ? $"{project}:{name}" : key;
}

// Without members, because no program here has another use for it than to leave it out.
public class InvokeOptions;
