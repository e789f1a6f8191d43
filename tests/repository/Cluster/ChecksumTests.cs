using Oceanid.Infrastructure.Tests.Testing;
using Oceanid.Tool.Commands;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Text;

namespace Oceanid.RepositoryTests.Cluster;

public sealed class ChecksumTests
{
    [Test]
    public async Task The_pods_of_an_app_roll_because_flux_puts_the_checksum_of_its_secret_into_a_manifest()
    {
        var clusters = await new FleetPreviewer(RepositoryRoot.Repository, AllPrograms.List, new KubectlKustomize()).PreviewAsync([], _ => { });

        using (Assert.EnterMultipleScope())
        {
            foreach (var view in clusters.Select(preview => new ClusterView(preview)))
            {
                var applied = string.Concat(view.Preview.Overlays.SelectMany(overlay => overlay.Objects).Select(item => item.Object.Content.ToJsonString()));
                var variables =
                    from kustomization in view.Kustomizations
                    from source in kustomization.Object.Content.At("spec", "postBuild").Objects("substituteFrom")
                    from variable in view.Find("", "ConfigMap", kustomization.Object.Namespace, source.Text("name"))?.Object.Content.At("data") ?? []
                    select variable.Key;
                foreach (var variable in variables.Distinct())
                    Assert.That(applied, Does.Match($@"\$\{{{variable}[:}}]"), $"{view.Name}: nothing has the variable {variable}, so its pods keep the old secret");
            }
        }
    }
}
