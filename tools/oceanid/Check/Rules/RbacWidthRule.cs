using Oceanid.Tool.Facts.Rights;
using Oceanid.Tool.Fleet;
using Oceanid.Tool.Fleet.Configuration;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Check.Rules;

/// <summary>Nobody has rights that amount to all rights, without a bound and without a reason.</summary>
internal sealed class RbacWidthRule : IRule
{
    public string Id => "rbac-width";

    public string Title => "No account has rights that amount to all rights, unless an admission policy bounds them or .flux.yaml allows them and says why.";

    public string Rationale =>
        "Whoever can merge can run code as every account of a Stack: its rights are the damage that one bad merge can do. Whoever may start a pod with a "
        + "strong account, read its token, or have Flux or K3s apply something, has all the rights of the cluster by another name.";

    public string Remedy => "Name what is needed instead, or allow it in .flux.yaml (rbac) with a reason.";

    public IEnumerable<Case> Cases(CheckContext context) => context.Views.SelectMany(view =>
    {
        var powers = new Lazy<AccountPowers>(() => new AccountPowers(view));
        return AccountPowers.Bindings(view).Select(item => item.Binding).Each(binding => Check(context.Settings, powers.Value, binding));
    });

    private static IEnumerable<Finding> Check(CheckSettings settings, AccountPowers powers, OwnedObject binding)
    {
        var role = binding.Object.Content.At("roleRef").Text("name") ?? "";
        return from subject in binding.Object.Content.Objects("subjects")
               let name = AccountPowers.Name(subject)
               where !settings.Rbac.Any(allowed => allowed.ServiceAccount == name && allowed.ClusterRole == role)
               from excess in powers.Of(binding, subject)
               select excess.Policy is { } policy
                   ? binding.Finding(
                       $"It gives {name} {excess.What}. The admission policy {policy.Name} would bound that, but it is not judged: it or its binding is missing or another one.",
                       "roleRef",
                       "Put both back as they were judged; the rule admission-bounds says what is wrong with them.")
                   : binding.Finding($"It gives {name} {excess.What}.", "roleRef");
    }
}
