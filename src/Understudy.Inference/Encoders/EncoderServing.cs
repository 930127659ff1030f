namespace Understudy.Inference;

/// <summary>How an encoder specialist is served.</summary>
public sealed record EncoderServing
{
    /// <summary>Shape of the network.</summary>
    public required EncoderConfig Config { get; init; }

    /// <summary>Inputs are cut to this many tokens, in training and in serving; at most <see cref="EncoderConfig.MaximumTokens"/>.</summary>
    public required int MaximumTokens { get; init; }

    /// <summary>The file that answers, e.g. <c>onnx/model_quantized.onnx</c>: temperature and thresholds were made for it.</summary>
    public required string ServedFile { get; init; }
}
