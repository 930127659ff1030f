using System.Diagnostics;
using System.Globalization;
using System.Numerics.Tensors;

using Understudy.Core;
using Understudy.Inference;
using Understudy.Training;

namespace Understudy.Bench;

/// <summary>Greedy decoding on one core through the path that serves, random weights: tokens a second against the bars, beside what the memory allows.</summary>
public static class DecodeSpeedArm
{
    private const int PromptTokens = 32;
    private const int Tokens = 128;
    private const int LongPrompt = 256;
    private const int BandwidthNumbers = 64 << 20; // 256 MiB of floats: beyond every cache

    /// <summary>The shape of MobileLLM-125M (2402.14905), vocabulary of Llama 2.</summary>
    public static DecoderConfig MobileLlm { get; } = new()
    {
        VocabularySize = 32_000,
        Blocks = 30,
        Width = 576,
        Heads = 9,
        KeyValueHeads = 3,
        FeedForward = 1536,
        MaximumTokens = 512,
    };

    /// <summary>A shape of 8 million parameters.</summary>
    public static DecoderConfig Small { get; } = new()
    {
        VocabularySize = 8192,
        Blocks = 8,
        Width = 256,
        Heads = 4,
        KeyValueHeads = 2,
        FeedForward = 704,
        MaximumTokens = 512,
    };

    /// <summary>Measures.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(FunctionPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        int rounds = plan.Quick ? 1 : 7;
        double bandwidth = Bandwidth(rounds);
        List<Figure> figures =
        [
            Plain("decode: memory read by one core", bandwidth / 1e9, "GB/s", "sum of 256 MiB of floats, best round"),
        ];
        foreach ((string name, DecoderConfig config, (DecoderPrecision Precision, double? Bar)[] forms) in new (string, DecoderConfig, (DecoderPrecision, double?)[])[]
        {
            ("125 M (MobileLLM shape)", MobileLlm, [(DecoderPrecision.Int8, 110), (DecoderPrecision.Int4, 155), (DecoderPrecision.Float32, null)]),
            ("8 M", Small, [(DecoderPrecision.Int8, 2700), (DecoderPrecision.Int4, null), (DecoderPrecision.Float32, null)]),
        })
        {
            DecoderWeights weights = RandomWeights(config);
            foreach ((DecoderPrecision precision, double? bar) in forms)
            {
                cancellationToken.ThrowIfCancellationRequested();
                byte[] model = DecoderOnnx.Write(weights, precision);
                (double decode, double prefill, double bytes) = Speed(model, config, rounds);
                string note = string.Create(CultureInfo.InvariantCulture, $"{config.Parameters / 1e6:0.0} M parameters, random weights, one thread, {PromptTokens} tokens of prompt and {Tokens} of completion, best of {rounds} round(s); file of {model.Length / 1e6:0.0} MB, all of it read a token is at most {bandwidth / model.Length:0} tokens/s here");
                string at = $"decode: {name}, {Named(precision)}";
                GgufPrecision theirs = precision switch { DecoderPrecision.Float32 => GgufPrecision.Float32, DecoderPrecision.Int8 => GgufPrecision.Int8, _ => GgufPrecision.Int4 };
                (double Decode, double Prefill)? peer = await LlamaPeer.MeasureAsync(plan, weights, theirs, (PromptTokens, LongPrompt, Tokens), rounds, cancellationToken);
                figures.Add(Figure.AtLeast(at, decode, decode, decode, "tokens/s", bar, note, new Peer(LlamaPeer.Name(theirs), peer?.Decode, "measured")) with { Low = null, High = null });
                figures.Add(Plain(at + ", prefill", prefill, "tokens/s", $"{LongPrompt} tokens of prompt in one run, best of {rounds} round(s)") with { Peers = [new Peer(LlamaPeer.Name(theirs), peer?.Prefill, "measured")] });
                figures.Add(Plain(at + ", managed bytes allocated a token", bytes, "bytes", "a step of the session, sampler left out"));
                await plan.Log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {at}: {decode:0.0} tokens/s, prefill {prefill:0}, {bytes:0} bytes a token; llama.cpp {peer?.Decode:0.0}, {peer?.Prefill:0}"));
            }
        }

        return figures;
    }

    /// <summary>Weights of about the size that training gives.</summary>
    public static DecoderWeights RandomWeights(DecoderConfig config)
    {
        var random = new SeededRandom(new Seed(1));
        return DecoderWeights.Create(config, p =>
        {
            double scale = p.Name == DecoderParameters.Embeddings ? 0.05 : 1 / Math.Sqrt(p.Shape[^1]);
            var values = new float[p.Count];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = p.Shape.Count == 1 ? 1 : (float)(scale * random.NextGaussian());
            }

            return values;
        });
    }

    /// <summary>Tokens a second of one sequence on one thread, after and of the prompt, and managed bytes allocated a token.</summary>
    internal static (double Decode, double Prefill, double Bytes) Speed(byte[] model, DecoderConfig config, int rounds)
    {
        using OnnxDecoder decoder = OnnxDecoder.Open(model, config);
        using DecodingSession session = decoder.Start();
        var random = new SeededRandom(new Seed(2));
        int[] prompt = [.. Enumerable.Range(0, LongPrompt).Select(_ => random.Next(config.VocabularySize))];
        var options = new DecodingOptions { MaximumTokens = Tokens };
        double decode = 0, prefill = 0;
        for (int round = 0; round < rounds + 1; round++)
        {
            session.Truncate(0, 0);
            long began = Stopwatch.GetTimestamp();
            session.Begin(0, prompt);
            prefill = Math.Max(prefill, LongPrompt / Stopwatch.GetElapsedTime(began).TotalSeconds);
            session.Begin(0, prompt.AsSpan(0, PromptTokens));
            began = Stopwatch.GetTimestamp();
            int written = DecoderGenerator.Complete(session, [prompt[..PromptTokens]], -1, options, default)[0].Tokens.Count;
            decode = Math.Max(decode, written / Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        session.Begin(0, prompt.AsSpan(0, PromptTokens));
        session.Step([1]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Tokens; i++)
        {
            session.Step([i]);
        }

        return (decode, prefill, (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Tokens);
    }

    private static double Bandwidth(int rounds)
    {
        var numbers = new float[BandwidthNumbers];
        numbers.AsSpan().Fill(1);
        double best = 0;
        for (int round = 0; round < rounds + 1; round++)
        {
            long began = Stopwatch.GetTimestamp();
            if (TensorPrimitives.Sum<float>(numbers) <= 0)
            {
                throw new UnreachableException();
            }

            best = Math.Max(best, (double)BandwidthNumbers * sizeof(float) / Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        return best;
    }

    private static string Named(DecoderPrecision precision) => precision switch { DecoderPrecision.Float32 => "fp32", DecoderPrecision.Int8 => "8-bit", _ => "4-bit" };

    private static Figure Plain(string name, double value, string unit, string note) => new() { Name = name, Value = value, Unit = unit, Holds = true, Note = note };
}
