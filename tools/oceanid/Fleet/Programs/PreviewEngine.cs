using System.Text.Json.Nodes;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Text;
using Pulumi;
using Pulumi.Testing;

namespace Oceanid.Tool.Fleet.Programs;

/// <summary>Runs the real code of a program against mocks and records what it declares.</summary>
internal static class PreviewEngine
{
    // The configuration reaches a program through the environment of the process: one run at a time.
    private static readonly SemaphoreSlim OneRun = new(1, 1);

    /// <exception cref="PreviewException">The program fails.</exception>
    public static async Task<ProgramPreview> RunAsync(
        ProgramDefinition program,
        StackConfiguration configuration,
        string rootDirectory)
    {
        var (declared, failures) = await AttemptAsync(program, configuration, rootDirectory);
        return failures.Count == 0 ? declared : throw new PreviewException(failures);
    }

    /// <summary>Runs a program; one that fails has declared some of its resources nevertheless.</summary>
    public static async Task<(ProgramPreview Declared, IReadOnlyList<string> Failures)> AttemptAsync(
        ProgramDefinition program,
        StackConfiguration configuration,
        string rootDirectory)
    {
        IReadOnlyList<string> failures = [];
        var recorder = new ResourceRecorder();
        var mocks = new PreviewMocks(configuration.HasOtherSecrets);
        var options = new TestOptions
        {
            ProjectName = configuration.Project,
            StackName = configuration.Cluster,
            OrganizationName = configuration.Organization ?? "organization",
            RootDirectory = rootDirectory,
            IsPreview = true,
        };

        await OneRun.WaitAsync();
        try
        {
            using var environment = new ProgramEnvironment(configuration);
            var stacks = new PreviewStackFactory(program.Define, recorder);
            await Deployment.TestWithServiceProviderAsync<PreviewStack>(mocks, stacks, options);
        }
        catch (Exception failure) when (ProgramFailure.Describe(failure) is { } reasons)
        {
            failures = reasons;
        }
        finally
        {
            OneRun.Release();
        }

        var declared = new ProgramPreview(
            program.Folder,
            configuration.Project,
            await recorder.JoinAsync(mocks.Registrations),
            await ProgramOutputs.ReadAsync(mocks.Outputs))
        {
            ComponentOutputs = await ComponentOutputsAsync(mocks),
        };
        return (declared, failures);
    }

    private static async Task<IReadOnlyDictionary<string, JsonObject>> ComponentOutputsAsync(PreviewMocks mocks)
    {
        var outputs = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var (urn, values) in mocks.ComponentOutputs)
            outputs.Add(urn, await ProgramOutputs.ReadAsync(values));
        return outputs;
    }
}
