using System.Reflection;
using NUnit.Framework;

namespace Oceanid.Contract.Tests;

/// <summary>What the packages need of the process that runs the tests.</summary>
public sealed class TestHostTests
{
    [Test]
    public void Every_assembly_that_the_SDK_would_load_can_be_loaded()
    {
        var missing = new List<string>();
        var seen = new HashSet<string>();
        var assemblies = new Queue<Assembly>(AppDomain.CurrentDomain.GetAssemblies());
        while (assemblies.TryDequeue(out var assembly))
        {
            foreach (var name in assembly.GetReferencedAssemblies().Where(IsSearched))
            {
                if (!seen.Add(name.FullName))
                    continue;

                try
                {
                    assemblies.Enqueue(Assembly.Load(name));
                }
                catch (FileNotFoundException)
                {
                    missing.Add($"{name.Name}, for {assembly.GetName().Name}");
                }
            }
        }

        Assert.That(missing, Is.Empty);
    }

    private static bool IsSearched(AssemblyName name) =>
        !name.FullName.StartsWith("System", StringComparison.Ordinal);
}
