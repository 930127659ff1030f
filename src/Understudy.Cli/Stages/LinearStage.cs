using System.Globalization;

using Understudy.Core;
using Understudy.Inference;
using Understudy.Training;

namespace Understudy.Cli;

/// <summary>Prepared examples → linear specialist.</summary>
public static class LinearStage
{
    /// <summary>Searches and fits.</summary>
    public static TrainedRung Run(Session session, Prepared prepared, TrainOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(prepared);
        ArgumentNullException.ThrowIfNull(options);
        ExampleTable table = prepared.Table;
        int[] train = prepared.Partition.Rows(SplitKind.Train), selection = prepared.Partition.Rows(SplitKind.Selection), golden = selection.Length > 0 ? selection : train;
        SearchResult result = table.HasQueries
            ? LinearRankingSearch.Run(table, train, selection, prepared.Partition.Unit, options, session.Progress, cancellationToken)
            : LinearSearch.Run(table, train, selection, prepared.Partition.Unit, options, session.Progress, cancellationToken);
        session.EndStage();
        SelectionScore chosen = result.Candidates.First(c => c.Chosen);
        session.Say(string.Create(CultureInfo.InvariantCulture, $"Trained on {result.TrainRows:#,0} rows in {result.Seconds:0.0} s: {result.Candidates.Count} candidates, chosen '{result.Options.Name}' with {100 * chosen.Accuracy:0.0} % on {chosen.Count:#,0} {(table.HasQueries ? "selection queries, NDCG@10" : "selection rows")}; {result.Model.Features:#,0} n-grams, {result.PeakBytes >> 20:#,0} MiB peak"));
        return new TrainedRung
        {
            Name = "linear",
            Rung = Rung.Linear,
            Units = result.SelectionUnits,
            Values = result.SelectionValues,
            Metric = table.HasQueries ? "NDCG@10" : prepared.Workload.Kind == WorkloadKind.FunctionCall ? "exact call" : "accuracy",
            Thresholds = result.CandidateThresholds,
            Seconds = result.Seconds,
            Keep = _ =>
            {
                string fresh = SpecialistStore.Fresh(session, prepared), data = prepared.Examples.Content.Hex;
                ContentHash hash = table.HasQueries
                    ? LinearExporter.WriteRanker(fresh, result, prepared.Workload.Name, table, golden, data).Hash
                    : LinearExporter.Write(fresh, result, prepared.Workload.Name, table, golden, prepared.Workload.Shape, data, prepared.Tools).Hash;
                return SpecialistStore.Keep(session, prepared, fresh, hash, Rung.Linear, result.Seconds);
            },
        };
    }
}
