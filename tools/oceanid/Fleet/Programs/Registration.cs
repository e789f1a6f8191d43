using System.Text.Json.Nodes;

namespace Oceanid.Tool.Fleet.Programs;

/// <summary>What reaches the engine when a resource is registered.</summary>
internal sealed record Registration(ResourceKey Key, JsonObject Inputs, ResourceKey? Provider);
