using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>Each app of the catalog runs somewhere.</summary>
internal sealed class CatalogRule : IRule
{
    public string Id => "catalog";

    public string Title => "Some cluster runs each app of the catalog.";

    public string Rationale =>
        "An item of the catalog takes effect where a cluster has an app of that name: one that is left over, or whose name is misspelt, looks like a setting and is none.";

    public string Remedy => "Add the app to a cluster (`- name: …` in oceanid-apps:apps), correct the name, or remove the item.";

    public IEnumerable<Case> Cases(CheckContext context)
    {
        var configurations = context.Views.SelectMany(view => view.Configurations).ToList();
        var running = configurations.SelectMany(configuration => configuration.Items(AppKeys.Apps)).Select(app => app.Text("name")).ToHashSet();
        return new[] { context }.Where(one => one.IsWhole).Each(_ => configurations
            .SelectMany(configuration => configuration.Items(AppKeys.Catalog).Select((item, index) => (Name: item.Text("name"), Index: index, Source: configuration.Sources[AppKeys.Catalog][0])))
            .Distinct()
            .Where(item => !running.Contains(item.Name))
            .Select(item => new Finding($"No cluster runs the app {item.Name}.") { File = item.Source.File, Line = item.Source.Line, Field = $"{AppKeys.Catalog}[{item.Index}]" }));
    }
}
