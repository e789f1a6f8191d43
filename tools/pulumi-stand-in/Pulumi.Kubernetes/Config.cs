namespace Pulumi.Kubernetes;

// The configuration of the default provider, which nobody here reads: its name makes `new Config()` ambiguous in a file
// that uses both Pulumi and Pulumi.Kubernetes.
public static class Config;
