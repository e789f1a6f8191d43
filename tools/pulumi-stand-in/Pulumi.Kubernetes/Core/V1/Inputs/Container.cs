namespace Pulumi.Kubernetes.Types.Inputs.Core.V1;

public class CapabilitiesArgs : ResourceArgs
{
    [Input("add")] private InputList<string>? _add;
    public InputList<string> Add { get => _add ??= new(); set => _add = value; }
    [Input("drop")] private InputList<string>? _drop;
    public InputList<string> Drop { get => _drop ??= new(); set => _drop = value; }

    public static new CapabilitiesArgs Empty => new();
}

public class ConfigMapEnvSourceArgs : ResourceArgs
{
    [Input("name")] public Input<string>? Name { get; set; }
    [Input("optional")] public Input<bool>? Optional { get; set; }

    public static new ConfigMapEnvSourceArgs Empty => new();
}

public class ConfigMapKeySelectorArgs : ResourceArgs
{
    [Input("key", required: true)] public Input<string> Key { get; set; } = null!;
    [Input("name")] public Input<string>? Name { get; set; }
    [Input("optional")] public Input<bool>? Optional { get; set; }

    public static new ConfigMapKeySelectorArgs Empty => new();
}

public class ContainerArgs : ResourceArgs
{
    [Input("args")] private InputList<string>? _args;
    public InputList<string> Args { get => _args ??= new(); set => _args = value; }
    [Input("command")] private InputList<string>? _command;
    public InputList<string> Command { get => _command ??= new(); set => _command = value; }
    [Input("env")] private InputList<EnvVarArgs>? _env;
    public InputList<EnvVarArgs> Env { get => _env ??= new(); set => _env = value; }
    [Input("envFrom")] private InputList<EnvFromSourceArgs>? _envFrom;
    public InputList<EnvFromSourceArgs> EnvFrom { get => _envFrom ??= new(); set => _envFrom = value; }
    [Input("image")] public Input<string>? Image { get; set; }
    [Input("imagePullPolicy")] public Input<string>? ImagePullPolicy { get; set; }
    [Input("livenessProbe")] public Input<ProbeArgs>? LivenessProbe { get; set; }
    [Input("name", required: true)] public Input<string> Name { get; set; } = null!;
    [Input("ports")] private InputList<ContainerPortArgs>? _ports;
    public InputList<ContainerPortArgs> Ports { get => _ports ??= new(); set => _ports = value; }
    [Input("readinessProbe")] public Input<ProbeArgs>? ReadinessProbe { get; set; }
    [Input("resources")] public Input<ResourceRequirementsArgs>? Resources { get; set; }
    [Input("securityContext")] public Input<SecurityContextArgs>? SecurityContext { get; set; }
    [Input("startupProbe")] public Input<ProbeArgs>? StartupProbe { get; set; }
    [Input("volumeMounts")] private InputList<VolumeMountArgs>? _volumeMounts;
    public InputList<VolumeMountArgs> VolumeMounts { get => _volumeMounts ??= new(); set => _volumeMounts = value; }
    [Input("workingDir")] public Input<string>? WorkingDir { get; set; }

    public static new ContainerArgs Empty => new();
}

public class ContainerPortArgs : ResourceArgs
{
    [Input("containerPort", required: true)] public Input<int> ContainerPortValue { get; set; } = null!;
    [Input("hostIP")] public Input<string>? HostIP { get; set; }
    [Input("hostPort")] public Input<int>? HostPort { get; set; }
    [Input("name")] public Input<string>? Name { get; set; }
    [Input("protocol")] public Input<string>? Protocol { get; set; }

    public static new ContainerPortArgs Empty => new();
}

public class EnvFromSourceArgs : ResourceArgs
{
    [Input("configMapRef")] public Input<ConfigMapEnvSourceArgs>? ConfigMapRef { get; set; }
    [Input("prefix")] public Input<string>? Prefix { get; set; }
    [Input("secretRef")] public Input<SecretEnvSourceArgs>? SecretRef { get; set; }

    public static new EnvFromSourceArgs Empty => new();
}

public class EnvVarArgs : ResourceArgs
{
    [Input("name", required: true)] public Input<string> Name { get; set; } = null!;
    [Input("value")] public Input<string>? Value { get; set; }
    [Input("valueFrom")] public Input<EnvVarSourceArgs>? ValueFrom { get; set; }

    public static new EnvVarArgs Empty => new();
}

public class EnvVarSourceArgs : ResourceArgs
{
    [Input("configMapKeyRef")] public Input<ConfigMapKeySelectorArgs>? ConfigMapKeyRef { get; set; }
    [Input("fieldRef")] public Input<ObjectFieldSelectorArgs>? FieldRef { get; set; }
    [Input("resourceFieldRef")] public Input<ResourceFieldSelectorArgs>? ResourceFieldRef { get; set; }
    [Input("secretKeyRef")] public Input<SecretKeySelectorArgs>? SecretKeyRef { get; set; }

    public static new EnvVarSourceArgs Empty => new();
}

public class ObjectFieldSelectorArgs : ResourceArgs
{
    [Input("apiVersion")] public Input<string>? ApiVersion { get; set; }
    [Input("fieldPath", required: true)] public Input<string> FieldPath { get; set; } = null!;

    public static new ObjectFieldSelectorArgs Empty => new();
}

public class ResourceFieldSelectorArgs : ResourceArgs
{
    [Input("containerName")] public Input<string>? ContainerName { get; set; }
    [Input("divisor")] public Input<string>? Divisor { get; set; }
    [Input("resource", required: true)] public Input<string> Resource { get; set; } = null!;

    public static new ResourceFieldSelectorArgs Empty => new();
}

public class ResourceRequirementsArgs : ResourceArgs
{
    [Input("limits")] private InputMap<string>? _limits;
    public InputMap<string> Limits { get => _limits ??= new(); set => _limits = value; }
    [Input("requests")] private InputMap<string>? _requests;
    public InputMap<string> Requests { get => _requests ??= new(); set => _requests = value; }

    public static new ResourceRequirementsArgs Empty => new();
}

public class SecretEnvSourceArgs : ResourceArgs
{
    [Input("name")] public Input<string>? Name { get; set; }
    [Input("optional")] public Input<bool>? Optional { get; set; }

    public static new SecretEnvSourceArgs Empty => new();
}

public class SecretKeySelectorArgs : ResourceArgs
{
    [Input("key", required: true)] public Input<string> Key { get; set; } = null!;
    [Input("name")] public Input<string>? Name { get; set; }
    [Input("optional")] public Input<bool>? Optional { get; set; }

    public static new SecretKeySelectorArgs Empty => new();
}

public class SecurityContextArgs : ResourceArgs
{
    [Input("allowPrivilegeEscalation")] public Input<bool>? AllowPrivilegeEscalation { get; set; }
    [Input("capabilities")] public Input<CapabilitiesArgs>? Capabilities { get; set; }
    [Input("privileged")] public Input<bool>? Privileged { get; set; }
    [Input("readOnlyRootFilesystem")] public Input<bool>? ReadOnlyRootFilesystem { get; set; }
    [Input("runAsGroup")] public Input<int>? RunAsGroup { get; set; }
    [Input("runAsNonRoot")] public Input<bool>? RunAsNonRoot { get; set; }
    [Input("runAsUser")] public Input<int>? RunAsUser { get; set; }
    [Input("seccompProfile")] public Input<SeccompProfileArgs>? SeccompProfile { get; set; }

    public static new SecurityContextArgs Empty => new();
}
