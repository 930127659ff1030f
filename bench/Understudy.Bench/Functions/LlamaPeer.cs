using System.Globalization;
using System.Text.Json;

using Understudy.Inference;
using Understudy.Training;

namespace Understudy.Bench;

/// <summary>llama.cpp through node-llama-cpp on the same weights: installed when it is absent and can be.</summary>
public static class LlamaPeer
{
    private const string Version = "3.22.1";
    private const string Package = "node-llama-cpp";

    /// <summary>Name as it is printed.</summary>
    public static string Name(GgufPrecision precision) => $"{Package} {Version}, {(precision switch { GgufPrecision.Int8 => "Q8_0", GgufPrecision.Int4 => "Q4_0", _ => $"{precision}" })}";

    /// <summary>Tokens a second, decoding and prefill; null when it cannot run here.</summary>
    /// <param name="plan">Told why.</param>
    /// <param name="weights">The network.</param>
    /// <param name="precision">Form of the file.</param>
    /// <param name="lengths">Tokens of the prompt, of the long prompt and of the completion.</param>
    /// <param name="rounds">Rounds; the best one counts.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<(double Decode, double Prefill)?> MeasureAsync(FunctionPlan plan, DecoderWeights weights, GgufPrecision precision, (int Prompt, int LongPrompt, int Tokens) lengths, int rounds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(weights);
        if (await NodePackages.FolderAsync(plan.Log, [(Package, Version)], cancellationToken) is not { } folder)
        {
            return null;
        }

        string file = Path.GetTempFileName();
        try
        {
            // Any tokenizer will do: ids go in and come out.
            TextTokenizer tokenizer = BytePairTrainer.Train(["a b", "a b"], new TokenizerTrainingOptions { VocabularySize = 300, LowerCase = false, ForCopying = true }, cancellationToken: cancellationToken);
            await using (FileStream stream = File.Create(file))
            {
                DecoderGguf.Write(stream, weights, tokenizer, DecoderPrompt.Of(tokenizer), "random", precision);
            }

            string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Functions", "llama_speed.mjs"), folder, file, .. new[] { lengths.Prompt, lengths.LongPrompt, lengths.Tokens, rounds, weights.Config.VocabularySize }.Select(n => n.ToString(CultureInfo.InvariantCulture))];
            if (await ScriptRun.OutputAsync("node", arguments, plan.Log, cancellationToken) is not { } output)
            {
                return null;
            }

            using JsonDocument document = JsonDocument.Parse(output);
            return (document.RootElement.GetProperty("decode").GetDouble(), document.RootElement.GetProperty("prefill").GetDouble());
        }
        finally
        {
            File.Delete(file);
        }
    }
}
