using NUnit.Framework;

namespace Oceanid.Contract.Tests;

/// <summary>Section 1.1: what compiles, and what does not.</summary>
public sealed class CompileTimeTests
{
    private const string Kubernetes = """
        using Pulumi; using Pulumi.Kubernetes.Core.V1; using Pulumi.Kubernetes.Types.Inputs.Core.V1;
        using Pulumi.Kubernetes.Types.Inputs.Meta.V1; using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;
        """;

    private static readonly string[] Ambiguous = ["CS0121"];
    private static readonly string[] NotConvertible = ["CS0029"];
    private static readonly string[] NameClash = ["CS0104"];

    [TestCase("_ = new InputList<object> { \"a\" };")]
    [TestCase("_ = new Pulumi.Command.Remote.CommandArgs { Triggers = { \"a\" } };")]
    [TestCase("_ = new Pulumi.Kubernetes.Types.Inputs.Yaml.V2.ConfigGroupArgs { Objs = { \"a\" } };")]
    public void An_initializer_of_a_list_of_objects_is_ambiguous(string statement) =>
        Assert.That(Snippet.Body(statement), Is.EqualTo(Ambiguous));

    [TestCase("_ = new InputList<object> { (Input<object>)\"a\" };")]
    [TestCase("_ = new Pulumi.Command.Remote.CommandArgs { Triggers = new object[] { \"a\", Output.Create(1) } };")]
    [TestCase("_ = new InputList<string> { \"a\", Output.Create(\"b\") };")]
    [TestCase("_ = new InputList<Resource> { new Stack() };")]
    [TestCase("InputList<string> list = [\"a\", \"b\"];")]
    public void Other_initializers_of_lists_compile(string statement) =>
        Assert.That(Snippet.Body(statement), Is.Empty);

    [Test]
    public void A_collection_expression_sets_a_list_property() =>
        Assert.That(Snippet.Body("_ = new ObjectMetaArgs { Finalizers = [\"a\", \"b\"] };", Kubernetes), Is.Empty);

    [TestCase("IEnumerable<string> from = null!; InputList<string> to = from;")]
    [TestCase("IDictionary<string, string> from = null!; InputMap<string> to = from;")]
    [TestCase("IReadOnlyDictionary<string, string> from = null!; InputMap<string> to = from;")]
    [TestCase("List<Namespace> from = null!; InputList<Resource> to = from;")]
    [TestCase("Output<string> from = null!; Output<object> to = from;")]
    public void What_is_not_the_declared_collection_or_output_does_not_convert(string statements) =>
        Assert.That(Snippet.Body(statements, Kubernetes), Is.EqualTo(NotConvertible));

    [TestCase("Namespace from = null!; InputList<Resource> to = new[] { from };")]
    [TestCase("Namespace from = null!; InputList<Resource> to = from;")]
    [TestCase("Output<string> from = null!; Input<object> to = from;")]
    [TestCase("_ = new ObjectMetaArgs { Labels = new() { [\"a\"] = \"b\" } };")]
    [TestCase("_ = new ObjectMetaArgs { Labels = { [\"a\"] = \"b\" } };")]
    [TestCase("_ = new ObjectMetaArgs { Labels = new Dictionary<string, string> { [\"a\"] = \"b\" } };")]
    public void What_is_the_declared_collection_converts(string statements) =>
        Assert.That(Snippet.Body(statements, Kubernetes), Is.Empty);

    [Test]
    public void An_input_has_no_constructor() =>
        Assert.That(
            Snippet.Body("_ = new NamespaceArgs { Metadata = new() { Name = \"x\" } };", Kubernetes), Is.Not.Empty);

    [TestCase("_ = new CustomResource(\"t\", \"n\", ResourceArgs.Empty);")]
    [TestCase("_ = new ProviderResource(\"p\", \"n\", ResourceArgs.Empty);")]
    public void Three_arguments_of_a_resource_are_ambiguous(string statement) =>
        Assert.That(Snippet.Body(statement), Is.EqualTo(Ambiguous));

    [TestCase("_ = new CustomResource(\"t\", \"n\", ResourceArgs.Empty, null);")]
    [TestCase("_ = new ProviderResource(\"p\", \"n\", ResourceArgs.Empty, null);")]
    public void Options_that_are_given_decide_between_the_constructors(string statement) =>
        Assert.That(Snippet.Body(statement), Is.Empty);

    [Test]
    public void Three_arguments_of_a_base_resource_are_ambiguous() =>
        Assert.That(
            Snippet.File("class Mine : Pulumi.CustomResource { public Mine() : base(\"t\", \"n\", null) { } }"),
            Is.EqualTo(Ambiguous));

    [Test]
    public void A_program_that_only_throws_is_ambiguous() =>
        Assert.That(
            Snippet.Body("""
                _ = Pulumi.Deployment.TestAsync(
                    new Pulumi.Testing.EmptyMocks(), new Pulumi.Testing.TestOptions(), () => throw new Exception());
                """),
            Is.EqualTo(Ambiguous));

    [Test]
    public void A_program_that_only_throws_compiles_as_an_action() =>
        Assert.That(
            Snippet.Body("""
                _ = Pulumi.Deployment.TestAsync(
                    new Pulumi.Testing.EmptyMocks(), new Pulumi.Testing.TestOptions(),
                    (Action)(() => throw new Exception()));
                """),
            Is.Empty);

    [TestCase("_ = new Config();", "Pulumi.Kubernetes")]
    [TestCase("_ = typeof(Deployment);", "Pulumi.Kubernetes.Apps.V1")]
    [TestCase("_ = typeof(CustomResource);", "Pulumi.Kubernetes.ApiExtensions")]
    [TestCase("_ = typeof(Directory);", "Pulumi.Kubernetes.Kustomize.V2")]
    public void A_name_that_two_namespaces_have_is_a_clash(string statement, string @namespace) =>
        Assert.That(Snippet.Body(statement, $"using Pulumi; using {@namespace};"), Is.EqualTo(NameClash));

    [Test]
    public void A_namespace_called_Pulumi_hides_the_package() =>
        Assert.That(
            Snippet.File("namespace Acme.Pulumi { class A; } namespace Acme.Apps { class B : Pulumi.Stack; }"),
            Is.Not.Empty);

    [TestCase("string? from = Environment.MachineName is \"\" ? null : \"x\"; Input<string> to = from;", "CS8604")]
    [TestCase("Output<string?> from = null!; Input<string> to = from;", "CS8619")]
    public void A_text_that_may_be_null_is_a_warning(string statements, string warning) =>
        Assert.That(Snippet.Body(statements), Is.EqualTo(new[] { warning }));

    [TestCase("bool? from = null; Input<bool>? to = from;")]
    [TestCase("int? from = null; Input<int>? to = from;")]
    public void A_number_or_flag_that_may_be_null_converts_silently(string statements) =>
        Assert.That(Snippet.Body(statements), Is.Empty);

    [Test]
    public void An_output_can_not_be_awaited() =>
        Assert.That(Snippet.Body("await Output.Create(1);"), Is.EqualTo(new[] { "CS1061" }));

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

    [TestCase("Pulumi.Kubernetes.KubernetesResource", "null, null")]
    [TestCase("Pulumi.Resource", "true, null!, null!")]
    public void A_base_with_internal_constructors_can_not_be_derived_from(string type, string arguments) =>
        Assert.That(
            Snippet.File($"class Mine : {type} {{ public Mine() : base(\"t\", \"n\", {arguments}) {{ }} }}"),
            Is.Not.Empty);
}
