using System.Text.Json.Nodes;
using Oceanid.Preview.Model;

namespace Oceanid.Preview.Engine;

/// <summary>What reaches the engine when a resource is registered.</summary>
internal sealed record Registration(ResourceKey Key, JsonObject Inputs, ResourceKey? Provider);
