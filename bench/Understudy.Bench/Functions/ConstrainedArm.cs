using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

using Understudy.Core;
using Understudy.Inference;
using Understudy.Statistics;
using Understudy.Testing.Schemas;
using Understudy.Training;

namespace Understudy.Bench;

/// <summary>Decoding under a schema: whether everything that is written is valid, and what it costs a token. Random weights, the engine that serves.</summary>
public static class ConstrainedArm
{
    private const int Tokens = 192;

    private const string Functions = """
        [{"type":"function","function":{"name":"book_restaurant","parameters":{"type":"object","properties":{"restaurant_name":{"type":"string","maxLength":40},"city":{"type":"string","maxLength":30},"party_size":{"type":"integer","minimum":1,"maximum":40},"time":{"type":"string","maxLength":24},"outdoor":{"type":"boolean"}},"required":["restaurant_name","city","party_size","time","outdoor"],"additionalProperties":false}}}]
        """;

    /// <summary>Measures.</summary>
    public static IReadOnlyList<Figure> Measure(FunctionPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        TokenBytes tokens = Vocabulary(8192);
        Figure valid = Valid(plan, Vocabulary(1024), cancellationToken);
        return [valid, .. Speed(plan, tokens)];
    }

    private static Figure Valid(FunctionPlan plan, TokenBytes tokens, CancellationToken cancellationToken)
    {
        int schemas = plan.Quick ? 200 : 10_000, valid = 0;
        var config = new DecoderConfig { VocabularySize = tokens.Count, Blocks = 1, Width = 64, Heads = 2, KeyValueHeads = 1, FeedForward = 96, MaximumTokens = 2048 };
        using OnnxDecoder decoder = OnnxDecoder.Open(DecoderOnnx.Write(DecodeSpeedArm.RandomWeights(config), DecoderPrecision.Float32), config);
        using DecodingSession session = decoder.Start();
        for (int i = 0; i < schemas; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Seed seed = new Seed(21).For("schema", i);
            var random = new SeededRandom(seed);
            JsonElement schema = RandomSchema.Next(random);
            ConstraintState state = SchemaConstraint.Compile(schema, tokens).Start();
            var options = new DecodingOptions { MaximumTokens = Math.Max(8 + random.Next(120), state.TokensToEnd), Temperature = i % 2 };
            Completion completion = DecoderGenerator.Complete(session, [[random.Next(tokens.Count)]], tokens.EndToken, options, seed, [state], cancellationToken: cancellationToken)[0];
            valid += completion.HasEnded && IsValid(Text(completion, tokens), schema) ? 1 : 0;
        }

        Interval interval = WilsonScore.TwoSided(valid, schemas, .95);
        plan.Log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {valid:#,0} of {schemas:#,0} valid"));
        return Figure.AtLeast("constrained decoding: valid answers", valid / (double)schemas, interval.Low, interval.High, "share", 1, string.Create(CultureInfo.InvariantCulture, $"{schemas:#,0} random schemas, seed 21, one answer of random weights each, half greedy and half drawn, parsed and checked against the schema; Wilson interval"));
    }

    private static IEnumerable<Figure> Speed(FunctionPlan plan, TokenBytes tokens)
    {
        DecoderConfig config = DecodeSpeedArm.Small with { VocabularySize = tokens.Count };
        int rounds = plan.Quick ? 1 : 9;
        using OnnxDecoder decoder = OnnxDecoder.Open(DecoderOnnx.Write(DecodeSpeedArm.RandomWeights(config), DecoderPrecision.Int8), config);
        using DecodingSession session = decoder.Start();
        SchemaConstraint constraint = SchemaConstraint.Compile(ToolSet.Parse(Functions), ToolChoice.Required with { MostCalls = 1 }, tokens);
        int[] prompt = [.. Enumerable.Range(0, 32)];
        double free = double.MaxValue, held = double.MaxValue, mask = double.MaxValue, forced = 0;
        for (int round = 0; round < rounds + 1; round++)
        {
            free = Math.Min(free, PerToken(null, out _));
            held = Math.Min(held, PerToken(constraint.Start(), out Completion answer));
            forced = answer.LogProbabilities.Count(p => p == 0) / (double)answer.LogProbabilities.Count;
            mask = Math.Min(mask, MaskSeconds(constraint, answer));
        }

        string note = string.Create(CultureInfo.InvariantCulture, $"8 M shape, 8-bit, one thread, 32 tokens of prompt, at most {Tokens} written, best of {rounds} round(s); free {free * 1e6:0} µs a token");
        plan.Log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  free {free * 1e6:0.0} µs, constrained {held * 1e6:0.0} µs a token, {forced:0.00} of them forced, mask {mask * 1e6:0.0} µs"));
        yield return Figure.AtMost("constrained decoding: time of a token against free", held / free, held / free, held / free, "ratio", 1.05, note + string.Create(CultureInfo.InvariantCulture, $"; a call of one function, {forced:0.00} of its tokens had no choice and were run together")) with { Low = null, High = null };
        yield return Figure.AtMost("constrained decoding: mask and acceptance against a free token", mask / free, mask / free, mask / free, "ratio", .05, note + "; the constraint alone over the same tokens, every one masked") with { Low = null, High = null };

        double PerToken(ConstraintState? state, out Completion completion)
        {
            session.Begin(0, prompt);
            long began = Stopwatch.GetTimestamp();
            completion = DecoderGenerator.Complete(session, [prompt], state is null ? -1 : tokens.EndToken, new DecodingOptions { MaximumTokens = Tokens }, default, state is null ? null : [state])[0];
            return Stopwatch.GetElapsedTime(began).TotalSeconds / completion.LogProbabilities.Count;
        }
    }

    private static double MaskSeconds(SchemaConstraint constraint, Completion answer)
    {
        var scores = new float[constraint.Tokens.Count];
        ConstraintState state = constraint.Start();
        long began = Stopwatch.GetTimestamp();
        foreach (int token in answer.Tokens)
        {
            state.ApplyTo(scores);
            state.TryAcceptWithin(token, Tokens);
        }

        return Stopwatch.GetElapsedTime(began).TotalSeconds / answer.Tokens.Count;
    }

    /// <summary>All bytes and random words, the last token ends.</summary>
    private static TokenBytes Vocabulary(int size)
    {
        var random = new SeededRandom(new Seed(3));
        HashSet<string> words = new(StringComparer.Ordinal);
        while (words.Count < size - 257)
        {
            words.Add((random.Next(2) == 0 ? " " : "") + string.Concat(Enumerable.Range(0, 2 + random.Next(6)).Select(_ => (char)('a' + random.Next(26)))));
        }

        return new TokenBytes([.. Enumerable.Range(0, 256).Select(b => new[] { (byte)b }), .. words.Select(Encoding.UTF8.GetBytes), null], size - 1);
    }

    private static string Text(Completion completion, TokenBytes tokens)
    {
        List<byte> bytes = [];
        foreach (int token in completion.Tokens)
        {
            bytes.AddRange(tokens[token]);
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static bool IsValid(string text, JsonElement schema)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return JsonSchema.IsValid(document.RootElement, schema);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
