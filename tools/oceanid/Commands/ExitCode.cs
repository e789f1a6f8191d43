namespace Oceanid.Tool.Commands;

/// <summary>What the command returns to the shell.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>A program or its configuration is wrong.</summary>
    public const int Failure = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;
}
