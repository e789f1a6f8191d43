using Oceanid.Infrastructure.Cluster;

namespace Oceanid.Infrastructure.Tests.Cluster;

public sealed class ManagedStackTests
{
    [Test]
    public void Every_managed_stack_is_called_after_its_folder() =>
        Assert.That(ManagedStack.All.Values.Select(stack => stack.Folder), Is.EqualTo(
            ManagedStack.All.Keys.Select(name => name.Replace("oceanid-", "infrastructure/", StringComparison.Ordinal))));
}
