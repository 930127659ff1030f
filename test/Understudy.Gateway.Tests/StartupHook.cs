using Understudy.Gateway.Tests;

/// <summary>
/// Runs before the entry point, which is generated, where <c>DOTNET_STARTUP_HOOKS</c> names this assembly: so a test can start this
/// program as a process to be killed.
/// </summary>
internal static class StartupHook
{
    /// <summary>The name and signature that the runtime looks for.</summary>
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(RecorderChild.Workspace) is { Length: > 0 } workspace)
        {
            RecorderChild.Run(workspace);
        }
    }
}
