using System.Text;

using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>Writes a trained decoder as a specialist directory, and refuses one that does not answer as what was trained and measured.</summary>
public static class DecoderExporter
{
    private const int MostGolden = 64;

    // Room for rounding over some thirty layers.
    private const double Tolerance = 1e-3;

    /// <summary>Writes the directory with its graphs of 32, 8 and 4 bits.</summary>
    /// <param name="directory">A directory that does not exist yet or is empty.</param>
    /// <param name="manifest">The manifest without <see cref="SpecialistManifest.Files"/>; its decoder is that of the weights.</param>
    /// <param name="weights">The network.</param>
    /// <param name="tokenizer">The text path.</param>
    /// <param name="trained">Scores that the trained network gave; the 32-bit graph has to give them too.</param>
    /// <param name="served">Texts with the answers of the served form that calibration was made with.</param>
    /// <returns>The content hash.</returns>
    /// <exception cref="UnderstudyException">When it cannot be written or answers otherwise; nothing is left behind then.</exception>
    public static ContentHash Write(string directory, SpecialistManifest manifest, DecoderWeights weights, TextTokenizer tokenizer, IReadOnlyList<DecoderScores> trained, IReadOnlyList<(string Text, DecodedAnswer Answer)> served)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentNullException.ThrowIfNull(trained);
        ArgumentNullException.ThrowIfNull(served);
        DecoderServing serving = manifest.Decoder ?? throw new ArgumentException("A decoder's manifest needs its decoder.", nameof(manifest));
        byte[] single = DecoderOnnx.Write(weights, DecoderPrecision.Float32);
        Check(single, weights.Config, trained);
        DecoderWeights full = weights.Unshared();
        int? pad = tokenizer.PadToken >= 0 ? tokenizer.PadToken : null;
        ContentHash hash = SpecialistDirectory.Write(directory, manifest, new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [DecoderConfigJson.FileName] = DecoderConfigJson.Write(full.Config, serving.Prompt.BeginToken, serving.Prompt.End, pad),
            [DecoderConfigJson.GenerationFileName] = DecoderConfigJson.WriteGeneration(full.Config, serving.Prompt.BeginToken, serving.Prompt.End, pad),
            [DecoderArtifact.TokenizerFile] = tokenizer.ToJson(),
            [DecoderArtifact.TokenizerConfigFile] = tokenizer.ToDecoderConfigJson(full.Config.MaximumTokens, serving.Prompt),
            [DecoderArtifact.WeightsFile] = full.ToSafetensors(),
            [DecoderArtifact.FloatFile] = single,
            [DecoderArtifact.EightBitFile] = DecoderOnnx.Write(weights, DecoderPrecision.Int8),
            [DecoderArtifact.FourBitFile] = DecoderOnnx.Write(weights, DecoderPrecision.Int4),
            [DecoderArtifact.CardFile] = Encoding.UTF8.GetBytes(ModelCard.Write(manifest)),
        });
        try
        {
            using DecoderSpecialist loaded = DecoderSpecialist.Load(directory);
            foreach ((string text, DecodedAnswer expected) in served.Take(MostGolden))
            {
                DecodedAnswer found = loaded.Answer(text);
                if (found.Calls != expected.Calls || Math.Abs(found.Probability - expected.Probability) > Tolerance)
                {
                    throw Otherwise($"the written one answers {found.Calls ?? "nothing"} with {found.Probability} instead of {expected.Calls ?? "nothing"} with {expected.Probability}");
                }
            }

            return hash;
        }
        catch (UnderstudyException)
        {
            Directory.Delete(directory, recursive: true);
            throw;
        }
    }

    private static void Check(byte[] graph, DecoderConfig config, IReadOnlyList<DecoderScores> trained)
    {
        using OnnxDecoder decoder = OnnxDecoder.Open(graph, config);
        using DecodingSession session = decoder.Start();
        foreach (DecoderScores golden in trained.Take(MostGolden))
        {
            session.Begin(0, [.. golden.Tokens]);
            ReadOnlySpan<float> found = session.Logits(0), expected = golden.Logits.Span;
            for (int i = 0; i < found.Length; i++)
            {
                if (!(Math.Abs(found[i] - expected[i]) <= Tolerance * Math.Max(1, Math.Abs(expected[i]))))
                {
                    throw Otherwise($"behind {golden.Tokens.Count} tokens its graph scores token {i} with {found[i]}, the trained network with {expected[i]}");
                }
            }
        }
    }

    private static UnderstudyException Otherwise(string what) =>
        new(ErrorCode.IntegrityBroken, $"The exported decoder does not answer as the one that was trained: {what}. It was not kept; train again, and report this.");
}
