using Oceanid.Preview.Configuration;
using Oceanid.Preview.Model;
using Pulumi;
using Pulumi.Testing;

namespace Oceanid.Preview.Engine;

/// <summary>Runs the real code of a program against mocks and records what it declares.</summary>
internal static class PreviewEngine
{
    // The configuration reaches a program through the environment of the process: one run at a time.
    private static readonly SemaphoreSlim OneRun = new(1, 1);

    public static async Task<ProgramPreview> RunAsync(
        ProgramDefinition program,
        StackConfiguration configuration,
        string rootDirectory)
    {
        var recorder = new ResourceRecorder();
        var mocks = new PreviewMocks();
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
            throw new PreviewException(reasons);
        }
        finally
        {
            OneRun.Release();
        }

        return new ProgramPreview(
            program.Folder,
            configuration.Project,
            await recorder.JoinAsync(mocks.Registrations),
            await ProgramOutputs.ReadAsync(mocks.Outputs));
    }
}
