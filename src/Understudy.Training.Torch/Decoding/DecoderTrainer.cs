using System.Text.Json;

using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>
/// Trains a decoder to write completions: a tokenizer of the workload's text where none is given, pretraining on texts where there are any, then
/// the rows. Same request and seed, same weights on one kind of processor and number of threads.
/// </summary>
public sealed class DecoderTrainer
{
    private const int Named = 5;

    private readonly string? _directory;
    private readonly IProgress<StageProgress>? _progress;
    private readonly Action<TrainingEpoch>? _epochFinished;
    private readonly Action<DecoderMemory>? _memoryKnown;

    /// <summary>Sets where training keeps its state and what is told about it.</summary>
    /// <param name="directory">Where checkpoints go; null keeps none, and a cancelled run starts again.</param>
    /// <param name="progress">Told about tokens.</param>
    /// <param name="epochFinished">Told about every epoch.</param>
    /// <param name="memoryKnown">Told before the first step what the run is expected to need.</param>
    public DecoderTrainer(string? directory = null, IProgress<StageProgress>? progress = null, Action<TrainingEpoch>? epochFinished = null, Action<DecoderMemory>? memoryKnown = null) =>
        (_directory, _progress, _epochFinished, _memoryKnown) = (directory, progress, epochFinished, memoryKnown);

    /// <summary>Trains. The same request goes on from its checkpoint to the same weights as an uninterrupted run.</summary>
    /// <exception cref="ArgumentException">When options are out of range; all reasons at once.</exception>
    /// <exception cref="UnderstudyException">When there are no rows, rows do not fit the context, libtorch cannot be loaded, or the training diverged.</exception>
    public DecoderResult Train(DecoderRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        DecoderOptions options = request.Options;
        if (options.Validate() is { Count: > 0 } errors)
        {
            throw new ArgumentException(string.Join(" ", errors), nameof(request));
        }

        if (request.Train.Count == 0)
        {
            throw new UnderstudyException(ErrorCode.TooFewExamples, "Expected rows to train a decoder on, found none; give texts with completions.");
        }

        TextTokenizer tokenizer = TokenizerOf(request, cancellationToken);
        DecoderPrompt prompt = request.Start?.Prompt ?? DecoderPrompt.Of(tokenizer);
        DecoderConfig config = request.Start?.Weights.Config ?? options.Config(tokenizer.VocabularySize);
        DecoderSequence[] rows = Encode(request.Train, tokenizer, prompt, config.MaximumTokens);
        DecoderSequence[] texts = options.PretrainEpochs == 0 ? [] : [.. request.Texts.SelectMany(t => Windows(tokenizer, prompt, t, config.MaximumTokens))];
        var runtime = TrainingRuntime.Choose(request.Precision, request.Threads);
        DecoderMemory memory = Memory(config, runtime.Precision, options, [.. rows, .. texts]);
        _memoryKnown?.Invoke(memory);

        using DecoderNetwork network = request.Start is { } start ? DecoderNetwork.From(start.Weights, runtime.Device) : DecoderNetwork.Random(config, request.Seed.For("weights"), runtime.Device);
        if (options.LowRank.Rank > 0)
        {
            network.Adapt(options.LowRank, request.Seed.For("adapters"));
        }

        TrainingOutcome? pretraining = texts.Length == 0 ? null : Run(
            new DecoderTask("Pretraining the decoder", network, (row, _) => texts[row], [.. texts.Select(t => t.Length)], options, runtime, request.Seed.For("pretrain")),
            network, texts, options.PretrainEpochs, options, runtime, "pretrain", request, cancellationToken);

        CallVariation? variation = options.ValueSwap > 0 ? CallVariation.Of(request.Train, request.Tools) : null;
        double? Validate(CancellationToken stop) => options.Patience == 0 || request.Selection.Count == 0 ? null : Right(Answer(network, tokenizer, prompt, request.Selection, runtime.Precision, stop), request.Selection);
        var task = new DecoderTask("Training the decoder", network, Varied, [.. rows.Select(r => r.Length)], options, runtime, request.Seed, Validate);
        TrainingOutcome outcome = Run(task, network, rows, options.Epochs, options, runtime, "train", request, cancellationToken);
        return new DecoderResult
        {
            Request = request,
            Tokenizer = tokenizer,
            Prompt = prompt,
            Weights = network.ToWeights(),
            SelectionAnswers = Answer(network, tokenizer, prompt, request.Selection, runtime.Precision, cancellationToken),
            Pretraining = pretraining,
            Outcome = outcome,
            Memory = memory,
        };

        DecoderSequence Varied(int row, Seed seed)
        {
            if (variation is null)
            {
                return rows[row];
            }

            DecoderRow varied = variation.Vary(row, request.Train[row], options.ValueSwap, seed);
            DecoderSequence sequence = DecoderSequence.Of(tokenizer, prompt, varied.Text, varied.Completion);
            return sequence.Length <= config.MaximumTokens ? sequence : rows[row];
        }
    }

    /// <summary>What a network writes for inputs, the likeliest token each time.</summary>
    public static IReadOnlyList<DecoderAnswer> Answer(DecoderNetwork network, TextTokenizer tokenizer, DecoderPrompt prompt, IReadOnlyList<DecoderRow> rows, ComputePrecision precision, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentNullException.ThrowIfNull(rows);
        IReadOnlyList<DecoderSample> samples = DecoderSampler.Complete(network, [.. rows.Select(r => DecoderSequence.PromptOf(tokenizer, prompt, r.Text))], prompt.End, precision, null, cancellationToken);
        return [.. samples.Select(s => new DecoderAnswer(s.Ended ? tokenizer.Decode(s.Text) : null, s.LogProbability))];
    }

