using System.Text;

using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>Writes a trained encoder as a specialist directory, and refuses one that does not answer as what was measured on selection.</summary>
public static class EncoderExporter
{
    private const int MostGolden = 256;

    /// <summary>Writes the directory.</summary>
    /// <param name="directory">A directory that does not exist yet or is empty.</param>
    /// <param name="export">What to write.</param>
    /// <param name="table">The examples.</param>
    /// <param name="goldenRows">Rows whose answers are compared.</param>
    /// <param name="goldenLogits">[golden rows, outputs] of the served form, as calibrated.</param>
    /// <param name="threads">Threads of the check.</param>
    /// <returns>The content hash.</returns>
    /// <exception cref="UnderstudyException">When it cannot be written or answers otherwise; nothing is left behind then.</exception>
    public static ContentHash Write(string directory, EncoderExport export, ExampleTable table, int[] goldenRows, float[] goldenLogits, int threads)
    {
        ArgumentNullException.ThrowIfNull(export);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(goldenRows);
        ArgumentNullException.ThrowIfNull(goldenLogits);
        EncoderServing serving = export.Manifest.Encoder ?? throw new ArgumentException("An encoder's manifest needs its encoder.", nameof(export));
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal)
        {
            [EncoderArtifact.ConfigFile] = EncoderConfigJson.Write(serving.Config, export.Manifest.Labels, export.Tokenizer.ClassToken, export.Tokenizer.SeparatorToken, export.Tokenizer.MaskToken),
            [EncoderArtifact.TokenizerFile] = export.Tokenizer.ToJson(),
            [EncoderArtifact.TokenizerConfigFile] = export.Tokenizer.ToConfigJson(serving.MaximumTokens, serving.Config.Family == EncoderFamily.Bert),
            [EncoderArtifact.WeightsFile] = export.Weights.ToSafetensors(),
            [EncoderArtifact.FloatFile] = export.FloatGraph,
            [EncoderArtifact.CardFile] = Encoding.UTF8.GetBytes(ModelCard.Write(export.Manifest)),
        };
        if (export.QuantizedGraph is { } quantized)
        {
            files[EncoderArtifact.QuantizedFile] = quantized;
        }

        if (export.Words is { } words)
        {
            files[EncoderArtifact.WordsFile] = WordStatisticsFile.Write(words);
        }

        ContentHash hash = SpecialistDirectory.Write(directory, export.Manifest, files);
        try
        {
            Check(directory, table, goldenRows[..Math.Min(MostGolden, goldenRows.Length)], goldenLogits, export, threads);
            return hash;
        }
        catch (UnderstudyException)
        {
            Directory.Delete(directory, recursive: true);
            throw;
        }
    }

    private static void Check(string directory, ExampleTable table, int[] rows, float[] logits, EncoderExport export, int threads)
    {
        int outputs = export.Manifest.Labels.Count;
        var options = new OnnxEncoderOptions { Threads = threads };
        float[] found = new float[rows.Length * outputs];
        if (export.Manifest.Kind == WorkloadKind.Relevance)
        {
            using EncoderRanker ranker = EncoderRanker.Load(directory, options);
            ranker.Logits(rows.Select(r => (table.QueryText(table.Query(r)), table.Input(r).ToString())), found);
        }
        else
        {
            using EncoderSpecialist specialist = EncoderSpecialist.Load(directory, options);
            specialist.Logits(table, rows, found, default);
        }

        for (int i = 0; i < found.Length; i++)
        {
            if (Math.Abs(found[i] - logits[i]) > 1e-4 * Math.Max(1, Math.Abs(logits[i])))
            {
                throw new UnderstudyException(ErrorCode.IntegrityBroken, $"The specialist in {directory} does not answer as the one that was measured: row {table.Source(rows[i / outputs])} gives {found[i]} instead of {logits[i]}. It was not kept; train again, and report this.");
            }
        }
    }
}
