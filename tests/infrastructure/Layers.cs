using System.Reflection;
using System.Text.RegularExpressions;
using NetArchTest.Rules;

namespace Oceanid.Infrastructure.Tests;

/// <summary>The folders of an assembly as layers: each may use only those before it.</summary>
/// <param name="Assembly">The assembly.</param>
/// <param name="Root">The namespace that the folders are in.</param>
/// <param name="Names">The folders, the lowest first.</param>
internal sealed record Layers(Assembly Assembly, string Root, params string[] Names)
{
    /// <summary>What a layer may not use although it comes before it: the layer, and the other.</summary>
    public IReadOnlyList<(string Layer, string Other)> Apart { get; init; } = [];

    /// <summary>The types of a layer that use one that they may not, as <c>Fleet.ClusterPreview → Facts</c>.</summary>
    public IEnumerable<string> WrongArrows(string layer) =>
        from other in Names.SkipWhile(name => name != layer).Skip(1).Concat(Apart.Where(pair => pair.Layer == layer).Select(pair => pair.Other))
        from type in Users($"{Root}.{other}", In(layer))
        select $"{type} → {other}";

    /// <summary>The types outside of some layers that use a namespace.</summary>
    public IEnumerable<string> UsersOf(string used, params string[] layers) => Users(used, All.DoNotResideInNamespaceMatching(Below(string.Join('|', layers))));

    /// <summary>The folders that have types and are in no list.</summary>
    public IEnumerable<string> Unlisted => All.DoNotResideInNamespaceMatching($"^{Regex.Escape(Root)}$").GetTypes()
        .Select(type => type.Namespace![(Root.Length + 1)..].Split('.')[0])
        .Distinct()
        .Except(Names);

    private PredicateList In(string layer) => All.ResideInNamespaceMatching(Below(layer));

    private Predicates All => Types.InAssembly(Assembly).That().ResideInNamespace(Root).And();

    private string Below(string layer) => $@"^{Regex.Escape(Root)}\.({layer})(\.|$)";

    private IEnumerable<string> Users(string used, PredicateList types) =>
        (types.ShouldNot().HaveDependencyOn(used).GetResult().FailingTypeNames ?? []).Select(type => type[(Root.Length + 1)..]);
}
