namespace Oceanid.Infrastructure.Tests.K3s;

/// <summary>Removes the machines that the tests of this namespace share.</summary>
[SetUpFixture]
public sealed class InstalledMachines
{
    [OneTimeTearDown]
    public void Remove() => NodeSandbox.RemoveInstalled();
}
