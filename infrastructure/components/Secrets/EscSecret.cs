using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Oceanid.Infrastructure.Components.Settings;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Oceanid.Infrastructure.Components.Secrets;

/// <summary>The settings of an <see cref="EscSecret"/>.</summary>
public sealed class EscSecretArgs
{
    /// <summary>The namespace of the Secret.</summary>
    public required Input<string> Namespace { get; init; }

    /// <summary>The name of the Secret.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The keys, declared in code, and their values, read from an ESC environment with
    /// <see cref="SettingsReader.Secret"/>, which names the environment and the key of one that is missing.
    /// </summary>
    public required IReadOnlyDictionary<string, Output<string>> Data { get; init; }

    /// <summary>
    /// Keys whose value is missing. With one of them a Secret that exists stays as it is, and one that does not is not made. Default:
    /// none.
    /// </summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>
    /// The type of the Secret. Default <c>Opaque</c>; <c>kubernetes.io/dockerconfigjson</c> for the credentials of a registry,
    /// whose one key is <c>.dockerconfigjson</c>.
    /// </summary>
    public string Type { get; init; } = "Opaque";
}

/// <summary>A Kubernetes Secret whose values come from a Pulumi ESC environment.</summary>
public sealed class EscSecret : ComponentResource
{
    private const int ChecksumIterations = 100_000;
    private const int ChecksumBytes = 16;

    private readonly Lazy<Output<string>> _checksum;

    /// <summary>Declares the Secret.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">Resource options; the Secret is <c>DeletedWith</c> what is named there.</param>
    /// <exception cref="ArgumentException">There is no key.</exception>
    public EscSecret(string name, EscSecretArgs args, ComponentResourceOptions? options = null)
        : base("oceanid:secrets:EscSecret", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args.Data.Count + args.Missing.Count == 0)
            throw new ArgumentException($"The Secret '{args.Name}' has no keys.", nameof(args));

        var data = new InputMap<string>();
        foreach (var (key, value) in args.Data)
            data.Add(key, Output.CreateSecret(value));
        // No pod may start without a value: the API server refuses a key with a blank in it, and its answer says what is missing.
        foreach (var key in args.Missing)
            data.Add($"missing: {key}", "");

        var secret = new Secret(
            name,
            new SecretArgs
            {
                Metadata = new ObjectMetaArgs { Name = args.Name, Namespace = args.Namespace },
                Type = args.Type,
                // Assigned, because the setter makes the whole map secret; a collection initializer would not.
                StringData = data,
            },
            new CustomResourceOptions
            {
                Parent = this,
                DeletedWith = options?.DeletedWith,
                // Both: the provider keeps in the state what it has made of stringData, which is data.
                IgnoreChanges = args.Missing.Count > 0 ? ["stringData", "data"] : [],
            });

        Name = secret.Metadata.Apply(metadata => metadata.Name);
        Keys = [.. args.Data.Keys.Order(StringComparer.Ordinal)];
        _checksum = new(() => ChecksumOf(args));
        RegisterOutputs();
    }

    /// <summary>The name. Whatever uses it waits for the Secret.</summary>
    [Output("name")]
    public Output<string> Name { get; private set; }

    /// <summary>The keys, in order.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>
    /// A checksum of the contents, not a secret itself: put it into an annotation of a pod, so that the pod is replaced
    /// when a value changes. It is slow to compute (PBKDF2) and salted with the name, so that it helps little to guess
    /// even a weak value; it is computed where it is asked for.
    /// </summary>
    public Output<string> Checksum => _checksum.Value;

    private static Output<string> ChecksumOf(EscSecretArgs args)
    {
        var keys = args.Data.Keys.Order(StringComparer.Ordinal).ToArray();
        var values = Output.All(keys.Select(key => args.Data[key]));
        var checksum = Output.Tuple(values, args.Namespace.ToOutput())
            .Apply(both => Derive(keys, both.Item1, salt: $"{both.Item2}/{args.Name}"));
        return Output.Unsecret(checksum);
    }

    private static string Derive(string[] keys, ImmutableArray<string> values, string salt)
    {
        // Lengths keep apart what a mere concatenation would confuse.
        var contents = string.Concat(keys.Zip(values, (key, value) => $"{key.Length}:{key}{value.Length}:{value}"));
        var hash = Rfc2898DeriveBytes.Pbkdf2(contents, Encoding.UTF8.GetBytes(salt), ChecksumIterations, HashAlgorithmName.SHA256, ChecksumBytes);
        return Convert.ToHexStringLower(hash);
    }
}
