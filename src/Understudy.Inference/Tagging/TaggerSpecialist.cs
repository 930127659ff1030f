using System.Numerics.Tensors;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// A tagger ready to answer: text → words → network → intent, tags, classes → a call. Thread-safe; the answer to a text does not depend on
/// what is asked beside it.
/// </summary>
public sealed class TaggerSpecialist : IDatedCallPredictor
{
    // Scratch that one thread may keep; longer texts get memory that is dropped again.
    private const int KeptWords = 512;

    [ThreadStatic]
    private static TaggerScores? s_scores;

    private readonly TaggerModel _model;
    private readonly CallPlan _plan;
    private readonly CallAssembler _assembler;
    private readonly CallCalibration _calibration;
    private readonly TagDecoder[] _decoders; // one an intent
    private readonly int[] _firstClass; // of each head, and the end

    /// <summary>Puts a specialist together.</summary>
    /// <exception cref="ArgumentException">When plan and network do not fit together.</exception>
    public TaggerSpecialist(TaggerModel model, CallPlan plan, CallCalibration calibration, SpecialistManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(calibration);
        ArgumentNullException.ThrowIfNull(manifest);
        if (plan.Fault(model.Config) is { } fault)
        {
            throw new ArgumentException($"The plan does not fit the network: {fault}.", nameof(plan));
        }

        (_model, _plan, _calibration, Manifest) = (model, plan, calibration, manifest);
        _assembler = new CallAssembler(plan);
        _decoders = [.. plan.Intents.Select(i => new TagDecoder(AllowedTags.Of(i), model))];
        _firstClass = new int[model.Config.Heads.Count + 1];
        for (int h = 0; h < model.Config.Heads.Count; h++)
        {
            _firstClass[h + 1] = _firstClass[h] + model.Config.Heads[h];
        }
    }

    /// <inheritdoc/>
    public SpecialistManifest Manifest { get; }

    /// <summary>How calls are put together.</summary>
    public CallPlan Plan => _plan;

    /// <summary>Loads a specialist directory, checking every file against the manifest.</summary>
    /// <exception cref="UnderstudyException">When the directory is missing, damaged or no tagger.</exception>
    public static TaggerSpecialist Load(string directory) => TaggerArtifact.Read(directory);

    /// <inheritdoc/>
    public DateOnly? FixedDay => _plan.FixedDay;

    /// <inheritdoc/>
    public CallPrediction Predict(string text) => PredictOn(_plan.FixedDay, text);

    /// <inheritdoc/>
    public CallPrediction PredictOn(DateOnly? day, string text)
    {
        (string? calls, double raw) = PredictRaw(text, day);
        return new CallPrediction(calls, calls is null ? 0 : _calibration.Of(raw));
    }

    /// <summary>Answers one text with the probability that the network gives its own answer: intent, tags and classes together. The day is the plan's own.</summary>
    public (string? Calls, double Probability) PredictRaw(string text) => PredictRaw(text, _plan.FixedDay);

    private (string? Calls, double Probability) PredictRaw(string text, DateOnly? day)
    {
        ArgumentNullException.ThrowIfNull(text);
        TaggerScores scores = s_scores ??= new TaggerScores();
        if (!TaggingWords.Cut(text, scores.Spans, _model.Config.MaximumWords) || scores.Spans.Count == 0)
        {
            return (null, 0);
        }

        if (scores.Spans.Count > KeptWords)
        {
            var own = new TaggerScores();
            own.Spans.AddRange(scores.Spans);
            scores = own;
        }

        _model.Score(text, scores.Spans, scores);
        int intent = TensorPrimitives.IndexOfMax(scores.Intents);
        double log = LogProbability(scores.Intents, intent);
        PlannedIntent planned = _plan.Intents[intent];
        if (planned.Kind == IntentKind.Abstain)
        {
            return (null, 0);
        }

        scores.Chosen = TaggerScores.Room(scores.Chosen, scores.Words);
        Span<int> tags = scores.Chosen.AsSpan(0, scores.Words);
        log += _decoders[intent].Decode(scores, tags);
        foreach (PlannedArgument argument in planned.Arguments)
        {
            if (argument.Head >= 0)
            {
                ReadOnlySpan<float> classes = scores.Heads[_firstClass[argument.Head].._firstClass[argument.Head + 1]];
                log += LogProbability(classes, TensorPrimitives.IndexOfMax(classes));
            }
        }

        string? calls = _assembler.Assemble(text, scores.Spans, intent, SpansOf(tags), head => TensorPrimitives.IndexOfMax(scores.Heads[_firstClass[head].._firstClass[head + 1]]), _plan.ContextOf(text, day));
        return (calls, Math.Exp(log));
    }

    private static List<TaggedSpan> SpansOf(ReadOnlySpan<int> tags)
    {
        List<TaggedSpan> spans = [];
        for (int t = 0; t < tags.Length; t++)
        {
            if (tags[t] != TagScheme.Outside && TagScheme.IsBegin(tags[t]))
            {
                int last = t;
                while (last + 1 < tags.Length && tags[last + 1] == TagScheme.Inside(TagScheme.Slot(tags[t])))
                {
                    last++;
                }

                spans.Add(new TaggedSpan(TagScheme.Slot(tags[t]), t, last));
            }
        }

        return spans;
    }

    private static double LogProbability(ReadOnlySpan<float> scores, int chosen)
    {
        double sum = 0;
        foreach (float score in scores)
        {
            sum += Math.Exp(score - scores[chosen]);
        }

        return -Math.Log(sum);
    }
}
