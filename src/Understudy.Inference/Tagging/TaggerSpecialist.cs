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

    // Readings that are tried where the likeliest makes no valid call.
    private const int OtherIntents = 3, OtherTags = 24;

    // Steps that looking for other tags may take: fewer are tried of long texts with many slots.
    private const long OtherWork = 20_000_000;

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

    /// <inheritdoc/>
    public IReadOnlyList<CallStep> Explain(string text)
    {
        if (Read(text, _plan.FixedDay) is not { } reading)
        {
            return [];
        }

        PlannedIntent planned = _plan.Intents[reading.Intent];
        string asked = planned.Kind switch { IntentKind.Call => $"call {planned.Name}", IntentKind.NoCall => "no call", _ => "several calls" };
        List<CallStep> steps = [new CallStep(asked, Math.Exp(LogProbability(reading.Scores.Intents, reading.Intent)))];
        foreach (PlannedArgument argument in reading.Calls is null ? [] : planned.Arguments.Where(a => a.Head >= 0))
        {
            (int chosen, int first) = Class(reading.Scores, argument);
            steps.Add(new CallStep($"{string.Join('.', argument.Path)}{(chosen == 0 ? " is absent" : " = " + argument.Values[chosen - 1])}", Math.Exp(LogProbability(HeadOf(reading.Scores, argument.Head)[first..], chosen - first))));
        }

        if (reading.Calls is not null)
        {
            List<WordSpan> words = reading.Scores.Spans;
            string[] spans = [.. SpansOf(reading.Scores.Chosen.AsSpan(0, reading.Scores.Words)).Select(s => $"{SlotName(planned, s.Slot)} from \"{text[words[s.First].Start..words[s.Last].End]}\"")];
            steps.Add(new CallStep(spans.Length == 0 ? "no words are values" : string.Join(", ", spans), Math.Exp(reading.Sequence)));
        }

        return steps;
    }

    private string SlotName(PlannedIntent intent, int slot) => intent.Arguments.FirstOrDefault(a => a.Slot == slot) is { } argument ? string.Join('.', argument.Path) : _plan.Slots[slot];

    private (string? Calls, double Probability) PredictRaw(string text, DateOnly? day) => Read(text, day) is { Calls: { } calls } reading
        ? (calls, Math.Exp(ClassesOf(reading.Scores, reading.Intent) + reading.Sequence))
        : (null, 0);

    /// <summary>How a text is read; null when it has no words or too many.</summary>
    private Reading? Read(string text, DateOnly? day)
    {
        ArgumentNullException.ThrowIfNull(text);
        TaggerScores scores = s_scores ??= new TaggerScores();
        if (!TaggingWords.Cut(text, scores.Spans, _model.Config.MaximumWords) || scores.Spans.Count == 0)
        {
            return null;
        }

        if (scores.Spans.Count > KeptWords)
        {
            var own = new TaggerScores();
            own.Spans.AddRange(scores.Spans);
            scores = own;
        }

        _model.Score(text, scores.Spans, scores);
        NormaliserContext context = _plan.ContextOf(text, day);
        int intent = TensorPrimitives.IndexOfMax(scores.Intents);
        if (_plan.Intents[intent].Kind == IntentKind.Abstain)
        {
            return new Reading(null, intent, 0, scores);
        }

        scores.Chosen = TaggerScores.Room(scores.Chosen, scores.Words);
        Span<int> tags = scores.Chosen.AsSpan(0, scores.Words);
        double sequence = _decoders[intent].Decode(scores, tags);
        return Assemble(text, scores, intent, tags, context) is { } calls
            ? new Reading(calls, intent, sequence, scores)
            : Otherwise(text, scores, intent, context);
    }

    /// <summary>
    /// Where the likeliest reading makes no valid call (a required argument without words, two places for one value, words that mean no date):
    /// the likeliest that makes one, among the best tags of the likeliest functions. Nothing, as soon as no call or several calls are likelier.
    /// </summary>
    private Reading Otherwise(string text, TaggerScores scores, int likeliest, in NormaliserContext context)
    {
        var reading = new Reading(null, likeliest, 0, scores);
        double best = double.NegativeInfinity;
        int[] chosen = [];
        int[] order = [.. Enumerable.Range(0, _plan.Intents.Count).OrderByDescending(i => scores.IntentRoom[i])];
        foreach (int intent in order.Take(OtherIntents).TakeWhile(i => _plan.Intents[i].Kind == IntentKind.Call))
        {
            double sequence = _decoders[intent].Decode(scores, scores.Chosen.AsSpan(0, scores.Words)), classes = ClassesOf(scores, intent);
            if (classes + sequence <= best)
            {
                continue;
            }

            int most = (int)Math.Min(OtherTags, OtherWork / _decoders[intent].StepsOf(scores.Words));
            foreach ((int[] tags, double behind) in most == 0 ? [] : _decoders[intent].Best(scores, most))
            {
                if (classes + sequence + behind > best && Assemble(text, scores, intent, tags, context) is { } made)
                {
                    (reading, best, chosen) = (new Reading(made, intent, sequence + behind, scores), classes + sequence + behind, tags);
                }
            }
        }

        chosen.CopyTo(scores.Chosen, 0);
        return reading;
    }

    /// <summary>Logarithm of the probability of an intent and of its arguments' classes.</summary>
    private double ClassesOf(TaggerScores scores, int intent)
    {
        double log = LogProbability(scores.Intents, intent);
        foreach (PlannedArgument argument in _plan.Intents[intent].Arguments)
        {
            if (argument.Head >= 0)
            {
                (int chosen, int first) = Class(scores, argument);
                log += LogProbability(HeadOf(scores, argument.Head)[first..], chosen - first);
            }
        }

        return log;
    }

    private string? Assemble(string text, TaggerScores scores, int intent, ReadOnlySpan<int> tags, in NormaliserContext context)
    {
        PlannedIntent planned = _plan.Intents[intent];
        return _assembler.Assemble(text, scores.Spans, intent, SpansOf(tags), head => Class(scores, planned.Arguments.First(a => a.Head == head)).Chosen, context);
    }

    /// <summary>The likeliest class of an argument, and the first that it may have: a required one is not absent.</summary>
    private (int Chosen, int First) Class(TaggerScores scores, PlannedArgument argument)
    {
        int first = argument.Required ? 1 : 0;
        return (first + TensorPrimitives.IndexOfMax(HeadOf(scores, argument.Head)[first..]), first);
    }

    private ReadOnlySpan<float> HeadOf(TaggerScores scores, int head) => scores.Heads[_firstClass[head].._firstClass[head + 1]];

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

    /// <summary>How a text is read.</summary>
    /// <param name="Calls">The call; null when there is none to be made.</param>
    /// <param name="Intent">What the text asks for.</param>
    /// <param name="Sequence">Logarithm of the probability of the tags.</param>
    /// <param name="Scores">What the network said, with the tags in <see cref="TaggerScores.Chosen"/>; the thread's own until its next text.</param>
    private readonly record struct Reading(string? Calls, int Intent, double Sequence, TaggerScores Scores);
}
