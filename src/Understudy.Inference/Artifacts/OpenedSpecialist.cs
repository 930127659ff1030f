using Understudy.Core;

namespace Understudy.Inference;

/// <summary>A specialist directory of any rung and kind, opened for answering. <see cref="Classifier"/>, <see cref="Ranker"/> and <see cref="Caller"/> are thread-safe, the rest is not.</summary>
public sealed class OpenedSpecialist : IDisposable
{
    private float[] _buffer = [];

    private OpenedSpecialist(SpecialistManifest manifest, ITextClassifier? classifier = null, IRanker? ranker = null, ICallPredictor? caller = null)
    {
        Manifest = manifest;
        Classifier = classifier;
        Ranker = ranker;
        Caller = caller;
    }

    /// <summary>What it is.</summary>
    public SpecialistManifest Manifest { get; }

    /// <summary>Answers texts with labels; null for other kinds.</summary>
    public ITextClassifier? Classifier { get; }

    /// <summary>Ranks items; null for other kinds.</summary>
    public IRanker? Ranker { get; }

    /// <summary>Answers texts with function calls; null for other kinds.</summary>
    public ICallPredictor? Caller { get; }

    /// <summary>Opens a directory, checking every file against the manifest.</summary>
    /// <exception cref="UnderstudyException">When it is missing or damaged.</exception>
    public static OpenedSpecialist Open(string directory, int threads)
    {
        SpecialistManifest manifest = SpecialistDirectory.ReadManifest(directory); // loading checks the files
        var options = new OnnxEncoderOptions { Threads = threads };
        return (manifest.Rung, manifest.Kind) switch
        {
            (Rung.Linear, WorkloadKind.Relevance) => Of(LinearRanker.Load(directory)),
            (Rung.Linear, WorkloadKind.FunctionCall) => Of(new LabelledCalls(LinearSpecialist.Load(directory))),
            (Rung.Linear, _) => Of(LinearSpecialist.Load(directory)),
            (Rung.Tagger, _) => Of(TaggerSpecialist.Load(directory)),
            (Rung.Decoder, _) => Of(DecoderSpecialist.Load(directory)),
            (_, WorkloadKind.Relevance) => Of(EncoderRanker.Load(directory, options)),
            _ => Of(EncoderSpecialist.Load(directory, options)),
        };

        static OpenedSpecialist Of(object opened) => opened switch
        {
            IRanker ranker => new OpenedSpecialist(ranker.Manifest, ranker: ranker),
            ITextClassifier classifier => new OpenedSpecialist(classifier.Manifest, classifier),
            ICallPredictor caller => new OpenedSpecialist(caller.Manifest, caller: caller),
            _ => throw new InvalidOperationException($"{opened} is no specialist."),
        };
    }

    /// <summary>The responder that the judge asks.</summary>
    public IResponder Responder(string name, int threads) => Ranker is { } ranker
        ? new RankingResponder(ranker, name, Manifest.Rung == Rung.Encoder ? 1 : threads)
        : Caller is { } caller ? new CallResponder(caller, name, threads)
        : new ClassifierResponder(Classifier!, name, threads);

    /// <summary>Answers one row, as it is served.</summary>
    public int AnswerOne(ExampleTable table, int row)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Caller is { } caller
            ? caller.Predict(table.Input(row).ToString()).Calls is { } calls ? table.Labels.IndexOf(calls) : LabelSet.None
            : Classifier!.Predict(table.Input(row), Room(Manifest.Labels.Count));
    }

    /// <summary>Ranks the rows of one query, as it is served.</summary>
    public void RankOne(ExampleTable table, ReadOnlyMemory<int> rows)
    {
        ArgumentNullException.ThrowIfNull(table);
        var items = new string[rows.Length];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = table.Input(rows.Span[i]).ToString();
        }

        Ranker!.Rank(table.QueryText(table.Query(rows.Span[0])), items, Room(items.Length));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        (Classifier as IDisposable)?.Dispose();
        (Ranker as IDisposable)?.Dispose();
        (Caller as IDisposable)?.Dispose();
    }

    private float[] Room(int count) => _buffer.Length >= count ? _buffer : _buffer = new float[count];
}
