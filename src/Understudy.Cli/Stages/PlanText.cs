using System.Globalization;

using Understudy.Core;
using Understudy.Evaluation;

namespace Understudy.Cli;

/// <summary>Printed before training: how the rows were divided and what the test can prove.</summary>
public static class PlanText
{
    /// <summary>Prints it.</summary>
    public static void Say(Session session, Prepared prepared, EvaluationOptions options)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(prepared);
        int units = prepared.Partition.Unit.Distinct().Count();
        session.Say(string.Create(CultureInfo.InvariantCulture, $"Divided {prepared.Table.Count:#,0} rows ({units:#,0} distinct{(prepared.Workload.Kind == WorkloadKind.Relevance ? " queries" : "")}) {(prepared.Partition.ByTime ? "by time" : "at random")}: {prepared.Partition.Count(SplitKind.Train):#,0} train, {prepared.Partition.Count(SplitKind.Selection):#,0} selection, {prepared.Partition.Count(SplitKind.Calibration):#,0} calibration, {prepared.TestRows.Length:#,0} test"));
        ExampleTable judged = prepared.TestTable ?? prepared.Table;
        TruthKind truth = judged.HasGold ? TruthKind.Gold : TruthKind.Agreement;
        bool relevance = prepared.Workload.Kind == WorkloadKind.Relevance;
        PowerPlan plan = relevance
            ? PowerPlan.ForRelevance(truth, judged.HasTeacher, prepared.TestUnitCount, prepared.Partition.UnitCount(SplitKind.Calibration), options)
            : PowerPlan.Make(truth, judged.HasTeacher, prepared.TestUnitCount, prepared.Partition.UnitCount(SplitKind.Calibration), options);
        foreach (string statement in plan.Statements)
        {
            session.Say("  " + statement);
        }
    }
}
