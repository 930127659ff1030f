namespace Understudy.Inference;

/// <summary>How calls are put together from what the network says: which functions there are, and how each of their arguments is found.</summary>
public sealed record CallPlan
{
    /// <summary>Names of the slots, each shared by all functions with an argument of that name.</summary>
    public required IReadOnlyList<string> Slots { get; init; }

    /// <summary>What the network tells apart, in the order of its outputs.</summary>
    public required IReadOnlyList<PlannedIntent> Intents { get; init; }

    /// <summary>The tools as the requests offered them, in OpenAI's form, for a last check of every call; null when they are not known.</summary>
    public System.Text.Json.JsonElement? Tools { get; init; }
}
