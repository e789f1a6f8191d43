using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity.Pods;

/// <summary>core/validation.go: validateContainerResourceRequirements, validatePodResourceRequirements.</summary>
internal static class ResourceRules
{
    public static IEnumerable<Fault> Of(Part resources) => Amounts(resources["limits"]).Concat(Amounts(resources["requests"])).Concat(Pairs(resources));

    /// <summary>Those of the pod as a whole, which has but three.</summary>
    public static IEnumerable<Fault> OfPod(Part spec)
    {
        var resources = spec["resources"];
        foreach (var amounts in new[] { resources["limits"], resources["requests"] })
        {
            foreach (var name in amounts.Keys.Where(name => name is not ("cpu" or "memory") && !IsHugePages(name)))
                yield return amounts.Fault(name, $"A pod as a whole has cpu, memory and hugepages, not {name}.", "Write it in a container.");
        }

        foreach (var fault in Of(resources).Concat(Shares(resources, [.. spec.Objects("containers").Select(container => container["resources"])])))
            yield return fault;
    }

    // validatePodResourceConsistency.
    private static IEnumerable<Fault> Shares(Part whole, Part[] containers)
    {
        foreach (var name in new[] { "cpu", "memory" })
        {
            var sum = containers.Sum(container => container["requests"].Amount(name) ?? 0);
            if (whole["requests"].Amount(name) is { } all && sum > all)
                yield return whole["requests"].Fault(name, $"The containers together request more than {whole["requests"].Written(name)}.", "Write what they need together.");
            foreach (var limits in containers.Select(container => container["limits"]).Where(limits => limits.Amount(name) > whole["limits"].Amount(name)))
                yield return limits.Fault(name, $"{limits.Written(name)} is more than the pod has, {whole["limits"].Written(name)}.", $"Write {whole["limits"].Written(name)} or less.");
        }
    }

    private static IEnumerable<Fault> Amounts(Part amounts)
    {
        foreach (var name in amounts.Keys)
        {
            if (amounts.Amount(name) is not { } amount)
                continue;
            if (amount < 0)
                yield return amounts.Fault(name, $"{amounts.Written(name)} is below zero.", "Write what the container needs.");
            // A server warns of a part of a byte; with so few no container starts. 0.1Gi is no whole number either, and is rounded.
            else if (name is "memory" or "ephemeral-storage" && !decimal.IsInteger(amount) && amount < 1024)
                yield return amounts.Fault(name, $"{amounts.Written(name)} is not a whole byte.", $"Write {amounts.Written(name).TrimEnd('m', 'u', 'n')}Mi.");
            else if (IsWhole(name) && !decimal.IsInteger(amount))
                yield return amounts.Fault(name, $"{amounts.Written(name)} is not a whole number of {name}.", "Write one.");
        }
    }

    private static IEnumerable<Fault> Pairs(Part resources)
    {
        var (limits, requests) = (resources["limits"], resources["requests"]);
        foreach (var name in requests.Keys)
        {
            if (requests.Amount(name) is not { } request || request < 0)
                continue;
            if (limits.Amount(name) is not { } limit)
            {
                if (IsWhole(name) && !limits.Has(name))
                    yield return requests.Fault(name, $"{name} is not shared, so that its limit is its request.", $"Write the same in limits.{name}.");
            }
            else if (IsWhole(name) && request != limit)
            {
                yield return requests.Fault(name, $"{name} is not shared: its request {requests.Written(name)} must be its limit {limits.Written(name)}.", $"Write {limits.Written(name)}.");
            }
            else if (request > limit)
            {
                yield return limits.Fault(name, $"The limit of {name} {limits.Written(name)} is below its request {requests.Written(name)}.", $"Write {requests.Written(name)} or more, or lower the request.");
            }
        }

        var names = limits.Keys.Union(requests.Keys).ToArray();
        if (names.FirstOrDefault(IsHugePages) is { } pages && !names.Contains("cpu") && !names.Contains("memory"))
            yield return resources.Whole($"A container with {pages} asks for cpu or memory too.", "Write one of them.");
    }

    private static bool IsHugePages(string name) => name.StartsWith("hugepages-", StringComparison.Ordinal);

    // What is not overcommitted: helper.IsOvercommitAllowed.
    private static bool IsWhole(string name) => IsHugePages(name) || (name.Contains('/', StringComparison.Ordinal) && !name.Split('/')[0].EndsWith("kubernetes.io", StringComparison.Ordinal));
}
