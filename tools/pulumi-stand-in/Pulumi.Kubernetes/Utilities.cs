namespace Pulumi.Kubernetes;

// Code that crd2pulumi generates reads this type's Version by reflection, so the name and the visibility matter.
internal static class Utilities
{
    public static string Version => "4.32.0";

    public static string? GetEnv(string name) => Environment.GetEnvironmentVariable(name);

    public static bool? GetEnvBoolean(string name) => GetEnv(name) switch
    {
        "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
        "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
        _ => null,
    };
}
