namespace Understudy.Research;

/// <summary>A conversation that has turns to come.</summary>
internal sealed class Conversation
{
    public required string Id { get; init; }

    public required PromptVersion Version { get; init; }

    public required string[] Values { get; init; }

    public required string? User { get; init; }

    public required int Turns { get; init; }

    public List<Turn> History { get; } = [];

    public List<string> Personal { get; } = [];

    public int Asked { get; set; }
}
