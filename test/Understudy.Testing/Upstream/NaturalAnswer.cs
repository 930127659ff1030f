namespace Understudy.Testing;

/// <summary>What an OpenAI-compatible server answers to a request.</summary>
/// <param name="Status">The status.</param>
/// <param name="ContentType">The content type.</param>
/// <param name="Frames">The body: a stream's frames, each with its empty line, or one piece.</param>
internal sealed record NaturalAnswer(int Status, string ContentType, IReadOnlyList<byte[]> Frames)
{
    public bool IsStream => ContentType == "text/event-stream";
}
