using System.Net;
using System.Net.Sockets;

namespace Oceanid.Tool.Facts.Flows;

/// <summary>A range of addresses, as <c>cidr</c> writes it.</summary>
internal static class Cidr
{
    /// <summary>Null for what is none. Unlike .NET, Kubernetes takes no short or octal form such as 10/8.</summary>
    public static IPNetwork? Parse(string? text)
    {
        if (text is null || !IPNetwork.TryParse(text, out var network))
            return null;

        var address = text.Split('/')[0];
        return network.BaseAddress.AddressFamily == AddressFamily.InterNetworkV6 || IPAddress.Parse(address).ToString() == address ? network : null;
    }
}
