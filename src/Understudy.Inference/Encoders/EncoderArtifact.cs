using Understudy.Core;

namespace Understudy.Inference;

/// <summary>The encoder rung's files: the layout that Hugging Face tools, transformers.js and sentence-transformers open.</summary>
public static class EncoderArtifact
{
    /// <summary>Shape of the network, as Hugging Face writes it.</summary>
    public const string ConfigFile = "config.json";

    /// <summary>The text path.</summary>
    public const string TokenizerFile = "tokenizer.json";

    /// <summary>What tokenizer classes need beside it.</summary>
    public const string TokenizerConfigFile = "tokenizer_config.json";

    /// <summary>32-bit weights.</summary>
    public const string WeightsFile = "model.safetensors";

    /// <summary>32-bit graph.</summary>
    public const string FloatFile = "onnx/model.onnx";

    /// <summary>8-bit graph.</summary>
    public const string QuantizedFile = "onnx/model_quantized.onnx";

    /// <summary>Relevance: word statistics of the text path.</summary>
    public const string WordsFile = "words.safetensors";

    /// <summary>The model card.</summary>
    public const string CardFile = "README.md";

    /// <summary>Reads the parts that serving needs.</summary>
    /// <exception cref="UnderstudyException">When the directory is damaged, of another rung or of another kind.</exception>
    public static EncoderParts Read(string directory, WorkloadKind kind, OnnxEncoderOptions? options = null)
    {
        (SpecialistManifest manifest, IReadOnlyDictionary<string, byte[]> files, _) = SpecialistDirectory.Read(directory, m => m.Encoder is null ? [] : [m.Encoder.ServedFile, TokenizerFile, WordsFile]);
        if (manifest.Rung != Rung.Encoder || manifest.Kind != kind || manifest.Encoder is not { } serving || !files.TryGetValue(serving.ServedFile, out byte[]? graph) || !files.TryGetValue(TokenizerFile, out byte[]? tokenizer))
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"Expected an encoder specialist of kind {kind} with {TokenizerFile} and the served ONNX file; found {manifest.Rung}, {manifest.Kind} in {directory}. Restore it or train again.");
        }

        TextTokenizer text = TextTokenizer.Read(tokenizer);
        if (text.VocabularySize > serving.Config.VocabularySize)
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"The tokenizer in {directory} has {text.VocabularySize} entries, the network only {serving.Config.VocabularySize}: they do not belong together. Restore the directory or train again.");
        }

        WordStatistics? words = files.TryGetValue(WordsFile, out byte[]? statistics) ? WordStatisticsFile.Read(statistics, directory) : null;
        return new EncoderParts(OnnxEncoder.Open(graph, serving.Config, options), text, manifest, words);
    }
}
