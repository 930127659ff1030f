using Understudy.Core;
using Understudy.Inference;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>One objective's data and loss.</summary>
internal sealed class PreferenceStage
{
    // How much likelier answers became is measured on at most so many, evenly over all.
    private const int MostWatched = 512;

    private readonly PreferenceRequest _request;
    private readonly PreferenceOptions _options;
    private readonly DecoderNetwork _network, _reference;
    private readonly DecoderNetwork? _teacher;
    private readonly TrainingRuntime _runtime;
    private readonly DecoderSequence[] _gold, _rejected;
    private readonly DecoderSequence[] _watchedChosen, _watchedRejected;
    private readonly int _context;

    public PreferenceStage(PreferenceRequest request, DecoderNetwork network, DecoderNetwork reference, DecoderNetwork? teacher, TrainingRuntime runtime, CancellationToken cancellationToken)
    {
        (_request, _options, _network, _reference, _teacher, _runtime) = (request, request.Options, network, reference, teacher, runtime);
        _context = network.Config.MaximumTokens;
        PreferencePair[] pairs = _options.IsPaired ? MakePairs(cancellationToken) : [];
        if (_options.IsPaired)
        {
            DecoderSequence[] chosen = [.. pairs.Select(p => Encoded(p.Text, p.Chosen))], rejected = [.. pairs.Select(p => Encoded(p.Text, p.Rejected))];
            int[] fit = [.. Enumerable.Range(0, pairs.Length).Where(i => Math.Max(chosen[i].Length, rejected[i].Length) <= _context)];
            (Pairs, TooLong) = ([.. fit.Select(i => pairs[i])], pairs.Length - fit.Length);
            (_gold, _rejected) = ([.. fit.Select(i => chosen[i])], [.. fit.Select(i => rejected[i])]);
        }
        else
        {
            DecoderSequence[] all = [.. request.Train.Select(r => Encoded(r.Text, r.Calls))];
            _gold = [.. all.Where(s => s.Length <= _context)];
            (Pairs, TooLong, _rejected) = ([], all.Length - _gold.Length, []);
        }

        if (_gold.Length == 0)
        {
            throw new UnderstudyException(ErrorCode.TooFewExamples, $"There is nothing for '{_options.Objective}' to learn from: {TooLong:#,0} of {(_options.IsPaired ? pairs.Length : request.Train.Count):#,0} {(_options.IsPaired ? "pairs" : "rows")} do not fit the context of {_context} tokens. Give wrong answers from more sources (Negatives), or a model with a longer context.");
        }

        int[] watched = [.. Enumerable.Range(0, Math.Min(MostWatched, _gold.Length)).Select(i => (int)((long)i * _gold.Length / Math.Min(MostWatched, _gold.Length)))];
        _watchedChosen = [.. watched.Select(i => _gold[i])];
        _watchedRejected = _rejected.Length == 0 ? [] : [.. watched.Select(i => _rejected[i])];
    }

    /// <summary>The pairs that are learned from.</summary>
    public PreferencePair[] Pairs { get; }

    /// <summary>Pairs or rows that do not fit the context.</summary>
    public int TooLong { get; }

    /// <summary>How likely answers are to the network as it is.</summary>
    public AnswerLikelihood Watch(CancellationToken cancellationToken) => AnswerLikelihood.Of(Scores(_network, _watchedChosen, cancellationToken), Scores(_network, _watchedRejected, cancellationToken));

    /// <summary>The task and the tokens of its rows.</summary>
    public (ITrainingTask Task, int[] Lengths) Task() => _options.Objective switch
    {
        PreferenceOptions.Supervised => Supervised(_gold),
        PreferenceOptions.RejectionSampling => Supervised(RightSamples()),
        PreferenceOptions.Grpo => Rewarded(),
        PreferenceOptions.Distillation => Distilled(),
        _ => Paired(),
    };

    private (ITrainingTask, int[]) Supervised(DecoderSequence[] rows)
    {
        int[] lengths = [.. rows.Select(r => r.Length)];
        return (new DecoderTask($"Training the decoder by {_options.Objective}", _network, (row, _) => rows[row], lengths, _options.Recipe(), _runtime, _request.Seed, Chosen), lengths);
    }

