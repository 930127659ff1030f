using Understudy.Core;

namespace Understudy.Inference;

/// <summary>A specialist directory of any rung and kind, opened for answering. <see cref="Classifier"/> and <see cref="Ranker"/> are thread-safe, the rest is not.</summary>
public sealed class OpenedSpecialist : IDisposable
{
    private float[] _buffer = [];

    private OpenedSpecialist(SpecialistManifest manifest, ITextClassifier? classifier, IRanker? ranker)
    {
        Manifest = manifest;
        Classifier = classifier;
        Ranker = ranker;
    }

    /// <summary>What it is.</summary>
    public SpecialistManifest Manifest { get; }

    /// <summary>Answers texts; null for relevance.</summary>
    public ITextClassifier? Classifier { get; }

    /// <summary>Ranks items; null for classification.</summary>
    public IRanker? Ranker { get; }

    /// <summary>Opens a directory, checking every file against the manifest.</summary>
    /// <exception cref="UnderstudyException">When it is missing or damaged.</exception>
    public static OpenedSpecialist Open(string directory, int threads)
    {
        SpecialistManifest manifest = SpecialistDirectory.ReadManifest(directory); // loading checks the files
        var options = new OnnxEncoderOptions { Threads = threads };
        return (manifest.Rung, manifest.Kind) switch
        {
            (Rung.Linear, WorkloadKind.Relevance) => Of(LinearRanker.Load(directory)),
            (Rung.Linear, _) => Of(LinearSpecialist.Load(directory)),
            (_, WorkloadKind.Relevance) => Of(EncoderRanker.Load(directory, options)),
            _ => Of(EncoderSpecialist.Load(directory, options)),
        };

        static OpenedSpecialist Of(object opened) => opened switch
        {
            IRanker ranker => new OpenedSpecialist(ranker.Manifest, null, ranker),
            ITextClassifier classifier => new OpenedSpecialist(classifier.Manifest, classifier, null),
            _ => throw new InvalidOperationException($"{opened} is no specialist."),
        };
    }

    /// <summary>The responder that the judge asks.</summary>
    public IResponder Responder(string name, int threads) => Ranker is { } ranker
        ? new RankingResponder(ranker, name, Manifest.Rung == Rung.Encoder ? 1 : threads)
        : new ClassifierResponder(Classifier!, name, threads);

    /// <summary>Answers one row, as it is served.</summary>
    public int AnswerOne(ExampleTable table, int row)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Classifier!.Predict(table.Input(row), Room(Manifest.Labels.Count));
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
    }

    private float[] Room(int count) => _buffer.Length >= count ? _buffer : _buffer = new float[count];
}
