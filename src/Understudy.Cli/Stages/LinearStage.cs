using System.Globalization;

using Understudy.Core;
using Understudy.Data;
using Understudy.Inference;
using Understudy.Training;

namespace Understudy.Cli;

/// <summary>Prepared examples → linear specialist directory.</summary>
public static class LinearStage
{
    /// <summary>Searches, fits, writes and registers.</summary>
    public static TrainedRung Run(Session session, Prepared prepared, TrainOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(prepared);
        ArgumentNullException.ThrowIfNull(options);
        ExampleTable table = prepared.Table;
        int[] train = prepared.Partition.Rows(SplitKind.Train), selection = prepared.Partition.Rows(SplitKind.Selection), golden = selection.Length > 0 ? selection : train;
        string fresh = SpecialistStore.Fresh(session, prepared), unit;
        SearchResult result;
        int features;
        ContentHash hash;
        if (table.HasQueries)
        {
            result = LinearRankingSearch.Run(table, train, selection, prepared.Partition.Unit, options, session.Progress, cancellationToken);
            (LinearRanker ranker, hash) = LinearExporter.WriteRanker(fresh, result, prepared.Workload.Name, table, golden, prepared.Examples.Content.Hex);
            (features, unit) = (ranker.Model.Features, "selection queries, NDCG@10");
        }
        else
        {
            result = LinearSearch.Run(table, train, selection, prepared.Partition.Unit, options, session.Progress, cancellationToken);
            (LinearSpecialist specialist, hash) = LinearExporter.Write(fresh, result, prepared.Workload.Name, table, golden, prepared.Workload.Shape, prepared.Examples.Content.Hex);
            (features, unit) = (specialist.Model.Features, "selection rows");
        }

        SpecialistRecord record = SpecialistStore.Keep(session, prepared, fresh, hash, Rung.Linear, result.Seconds);
        SelectionScore chosen = result.Candidates.First(c => c.Chosen);
        session.Say(string.Create(CultureInfo.InvariantCulture, $"Trained on {result.TrainRows:#,0} rows in {result.Seconds:0.0} s: {result.Candidates.Count} candidates, chosen '{result.Options.Name}' with {100 * chosen.Accuracy:0.0} % on {chosen.Count:#,0} {unit}; {features:#,0} n-grams, {result.PeakBytes >> 20:#,0} MiB peak"));
        return new TrainedRung { Record = record, Units = result.SelectionUnits, Values = result.SelectionValues, Metric = table.HasQueries ? "NDCG@10" : "accuracy", Thresholds = result.CandidateThresholds };
    }
}