    /// <summary>Floating-point operations of training on one sequence: 6 a parameter of the matrices that are computed and token, attention's 12·layers·width·n², and the output where there is loss.</summary>
    /// <param name="config">Shape.</param>
    /// <param name="tokens">Tokens.</param>
    /// <param name="targets">Those with loss.</param>
    public static double Operations(DecoderConfig config, int tokens, int targets)
    {
        ArgumentNullException.ThrowIfNull(config);
        double matrices = config.Layers * ((2.0 * config.Width * (config.Width + config.KeyValueWidth)) + (3.0 * config.Width * config.FeedForward));
        return (6 * matrices * tokens) + (12.0 * config.Layers * config.Width * tokens * tokens) + (6.0 * config.Width * config.VocabularySize * targets);
    }

    /// <summary>The tokenizer that a request trains with: its start's, else one that is learned on rows and texts.</summary>
    public static TextTokenizer TokenizerOf(DecoderRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Start?.Tokenizer ?? BytePairTrainer.Train(
            request.Train.SelectMany(r => new[] { r.Text, r.Completion }).Concat(request.Texts),
            new TokenizerTrainingOptions { VocabularySize = request.Options.VocabularySize, LowerCase = false, ForCopying = true },
            cancellationToken: cancellationToken);
    }

    /// <summary>The rows' sequences; refuses rows that do not fit the context, for what is cut off is never learned.</summary>
    private static DecoderSequence[] Encode(IReadOnlyList<DecoderRow> rows, TextTokenizer tokenizer, DecoderPrompt prompt, int context)
    {
        DecoderSequence[] sequences = [.. rows.Select(r => DecoderSequence.Of(tokenizer, prompt, r.Text, r.Completion))];
        int[] tooLong = [.. Enumerable.Range(0, sequences.Length).Where(i => sequences[i].Length > context)];
        if (tooLong.Length > 0)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"{tooLong.Length:#,0} of {rows.Count:#,0} training rows do not fit the context of {context} tokens, prompt and completion together: {string.Join(", ", tooLong.Take(Named).Select(i => $"row {i + 1} has {sequences[i].Length}"))}{(tooLong.Length > Named ? ", …" : "")}. Raise MaximumTokens to {sequences.Max(s => s.Length)}, or leave these rows to the large model.");
        }

        return sequences;
    }

    /// <summary>A text for pretraining, every token with loss but the first; what is longer than the context goes on in the next sequence.</summary>
    private static IEnumerable<DecoderSequence> Windows(TextTokenizer tokenizer, DecoderPrompt prompt, string text, int context)
    {
        int[] ids = [.. prompt.Before, .. tokenizer.EncodeText(text), prompt.End];
        return ids.Chunk(context).Where(c => c.Length > 1).Select(c => new DecoderSequence(c, 1));
    }

    private static DecoderMemory Memory(DecoderConfig config, ComputePrecision precision, DecoderOptions options, DecoderSequence[] rows)
    {
        int longest = rows.Max(r => r.Length), tokens = Math.Max(longest, Math.Min(Math.Min(options.BatchTokens, options.MicroBatchTokens), rows.Sum(r => r.Length)));
        double share = rows.Sum(r => (double)r.Count) / rows.Sum(r => (double)r.Length);
        return DecoderMemory.Of(config, precision, options, tokens, longest, (int)Math.Ceiling(share * tokens));
    }

    private static double Right(IReadOnlyList<DecoderAnswer> answers, IReadOnlyList<DecoderRow> rows) => answers.Zip(rows).Count(x => x.First.Completion == x.Second.Completion) / (double)rows.Count;

    private TrainingOutcome Run(DecoderTask task, DecoderNetwork network, DecoderSequence[] rows, int epochs, DecoderOptions options, TrainingRuntime runtime, string stage, DecoderRequest request, CancellationToken cancellationToken)
    {
        double targets = rows.Sum(r => (double)r.Count) / rows.Sum(r => (double)r.Length); // of a token
        var settings = new LoopSettings
        {
            Run = _directory is null ? "" : Identity(request, network, rows, runtime, stage),
            Epochs = epochs,
            Runtime = runtime,
            Lengths = [.. rows.Select(r => r.Length)],
            Operations = tokens => Operations(network.Config, tokens, (int)(targets * tokens)),
            Checkpoint = _directory is null ? null : new CheckpointFile(Path.Combine(_directory, $"decoder-{stage}.checkpoint")),
            Progress = _progress,
            EpochFinished = _epochFinished,
        };
        using var loop = new TrainingLoop(task, options.Loop(), settings);
        return loop.Run(cancellationToken);
    }

    private static string Identity(DecoderRequest request, DecoderNetwork network, DecoderSequence[] rows, TrainingRuntime runtime, string stage)
    {
        using var identity = new RunIdentity("decoder-" + stage, request.Seed, request.Options.Loop(), runtime);
        identity.Add(JsonSerializer.Serialize(request.Options, DecoderOptionsJson.Default.DecoderOptions)).Add(request.Tools?.Json.GetRawText() ?? "").Add(network.Config.ToString());
        foreach (string name in network.Names)
        {
            identity.Add(name).Add<float>(TensorState.Read(network[name]));
        }

        foreach (DecoderSequence row in rows)
        {
            identity.Add<int>([row.Start]).Add<int>(row.Ids);
        }

        return identity.Finish();
    }
}
