namespace Pulumi;

/// <summary>
/// Which resource waits for which: each for what it depends on, and for what its parents wait for. To depend on a
/// component is to depend on every resource in it. Where that makes a circle, the official package waits for ever.
/// </summary>
internal sealed class WaitGraph
{
    private readonly Lock _lock = new();

    public void Add(Resource resource)
    {
        lock (_lock)
            resource.Parent?.Children.Add(resource);
    }

    /// <summary>Fails where one of the dependencies waits for the resource.</summary>
    /// <param name="through">The option or the input that the dependencies come from.</param>
    public void Connect(Resource resource, string through, IEnumerable<Resource> dependencies)
    {
        lock (_lock)
        {
            foreach (var dependency in dependencies)
            {
                if (Reaches(dependency, resource, []))
                {
                    throw new RunException(
                        $"{Describe(resource)} depends on {Describe(dependency)} ({through}), which waits for it in turn: a component stands for "
                        + "every resource in it. The Pulumi SDK would wait for ever; depend on single resources instead.");
                }

                resource.Dependencies.Add(dependency);
            }
        }
    }

    private static bool Reaches(Resource from, Resource to, HashSet<Resource> seen) =>
        from == to || (seen.Add(from) && Next(from).Any(next => Reaches(next, to, seen)));

    private static List<Resource> Next(Resource resource)
    {
        // Only a component stands for what is below it.
        var dependencies = new List<Resource>(resource is ComponentResource ? resource.Children : []);
        for (var waiting = resource; waiting is not null; waiting = waiting.Parent)
            dependencies.AddRange(waiting.Dependencies);
        return dependencies;
    }

    private static string Describe(Resource resource) => $"{resource.GetResourceType()} '{resource.GetResourceName()}'";
}
