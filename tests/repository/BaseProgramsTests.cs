using Oceanid.Infrastructure.Components;
using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Commands;

namespace Oceanid.RepositoryTests;

/// <summary>Where the programs themselves change, the base is built and previews itself.</summary>
[NonParallelizable]
public sealed class BaseProgramsTests
{
    [Test]
    public async Task A_new_version_of_a_chart()
    {
        // The programs of this test run are the new ones, so it is the base that differs.
        const string File = "infrastructure/components/Versions.cs";
        const string Old = "0.0.1";
        using var request = new PullRequest(RepositoryRoot.Repository, AllPrograms.List);
        var current = request.Read(File);
        request.Edit(File, $"FluxChart = \"{Versions.FluxChart}\"", $"FluxChart = \"{Old}\"");
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", request.Path("artifacts/cache"));
        try
        {
            var first = await request.ChangeAsync(() => request.Write(File, current));

            Assert.That((first.ExitCode, first.Error), Is.EqualTo((0, "")));
            Assert.That(first.Output, Does.EndWith($"""
                oceanid-cluster: 0 added, 1 changed, 0 removed
                └── ~ Release flux2 (flux2 {Versions.FluxChart})
                    └── version: {Old} → {Versions.FluxChart}

                """));
            // The second time nothing is built: the preview of the base was kept.
            var kept = Directory.GetFiles(request.Path("artifacts/cache/oceanid/previews"));
            await System.IO.File.WriteAllTextAsync(kept.Single(), (await System.IO.File.ReadAllTextAsync(kept.Single())).Replace(Old, "0.0.0", StringComparison.Ordinal));
            Assert.That((await request.AgainstAsync("HEAD~1")).Output, Does.Contain($"version: 0.0.0 → {Versions.FluxChart}"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("XDG_CACHE_HOME", cache);
        }
    }
}
