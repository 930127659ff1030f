namespace Understudy.Training;

/// <summary>What is exported where.</summary>
public sealed record ExportRequest
{
    /// <summary>The specialist's directory.</summary>
    public required string Specialist { get; init; }

    /// <summary>A directory that does not exist yet or is empty.</summary>
    public required string Target { get; init; }

    /// <summary>The format.</summary>
    public required ExportFormat Format { get; init; }

    /// <summary>
    /// How numbers are stored: <c>f32</c>, <c>f16</c>, <c>q8</c> or <c>q4</c>. Null for the format's own: f32 for Hugging Face, every graph that there is for ONNX,
    /// f16 for GGUF.
    /// </summary>
    public string? Precision { get; init; }

    /// <summary>Inputs that a decoder has to complete through the exported form as the trained network does; the first 32 that leave room are used.</summary>
    public IReadOnlyList<string> GoldenTexts { get; init; } = [];

    /// <summary>Threads of the check.</summary>
    public int Threads { get; init; } = 1;
}