    private (ITrainingTask, int[]) Paired()
    {
        IPreferenceObjective objective = _options.PairObjective();
        DecoderSequence[] mismatched = objective.NeedsMismatched ? [.. Pairs.Select((p, i) => Mismatched(i))] : [];
        bool refers = objective.NeedsReference;
        float[] chosen = refers ? Scores(_reference, _gold, default) : [], rejected = refers ? Scores(_reference, _rejected, default) : [], other = Scores(_reference, mismatched, default);
        PairTask.Pair[] pairs = [.. Enumerable.Range(0, Pairs.Length).Select(i => new PairTask.Pair(_gold[i], _rejected[i], mismatched.Length > 0 ? mismatched[i] : default, refers ? chosen[i] : 0, refers ? rejected[i] : 0, mismatched.Length > 0 ? other[i] : 0))];
        var task = new PairTask(_network, objective, pairs, _options.Recipe(), _runtime, _request.Seed, Chosen);
        return (task, task.Lengths);
    }

    /// <summary>A pair's text with the right answer to another text.</summary>
    private DecoderSequence Mismatched(int pair)
    {
        for (int step = 0; step < Pairs.Length; step++)
        {
            PreferencePair other = Pairs[(pair + (Pairs.Length / 2) + step) % Pairs.Length];
            if (other.Text != Pairs[pair].Text && Encoded(Pairs[pair].Text, other.Chosen) is { } sequence && sequence.Length <= _context)
            {
                return sequence;
            }
        }

        return _gold[pair]; // one text alone: nothing is mismatched
    }

    private (ITrainingTask, int[]) Rewarded()
    {
        var reward = new CallReward(_request.Tools);
        SampledTask.Row[] rows = [.. _request.Train.Select(r => Row(r, drawn => Grpo.Advantages([.. drawn.Select(s => reward.Of(r, Text(s)))], _options.Samples, divide: !_options.LengthFix)))];
        var grpo = new Grpo(beta: _options.BetaOrOwn, length: _options.LengthFix ? MostTokens : null);
        var task = new SampledTask(_network, rows, Sampling("grpo", _options.Samples, countTokens: false), Loss, Chosen);
        return (task, task.Lengths);

        Tensor Loss(DecoderBatch batch, float[] advantages)
        {
            Tensor now = ByRow(_network.LogProbabilities(batch, _runtime.Precision).Tokens, batch), mask = ByRow(ones(batch.At.shape[0], device: _runtime.Device), batch);
            Tensor? reference = null;
            if (grpo.NeedsReference)
            {
                using IDisposable quiet = no_grad();
                reference = ByRow(_reference.LogProbabilities(batch, _runtime.Precision).Tokens, batch);
            }

            return grpo.Loss(now, now.detach(), reference, mask, advantages);
        }
    }

    private (ITrainingTask, int[]) Distilled()
    {
        var divergence = new Distillation(_options.Divergence, _options.BetaOrOwn);
        var task = new SampledTask(_network, [.. _request.Train.Select(r => Row(r, null))], Sampling("distill", 1, countTokens: true), Loss, Chosen);
        return (task, task.Lengths);

        Tensor Loss(DecoderBatch batch, float[] weights)
        {
            Tensor teacher;
            using (no_grad())
            {
                teacher = _teacher!.Logits(batch, _runtime.Precision);
            }

            return divergence.Loss(teacher, _network.Logits(batch, _runtime.Precision));
        }
    }

    private SampledTask.Settings Sampling(string name, int samples, bool countTokens) => new($"Training the decoder by {name}", samples, _request.Start.Prompt.End, _options.Temperature, MostTokens, countTokens, _options.Recipe(), _runtime, _request.Seed);

    /// <summary>Most tokens of a sample: a quarter more than the longest right answer has.</summary>
    private int MostTokens => (_gold.Max(g => g.Count) * 5 / 4) + 1;

