using Oceanid.Tool.Text;

namespace Oceanid.Tool.Tests.Edits;

/// <summary>An edit changes what was meant and not a byte more.</summary>
public sealed class YamlTextTests
{
    private const string Stack = """
        # The stack.
        environment:
          - default/it   # the import

        config:
          it:domain: example.com # the domain
          # The apps.
          it:apps:
            # The first one.
            - name: a
              secrets: {A: b}
            # The second one,
            # with two lines.
            - name: b
              text: |
                one

                two
          it:empty: [] # none yet
          it:last: yes
        # The end.

        """;

    private static readonly string[] Apps = ["config", "it:apps"];

    [Test]
    public void An_item_comes_after_the_last_one_and_nothing_else_changes() => AssertLines(
        text => text.Append(Apps, "name: c\ningress: http\n"),
        removed: [],
        added: ["    - name: c", "      ingress: http"]);

    [Test]
    public void An_item_of_an_empty_list_keeps_the_comment_of_its_key() => AssertLines(
        text => text.Append(["config", "it:empty"], "name: c"),
        removed: ["  it:empty: [] # none yet"],
        added: ["  it:empty: # none yet", "    - name: c"]);

    [Test]
    public void A_list_that_is_missing_is_made() => AssertLines(
        text => text.Append(["config", "it:more"], "name: c"),
        removed: [],
        added: ["  it:more:", "    - name: c"]);

    [Test]
    public void An_item_goes_with_the_comment_above_it() => AssertLines(
        text => text.RemoveItem(Apps, 1),
        removed: ["    # The second one,", "    # with two lines.", "    - name: b", "      text: |", "        one", "", "        two"],
        added: []);

    [Test]
    public void The_last_item_leaves_an_empty_list() => Assert.That(
        new YamlText("list:\n  # Why.\n  - name: a\n    b: c\nother: 1\n", "it.yaml").RemoveItem(["list"], 0).ToString(),
        Is.EqualTo("list: []\nother: 1\n"));

    [Test]
    public void A_value_is_replaced_and_its_comment_stays() => AssertLines(
        text => text.Set(["config", "it:domain"], "acme.net"),
        removed: ["  it:domain: example.com # the domain"],
        added: ["  it:domain: acme.net # the domain"]);

    [Test]
    public void A_block_is_replaced_by_another() => AssertLines(
        text => text.Set(["environment"], "- default/other"),
        removed: ["  - default/it   # the import"],
        added: ["  - default/other"]);

    [Test]
    public void A_mapping_that_is_missing_is_made() => AssertLines(
        text => text.Set(["values", "pulumiConfig", "key"], "fn::secret: REPLACE_ME"),
        removed: [],
        added: ["values:", "  pulumiConfig:", "    key:", "      fn::secret: REPLACE_ME"]);

    [TestCase("a:\n  b: {}\n")]
    [TestCase("a:\n  b:\n")]
    public void A_mapping_that_is_empty_is_filled(string text) => Assert.That(
        new YamlText(text, "it.yaml").Set(["a", "b", "c"], "fn::secret: x").ToString(),
        Is.EqualTo("a:\n  b:\n    c:\n      fn::secret: x\n"));

    [Test]
    public void A_key_goes_with_the_comment_above_it_and_the_last_one_leaves_an_empty_mapping()
    {
        var text = new YamlText("a:\n  # Of b.\n  b:\n    c: 1\n  # Of d.\n  d: 2\n# Of e.\ne: 3\n", "it.yaml");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(text.Remove(["a", "b"]).ToString(), Is.EqualTo("a:\n  # Of d.\n  d: 2\n# Of e.\ne: 3\n"));
            Assert.That(text.Remove(["a", "b"]).Remove(["a", "d"]).ToString(), Is.EqualTo("a: {}\n# Of e.\ne: 3\n"));
        }
    }

    [Test]
    public void A_member_of_an_item_is_set() => Assert.That(
        new YamlText("list:\n  - name: a\n    keepData: true # a claim\n", "it.yaml").SetInItem(["list"], 0, "keepData", "false").ToString(),
        Is.EqualTo("list:\n  - name: a\n    keepData: false # a claim\n"));

    [Test]
    public void A_list_at_the_indent_of_its_key_keeps_it() => Assert.That(
        new YamlText("list:\n- name: a\nother: 1\n", "it.yaml").Append(["list"], "name: b\nc: d").ToString(),
        Is.EqualTo("list:\n- name: a\n- name: b\n  c: d\nother: 1\n"));

    [TestCase("list: [{name: a}]\n", "it.yaml cannot be edited: list is not a list in block style. Make the change by hand.")]
    [TestCase("- list\n", "it.yaml cannot be edited: it is not one mapping. Make the change by hand.")]
    public void What_cannot_be_edited_is_said_and_not_guessed(string text, string problem) => Assert.That(
        () => new YamlText(text, "it.yaml").Append(["list"], "name: b"),
        Throws.TypeOf<PreviewException>().With.Message.EqualTo(problem));

    // What a comparison of the lines tells, whatever stands between.
    private static void AssertLines(Func<YamlText, YamlText> edit, string[] removed, string[] added)
    {
        var after = edit(new YamlText(Stack, "it.yaml")).ToString().Split('\n').ToList();
        var before = Stack.Split('\n').ToList();
        var at = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before.Skip(at).Take(removed.Length), Is.EqualTo(removed));
            Assert.That(after.Skip(at).Take(added.Length), Is.EqualTo(added));
            Assert.That(after.Skip(at + added.Length), Is.EqualTo(before.Skip(at + removed.Length)));
        }
    }
}
