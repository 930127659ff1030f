using System.Diagnostics;

using Microsoft.ML;
using Microsoft.ML.Data;

using Understudy.Core;

namespace Understudy.Bench;

/// <summary>ML.NET's text pipeline with its multi-class SDCA, at its defaults: the peer that a .NET user would otherwise take.</summary>
public sealed class MlNetPeer : IDisposable
{
    private readonly PredictionEngine<Row, Prediction> _engine;
    private readonly ITransformer _model;
    private readonly MLContext _context;

    private MlNetPeer(MLContext context, ITransformer model, double seconds)
    {
        _context = context;
        _model = model;
        _engine = context.Model.CreatePredictionEngine<Row, Prediction>(model);
        TrainSeconds = seconds;
    }

    /// <summary>Wall-clock seconds of featurising and fitting, on all cores.</summary>
    public double TrainSeconds { get; }

    /// <summary>Trains on labelled rows; <paramref name="cached"/> keeps the features in memory between passes, which the defaults do not.</summary>
    public static MlNetPeer Train(ExampleTable table, Func<int, int> label, bool cached = false)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(label);
        var context = new MLContext(seed: 1);
        IDataView data = context.Data.LoadFromEnumerable(Rows(table, label));
        long began = Stopwatch.GetTimestamp();
        EstimatorChain<ITransformer> features = context.Transforms.Conversion.MapValueToKey("LabelKey", nameof(Row.Label))
            .Append((IEstimator<ITransformer>)context.Transforms.Text.FeaturizeText("Features", nameof(Row.Text)));
        ITransformer model = (cached ? features.AppendCacheCheckpoint(context) : features)
            .Append(context.MulticlassClassification.Trainers.SdcaMaximumEntropy("LabelKey", "Features"))
            .Append(context.Transforms.Conversion.MapKeyToValue("PredictedLabel"))
            .Fit(data);
        return new MlNetPeer(context, model, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    /// <summary>Share of rows answered right.</summary>
    public double Accuracy(ExampleTable table, Func<int, int> label)
    {
        ArgumentNullException.ThrowIfNull(table);
        IDataView answered = _model.Transform(_context.Data.LoadFromEnumerable(Rows(table, label)));
        int right = 0, count = 0;
        foreach (Prediction p in _context.Data.CreateEnumerable<Prediction>(answered, reuseRowObject: true))
        {
            right += p.PredictedLabel == p.Label ? 1 : 0;
            count++;
        }

        return right / (double)count;
    }

    /// <summary>Median microseconds of one <c>PredictionEngine</c> call over the table's texts, warm.</summary>
    public double MicrosecondsPerPrediction(ExampleTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        Row[] rows = [.. Enumerable.Range(0, table.Count).Select(i => new Row { Text = table.Input(i).ToString(), Label = "" })];
        var output = new Prediction();
        foreach (Row row in rows)
        {
            _engine.Predict(row, ref output);
        }

        return Timing.MedianMicroseconds(rows.Length, i => _engine.Predict(rows[i], ref output));
    }

    /// <inheritdoc/>
    public void Dispose() => _engine.Dispose();

    private static IEnumerable<Row> Rows(ExampleTable table, Func<int, int> label) =>
        Enumerable.Range(0, table.Count).Where(r => label(r) >= 0).Select(r => new Row { Text = table.Input(r).ToString(), Label = table.Labels.NameOf(label(r)) });

    private sealed class Row
    {
        public string Text { get; set; } = "";

        public string Label { get; set; } = "";
    }

    private sealed class Prediction
    {
        public string Label { get; set; } = "";

        [ColumnName("PredictedLabel")]
        public string PredictedLabel { get; set; } = "";
    }
}
