using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// The decoder rung's files beside the manifest, which has shape, prompt, mode, calibration and functions: the layout that transformers,
/// transformers.js and Optimum open. <c>config.json</c> and <c>model.safetensors</c> have shared blocks written out.
/// </summary>
public static class DecoderArtifact
{
    /// <summary>The text path.</summary>
    public const string TokenizerFile = "tokenizer.json";

    /// <summary>What tokenizer classes need beside it.</summary>
    public const string TokenizerConfigFile = "tokenizer_config.json";

    /// <summary>32-bit weights.</summary>
    public const string WeightsFile = "model.safetensors";

    /// <summary>32-bit graph.</summary>
    public const string FloatFile = "onnx/model.onnx";

    /// <summary>8-bit graph.</summary>
    public const string EightBitFile = "onnx/model_quantized.onnx";

    /// <summary>4-bit graph.</summary>
    public const string FourBitFile = "onnx/model_q4.onnx";

    /// <summary>The model card.</summary>
    public const string CardFile = "README.md";

    /// <summary>Reads a decoder's directory.</summary>
    /// <exception cref="UnderstudyException">When it is damaged, of another rung or of another kind.</exception>
    public static DecoderSpecialist Read(string directory, OnnxDecoderOptions? options = null)
    {
        (SpecialistManifest manifest, IReadOnlyDictionary<string, byte[]> files, _) = SpecialistDirectory.Read(directory, m => m.Decoder is null ? [] : [m.Decoder.ServedFile, TokenizerFile]);
        if (manifest.Rung != Rung.Decoder || manifest.Kind != WorkloadKind.FunctionCall || manifest.Decoder is not { } serving || !files.TryGetValue(serving.ServedFile, out byte[]? graph) || !files.TryGetValue(TokenizerFile, out byte[]? tokenizer))
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"Expected a decoder specialist for {WorkloadKind.FunctionCall} with {TokenizerFile} and the served ONNX file; found {manifest.Rung} for {manifest.Kind} in {directory}. Restore it or train again.");
        }

        OnnxDecoder? decoder = null;
        try
        {
            decoder = OnnxDecoder.Open(graph, serving.Config, options);
            return new DecoderSpecialist(decoder, TextTokenizer.ReadForDecoder(tokenizer), manifest);
        }
        catch (UnderstudyException)
        {
            decoder?.Dispose();
            throw;
        }
        catch (ArgumentException e)
        {
            decoder?.Dispose();
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"The decoder in {directory} cannot be used: {e.Said()} Restore it or train again.", e);
        }
    }
}
