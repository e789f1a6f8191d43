using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>No stack file says again what Pulumi.yaml says for all clusters.</summary>
internal sealed class ValueOnceRule : IRule
{
    public string Id => "value-once";

    public string Title => "A stack file has only what is otherwise in its cluster.";

    public string Rationale =>
        "A value that stands in Pulumi.yaml and again in a stack file is the same until somebody changes it for all clusters: the stack file wins, and that one "
        + "cluster stays as it was without a word.";

    public string Remedy => "Remove it from the stack file.";

    public IEnumerable<Case> Cases(CheckContext context) => context.Views.Each(view =>
        from configuration in view.Configurations
        from key in configuration.Repeated
        let sources = configuration.Sources[key]
        select new Finding($"The same value stands in {sources[^1].File}:{sources[^1].Line}.") { File = sources[0].File, Line = sources[0].Line, Field = key });
}
