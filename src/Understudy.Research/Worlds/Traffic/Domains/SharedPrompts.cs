namespace Understudy.Research;

/// <summary>Prompts that several workloads and one-off calls have in common.</summary>
internal static class SharedPrompts
{
    /// <summary>What libraries' examples send.</summary>
    public const string Generic = "You are a helpful assistant.";
}
