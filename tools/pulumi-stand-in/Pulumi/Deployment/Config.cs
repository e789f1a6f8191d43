namespace Pulumi;

public sealed class Config
{
    private readonly string _name;

    public Config(string? name = null)
    {
        const string suffix = ":config";
        name ??= Deployment.Instance.ProjectName;
        _name = name.EndsWith(suffix, StringComparison.Ordinal) ? name[..^suffix.Length] : name;
    }

    public string? Get(string key) => Deployment.Internal.Configuration.GetValueOrDefault(FullKey(key));

    public bool? GetBoolean(string key) => Get(key) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var text => throw new ConfigException($"Configuration '{FullKey(key)}' value '{text}' is not a valid Boolean"),
    };

    public string Require(string key) => Get(key) ?? throw new ConfigException(
        $"Missing Required configuration variable '{FullKey(key)}'\n\tplease set a value using the command `pulumi config set {FullKey(key)} <value>`");

    public Output<string> RequireSecret(string key) => Output.CreateSecret(Require(key));

    private string FullKey(string key) => $"{_name}:{key}";

    private sealed class ConfigException(string message) : RunException(message);
}
