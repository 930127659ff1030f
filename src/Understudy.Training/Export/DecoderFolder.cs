using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>
/// A decoder as the directory that Hugging Face's tools open: <c>config.json</c>, <c>generation_config.json</c>, <c>model.safetensors</c>,
/// <c>tokenizer.json</c>, <c>tokenizer_config.json</c>. Shared blocks are written out as full layers, so that the plain Llama and Qwen2
/// classes compute the same.
/// </summary>
public static class DecoderFolder
{
    /// <summary>Writes the directory and reads it again: what is read must be what was written.</summary>
    /// <param name="directory">A directory that does not exist yet or is empty.</param>
    /// <param name="weights">The network.</param>
    /// <param name="tokenizer">Its byte-level tokenizer.</param>
    /// <param name="prompt">What stands around an input.</param>
    /// <param name="goldenTexts">Inputs whose prompts are compared.</param>
    /// <param name="precision">F32, or F16 for half the size.</param>
    /// <exception cref="UnderstudyException">When it cannot be written, a number is too large for F16, or it reads otherwise; nothing is left behind then.</exception>
    public static void Write(string directory, DecoderWeights weights, TextTokenizer tokenizer, DecoderPrompt prompt, IReadOnlyList<string> goldenTexts, SafetensorsType precision = SafetensorsType.F32)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentNullException.ThrowIfNull(goldenTexts);
        ExportFolder.Fill(directory, at => Fill(at, weights, tokenizer, prompt, goldenTexts, precision));
    }

    /// <summary>The same in a directory that is there.</summary>
    internal static void Fill(string at, DecoderWeights weights, TextTokenizer tokenizer, DecoderPrompt prompt, IReadOnlyList<string> goldenTexts, SafetensorsType precision)
    {
        DecoderWeights full = weights.Unshared();
        int? pad = tokenizer.PadToken >= 0 ? tokenizer.PadToken : null;
        File.WriteAllBytes(Path.Combine(at, DecoderConfigJson.FileName), DecoderConfigJson.Write(full.Config, prompt.BeginToken, prompt.End, pad));
        File.WriteAllBytes(Path.Combine(at, DecoderConfigJson.GenerationFileName), DecoderConfigJson.WriteGeneration(full.Config, prompt.BeginToken, prompt.End, pad));
        File.WriteAllBytes(Path.Combine(at, DecoderArtifact.TokenizerFile), tokenizer.ToJson());
        File.WriteAllBytes(Path.Combine(at, DecoderArtifact.TokenizerConfigFile), tokenizer.ToDecoderConfigJson(full.Config.MaximumTokens, prompt));
        using (FileStream stream = File.Create(Path.Combine(at, DecoderArtifact.WeightsFile)))
        {
            SafetensorsFile.Write(
                stream,
                DecoderParameters.List(full.Config).Select(p => Stored(p, full[p.Name], precision)),
                new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = "pt" });
        }

        Check(at, full, tokenizer, prompt, goldenTexts, precision);
    }

    private static SafetensorsTensor Stored(ModelTensor tensor, ReadOnlyMemory<float> values, SafetensorsType precision) => precision switch
    {
        SafetensorsType.F32 => SafetensorsTensor.Over(tensor.Name, precision, [.. tensor.Shape], values),
        SafetensorsType.F16 => SafetensorsTensor.Over<Half>(tensor.Name, precision, [.. tensor.Shape], HalfNumbers.Of(tensor.Name, values.Span)),
        _ => throw new ArgumentOutOfRangeException(nameof(precision), precision, "Give F32 or F16."),
    };

    private static void Check(string directory, DecoderWeights written, TextTokenizer tokenizer, DecoderPrompt prompt, IReadOnlyList<string> texts, SafetensorsType precision)
    {
        PretrainedDecoder read = PretrainedDecoder.Read(directory);
        if (read.Weights.Config != written.Config)
        {
            throw Otherwise($"its config.json reads as {read.Weights.Config} instead of {written.Config}");
        }

        foreach (ModelTensor tensor in DecoderParameters.List(written.Config))
        {
            ReadOnlySpan<float> expected = written[tensor.Name].Span, found = read.Weights[tensor.Name].Span;
            for (int i = 0; i < expected.Length; i++)
            {
                if (found[i] != (precision == SafetensorsType.F16 ? (float)(Half)expected[i] : expected[i]))
                {
                    throw Otherwise($"number {i} of {tensor.Name} reads as {found[i]} instead of {expected[i]}");
                }
            }
        }

        if (read.Prompt.End != prompt.End)
        {
            throw Otherwise($"its completions end with token {read.Prompt.End} instead of {prompt.End}");
        }

        foreach (string text in texts)
        {
            if (!read.Tokenizer.EncodeText(text).AsSpan().SequenceEqual(tokenizer.EncodeText(text)))
            {
                throw Otherwise("the tokens of a golden text are others");
            }
        }

        static UnderstudyException Otherwise(string what) => new(ErrorCode.IntegrityBroken, $"The exported directory is not the model that was given: {what}. It was not kept; report this.");
    }
}
