using NUnit.Framework;

namespace Oceanid.Contract.Tests;

/// <summary>What the compiler makes of the overloads and conversions together: no list of members says that.</summary>
public sealed class CompileTimeTests
{
    private const string Kubernetes = """
        using Pulumi; using Pulumi.Kubernetes.Core.V1; using Pulumi.Kubernetes.Types.Inputs.Core.V1;
        using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
        """;

    [TestCase("_ = new InputList<object> { \"a\" };")]
    [TestCase("_ = new CustomResource(\"t\", \"n\", ResourceArgs.Empty);")]
    [TestCase("_ = Deployment.TestAsync(null!, null!, () => throw new Exception());")]
    public void These_are_ambiguous(string statement) => Assert.That(Snippet.Body(statement), Is.EqualTo(new[] { "CS0121" }));

    [TestCase("_ = new InputList<object> { (Input<object>)\"a\" };")]
    [TestCase("_ = new Pulumi.Command.Remote.CommandArgs { Triggers = new object[] { \"a\", Output.Create(1) } };")]
    [TestCase("_ = new ObjectMetaArgs { Finalizers = [\"a\", \"b\"], Labels = new() { [\"a\"] = \"b\" }, Annotations = { [\"a\"] = Output.Create(\"b\") } };")]
    [TestCase("_ = new ObjectMetaArgs { Labels = new Dictionary<string, string> { [\"a\"] = \"b\" } };")]
    [TestCase("Namespace from = null!; InputList<Resource> one = from, several = new[] { from };")]
    [TestCase("Output<string> from = null!; Input<object> to = from;")]
    [TestCase("bool? from = null; Input<bool>? to = from;")]
    public void These_compile(string statements) => Assert.That(Snippet.Body(statements, Kubernetes), Is.Empty);

    [TestCase("IEnumerable<string> from = null!; InputList<string> to = from;")]
    [TestCase("IReadOnlyDictionary<string, string> from = null!; InputMap<string> to = from;")]
    [TestCase("List<Namespace> from = null!; InputList<Resource> to = from;")]
    [TestCase("Output<string> from = null!; Output<object> to = from;")]
    public void These_do_not_convert(string statements) => Assert.That(Snippet.Body(statements, Kubernetes), Is.EqualTo(new[] { "CS0029" }));

    [Test]
    public void An_input_has_no_constructor() =>
        Assert.That(Snippet.Body("_ = new NamespaceArgs { Metadata = new() { Name = \"x\" } };", Kubernetes), Is.Not.Empty);

    [TestCase("_ = new Config();", "Pulumi.Kubernetes")]
    [TestCase("_ = typeof(Deployment);", "Pulumi.Kubernetes.Apps.V1")]
    [TestCase("_ = typeof(CustomResource);", "Pulumi.Kubernetes.ApiExtensions")]
    public void A_name_that_two_namespaces_have_is_a_clash(string statement, string @namespace) =>
        Assert.That(Snippet.Body(statement, $"using Pulumi; using {@namespace};"), Is.EqualTo(new[] { "CS0104" }));

    [TestCase("string? from = Environment.MachineName is \"\" ? null : \"x\"; Input<string> to = from;", "CS8604")]
    [TestCase("Output<string?> from = null!; Input<string> to = from;", "CS8619")]
    public void A_text_that_may_be_null_is_a_warning(string statements, string warning) =>
        Assert.That(Snippet.Body(statements), Is.EqualTo(new[] { warning }));

    [Test]
    public void Mocks_need_not_implement_the_registration_of_outputs() =>
        Assert.That(
            Snippet.File("""
                using Pulumi.Testing;
                class Mocks : IMocks
                {
                    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) => null!;
                    public Task<object> CallAsync(MockCallArgs args) => null!;
                }
                """),
            Is.Empty);
}
