using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>Completions of golden inputs by the trained network, and whether other forms give them too.</summary>
internal sealed class GoldenCompletions
{
    private const int MostInputs = 32;

    // Rounded numbers may go another way where two tokens are about as likely.
    private const double LeastOfRounded = 0.9;

    private readonly DecoderServing _serving;
    private readonly int _threads;
    private readonly int[][] _prompts;
    private readonly int[][] _expected;

    /// <summary>Completes the inputs by the specialist's 32-bit graph.</summary>
    /// <exception cref="UnderstudyException">When no input leaves room for a completion.</exception>
    public GoldenCompletions(DecoderServing serving, TextTokenizer tokenizer, byte[] graph, ExportRequest request)
    {
        (_serving, _threads) = (serving, request.Threads);
        _prompts = [.. request.GoldenTexts.Select(t => serving.Prompt.Of(tokenizer.EncodeText(t))).Where(p => p.Length + serving.CompletionTokens <= serving.Config.MaximumTokens).Take(MostInputs)];
        if (_prompts.Length == 0)
        {
            throw new UnderstudyException(ErrorCode.TooFewExamples, "Expected inputs of the workload to check the exported form on; there is none that leaves room for a completion. Import examples first.");
        }

        _expected = Complete(graph, serving.Config);
    }

    /// <summary>Compares a network's completions.</summary>
    /// <param name="form">The file that it was read from.</param>
    /// <param name="weights">The network.</param>
    /// <param name="exact">Whether its numbers are not rounded.</param>
    /// <exception cref="UnderstudyException">When they differ too often.</exception>
    public GoldenCheck Check(string form, DecoderWeights weights, bool exact) => Check(form, DecoderOnnx.Write(weights, DecoderPrecision.Float32), weights.Config, exact);

    /// <summary>Compares a graph's completions.</summary>
    public GoldenCheck Check(string form, byte[] graph, DecoderConfig config, bool exact)
    {
        int[][] found = Complete(graph, config);
        int same = found.Where((tokens, i) => tokens.AsSpan().SequenceEqual(_expected[i])).Count();
        return same >= (exact ? _prompts.Length : LeastOfRounded * _prompts.Length)
            ? new GoldenCheck(form, _prompts.Length, same)
            : throw new UnderstudyException(ErrorCode.IntegrityBroken, $"{form} completes {same} of {_prompts.Length} golden inputs as the trained network does; expected {(exact ? "all of them" : "nine in ten")}. Nothing was exported. {(exact ? "Report this." : "Export with more bits.")}");
    }

    private int[][] Complete(byte[] graph, DecoderConfig config)
    {
        using OnnxDecoder decoder = OnnxDecoder.Open(graph, config, new OnnxDecoderOptions { Threads = _threads });
        using DecodingSession session = decoder.Start();
        var options = new DecodingOptions { MaximumTokens = _serving.CompletionTokens };
        return [.. _prompts.Select(p => DecoderGenerator.Complete(session, [p], _serving.Prompt.End, options, default)[0].Tokens.ToArray())];
    }
}