    private SampledTask.Row Row(CallRow row, Func<DecoderSample[], float[]>? advantages)
    {
        DecoderSequence gold = Encoded(row.Text, row.Calls);
        return new SampledTask.Row(gold.Ids[..gold.Start], gold.Length, advantages);
    }

    private DecoderSequence[] RightSamples()
    {
        var reward = new CallReward(_request.Tools);
        DecoderSequence[] right = [.. Drawn().Where(d => reward.Of(d.Row, d.Answer) == 1).Select(d => (d.Row.Text, d.Answer)).Distinct().Select(d => Encoded(d.Text, d.Answer!)).Where(s => s.Length <= _context)];
        return right.Length > 0 ? right : throw new UnderstudyException(ErrorCode.TooFewExamples, $"Not one of the model's {_options.Samples} samples of each of {_request.Train.Count:#,0} rows is right, so rejection sampling keeps nothing. Train longer by 'sft' first, or raise Samples.");
    }

    private IEnumerable<(CallRow Row, string? Answer)> Drawn()
    {
        int[][] prompts = [.. _request.Train.SelectMany(r => Enumerable.Repeat(DecoderSequence.PromptOf(_request.Start.Tokenizer, _request.Start.Prompt, r.Text), _options.Samples))];
        int most = (_request.Train.Max(r => _request.Start.Tokenizer.EncodeText(r.Calls).Length) * 5 / 4) + 2;
        IReadOnlyList<DecoderSample> samples = DecoderSampler.Complete(_reference, prompts, _request.Start.Prompt.End, _runtime.Precision, new SamplingOptions { Temperature = _options.Temperature, MaximumTokens = most, BatchRows = 128, Seed = _request.Seed.For("own-samples") });
        return samples.Select((s, i) => (_request.Train[i / _options.Samples], Text(s)));
    }

    private PreferencePair[] MakePairs(CancellationToken cancellationToken)
    {
        var pairs = new PreferencePairs(_options.Negatives, _request.Tools);
        cancellationToken.ThrowIfCancellationRequested();
        IReadOnlyList<PreferenceSource> without = _options.Negatives.WithoutSources;
        IEnumerable<PreferencePair> failures = pairs.OfAnswers(_request.Train.Zip(_request.TeacherAnswers), PreferenceSource.TeacherFailure);
        IEnumerable<PreferencePair> own = without.Contains(PreferenceSource.OwnSample) ? [] : pairs.OfAnswers(Drawn(), PreferenceSource.OwnSample);
        IEnumerable<PreferencePair> made = without.Contains(PreferenceSource.Corruption) ? [] : pairs.OfCorruptions(_request.Train, new CallCorruptor([.. _request.Train.Select(r => r.Calls)], _request.Tools), _request.Seed.For("corruptions"));
        return [.. failures, .. own, .. made];
    }

    private string? Text(DecoderSample sample) => sample.Ended ? _request.Start.Tokenizer.Decode(sample.Text) : null;

    private DecoderSequence Encoded(string text, string completion) => DecoderSequence.Of(_request.Start.Tokenizer, _request.Start.Prompt, text, completion);

    private double? Chosen(CancellationToken cancellationToken) => AnswerLikelihood.Of(Scores(_network, _watchedChosen, cancellationToken), []).Chosen;

    private float[] Scores(DecoderNetwork network, IReadOnlyList<DecoderSequence> sequences, CancellationToken cancellationToken) => SequenceScores.Of(network, sequences, _runtime.Precision, _options.MicroBatchTokens, cancellationToken);

    /// <summary>One number a target as [sequences, longest], 0 where there is none.</summary>
    private Tensor ByRow(Tensor targets, DecoderBatch batch)
    {
        int longest = Math.Max(1, batch.Counts.Max());
        long[] places = [.. batch.Counts.SelectMany((count, row) => Enumerable.Range(0, count).Select(t => ((long)row * longest) + t))];
        return zeros(batch.Counts.Count * longest, device: _runtime.Device).PlusAt(0, tensor(places, device: _runtime.Device), targets).view(batch.Counts.Count, longest);
    }
}
