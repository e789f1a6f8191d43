using Oceanid.Tool.Fleet;
using Oceanid.Tool.Text;

namespace Oceanid.Tool.Facts.Validity;

internal static class CodeRules
{
    public static IEnumerable<Fault> Of(KubernetesObject found) => found.Name is null ? [] : [];
}
