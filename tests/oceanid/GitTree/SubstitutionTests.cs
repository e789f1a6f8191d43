using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.GitTree;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.GitTree;

/// <summary>What Flux does with the variables of a Kustomization, with the cases of its own tests in mind.</summary>
public sealed class SubstitutionTests
{
    private const string Name = "name: it, domain: example.com, empty: ''";

    [TestCase("a: ${name}", "a: it")]
    [TestCase("a: x.${domain}/${name}", "a: x.example.com/it")]
    [TestCase("a: ${other:=default}", "a: default")]
    [TestCase("a: ${other:-default}", "a: default")]
    [TestCase("a: ${name:=default}", "a: it")]
    [TestCase("a: ${empty:=default}", "a: default")]
    [TestCase("a: $${name}", "a: ${name}")]
    [TestCase("a: $$", "a: $")]
    [TestCase("a: $name $(name) $", "a: $name $(name) $")]
    [TestCase("a: ${other:=3}", "a: 3")]
    [TestCase("a: ${name}\n---\nb: ${name}", "a: it\n---\nb: it")]
    [TestCase("metadata: { annotations: { kustomize.toolkit.fluxcd.io/substitute: disabled } }\na: ${name}", "metadata: { annotations: { kustomize.toolkit.fluxcd.io/substitute: disabled } }\na: ${name}")]
    [TestCase("metadata: { labels: { kustomize.toolkit.fluxcd.io/substitute: disabled } }\na: ${name}", "metadata: { labels: { kustomize.toolkit.fluxcd.io/substitute: disabled } }\na: ${name}")]
    public void What_is_filled_in(string built, string filled)
    {
        var (result, problems) = Apply(Name, built);

        Assert.That((result, problems), Is.EqualTo((filled, Array.Empty<string>())));
    }

    [TestCase("a: ${nmae}", "nobody sets the variable 'nmae', and Flux would fail.")]
    [TestCase("a: ${name:+x}", "'${name:+x}' is a form that this repository does not use: ${name}, ${name:=default} and ${name:-default} are.")]
    [TestCase("a: ${name^^}", "'${name^^}' is a form that this repository does not use: ${name}, ${name:=default} and ${name:-default} are.")]
    // Not closed.
    [TestCase("a: ${na-me", "'${na-me}' is a form that this repository does not use: ${name}, ${name:=default} and ${name:-default} are.")]
    [TestCase("a: ${other:=on}", "the default 'on' is a boolean or another number for Flux, which parses the object again with it as YAML 1.1.")]
    [TestCase("a: ${other:=08}", "the default '08' is a boolean or another number for Flux, which parses the object again with it as YAML 1.1.")]
    public void What_is_refused(string built, string problem)
    {
        Assert.That(Apply(Name, built).Problems, Is.EqualTo(new[] { problem }));
    }

    [TestCase("a: ${name} $$")]
    public void Without_a_variable_nothing_happens(string built) => Assert.That(Apply("", built), Is.EqualTo((built, Array.Empty<string>())));

    [TestCase("on")]
    [TestCase("No")]
    [TestCase("0x1f")]
    [TestCase("010")]
    [TestCase("1_000")]
    [TestCase("-.inf")]
    public void A_value_that_only_Flux_reads_as_something_else(string value) =>
        Assert.That(Problems(value), Is.EqualTo(new[] { "spec.postBuild.substitute.n" }));

    // What type it has to have is said by the field in which it stands.
    [TestCase("true")]
    [TestCase("null")]
    [TestCase("0")]
    [TestCase("12")]
    [TestCase("1.5")]
    [TestCase("1e3")]
    [TestCase("one")]
    [TestCase("v0")]
    public void A_value_that_everybody_reads_alike(string value) => Assert.That(Problems(value), Is.Empty);

    private static IEnumerable<string> Problems(string value) =>
        Substitution.Of(Kustomization($"substitute: {{ n: '{value}' }}")).Problems.Select(problem => problem.Field);

    private static (string Filled, string[] Problems) Apply(string variables, string built)
    {
        var problems = new List<(string Document, string Problem)>();
        var filled = Substitution.Of(Kustomization($"substitute: {{ {variables} }}")).Substitution.Apply(built, problems);
        return (filled, [.. problems.Select(problem => problem.Problem)]);
    }

    private static KubernetesObject Kustomization(string postBuild) => KubernetesObject.Of(YamlDocuments.Read(
        $"{{ apiVersion: kustomize.toolkit.fluxcd.io/v1, kind: Kustomization, metadata: {{ name: it, namespace: flux-system }}, spec: {{ postBuild: {{ {postBuild} }} }} }}",
        "it").Single().Content)!;
}
