using Understudy.Core;
using Understudy.Inference;
using Understudy.Statistics;

namespace Understudy.Training;

/// <summary>Raw logits of a model on rows of a table, and what follows from them.</summary>
internal sealed class SelectionScorer
{
    private readonly float[] _logits; // [rows, classes]
    private readonly int[] _labels;
    private readonly int _classes;

    private SelectionScorer(float[] logits, int[] labels, int classes)
    {
        _logits = logits;
        _labels = labels;
        _classes = classes;
        Temperature = labels.Length == 0 ? 1 : TemperatureScaling.Fit(logits, classes, labels);
    }

    /// <summary>The temperature with the least log loss.</summary>
    public double Temperature { get; }

    public int Count => _labels.Length;

    public static SelectionScorer Score(LinearModel model, ExampleTable table, Targets selection, int threads, CancellationToken cancellationToken)
    {
        const int Block = 256;
        int classes = model.Classes;
        var logits = new float[selection.Count * (long)classes];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        Parallel.For(0, (selection.Count + Block - 1) / Block, options, () => (new FeatureScratch(), new float[model.PaddedClasses]), (block, _, local) =>
        {
            for (int i = block * Block; i < Math.Min(selection.Count, (block + 1) * Block); i++)
            {
                model.Score(table.Input(selection.Rows[i]), local.Item1, local.Item2);
                local.Item2.AsSpan(0, classes).CopyTo(logits.AsSpan(i * classes));
            }

            return local;
        }, _ => { });
        return new SelectionScorer(logits, selection.Labels, classes);
    }

    /// <summary>Two lists of scored rows one after the other; the temperature is fitted on all of them.</summary>
    public static SelectionScorer Pool(IReadOnlyList<SelectionScorer> parts) =>
        new([.. parts.SelectMany(p => p._logits)], [.. parts.SelectMany(p => p._labels)], parts[0]._classes);

    public double Accuracy
    {
        get
        {
            int right = 0;
            for (int i = 0; i < Count; i++)
            {
                right += Best(i) == _labels[i] ? 1 : 0;
            }

            return Count == 0 ? 0 : (double)right / Count;
        }
    }

    /// <summary>Rows that exactly one of two answers right.</summary>
    public int DiscordantWith(SelectionScorer other)
    {
        int count = 0;
        for (int i = 0; i < Count; i++)
        {
            count += Best(i) == _labels[i] != (other.Best(i) == _labels[i]) ? 1 : 0;
        }

        return count;
    }

    public double LogLoss => Count == 0 ? 0 : Statistics.LogLoss.FromLogits(_logits, _classes, _labels, Temperature);

    /// <summary>A grid of thresholds on calibrated confidence, strictest first, each with what it would keep.</summary>
    public IReadOnlyList<CandidateThreshold> Thresholds(int most = 64)
    {
        if (Count == 0)
        {
            return [];
        }

        var confidence = new double[Count];
        var wrong = new bool[Count];
        for (int i = 0; i < Count; i++)
        {
            int best = Best(i);
            wrong[i] = best != _labels[i];
            double sum = 0, top = _logits[(i * _classes) + best];
            for (int c = 0; c < _classes; c++)
            {
                sum += Math.Exp((_logits[(i * _classes) + c] - top) / Temperature);
            }

            confidence[i] = 1 / sum;
        }

        Array.Sort(confidence, wrong);
        List<CandidateThreshold> result = [];
        int kept = 0, errors = 0, next = 1;
        for (int i = Count - 1; i >= 0; i--)
        {
            kept++;
            errors += wrong[i] ? 1 : 0;
            bool tied = i > 0 && confidence[i - 1] == confidence[i];
            if (!tied && (kept >= (double)next * Count / most || i == 0))
            {
                // The loosest threshold keeps everything.
                result.Add(new CandidateThreshold(i == 0 ? 0 : Math.Round(confidence[i], 6), (double)kept / Count, (double)errors / kept));
                next = (int)((long)kept * most / Count) + 1;
            }
        }

        return result;
    }

    private int Best(int row)
    {
        ReadOnlySpan<float> logits = _logits.AsSpan(row * _classes, _classes);
        int best = 0;
        for (int c = 1; c < logits.Length; c++)
        {
            best = logits[c] > logits[best] ? c : best;
        }

        return best;
    }
}
