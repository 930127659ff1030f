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

    /// <summary>[rows, classes] raw logits.</summary>
    public ReadOnlySpan<float> Logits => _logits;

    /// <summary>1 for every row answered right, else 0.</summary>
    public double[] Right() => [.. Positions.All(Count).Select(i => Best(i) == _labels[i] ? 1.0 : 0.0)];

    public double LogLoss => Count == 0 ? 0 : Statistics.LogLoss.FromLogits(_logits, _classes, _labels, Temperature);

    /// <summary>A grid of thresholds on calibrated confidence, strictest first, each with what it would keep.</summary>
    public IReadOnlyList<CandidateThreshold> Thresholds(int most = 64)
    {
        var confidence = new double[Count];
        var wrong = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            int best = Best(i);
            wrong[i] = best != _labels[i] ? 1 : 0;
            double sum = 0, top = _logits[(i * _classes) + best];
            for (int c = 0; c < _classes; c++)
            {
                sum += Math.Exp((_logits[(i * _classes) + c] - top) / Temperature);
            }

            confidence[i] = 1 / sum;
        }

        return ThresholdGrid.Make(confidence, wrong, most);
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
