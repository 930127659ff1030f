namespace Understudy.Evaluation;

/// <summary>Rows by part.</summary>
/// <param name="Total">Rows read.</param>
/// <param name="Train">Rows learned from.</param>
/// <param name="Selection">Rows that choices were made on.</param>
/// <param name="Calibration">Rows that the threshold is certified on.</param>
/// <param name="Test">Rows of the registered test.</param>
/// <param name="Rejected">Rows that could not be used.</param>
public sealed record ReportedExamples(long Total, long Train, long Selection, long Calibration, long Test, long Rejected);

/// <summary>A number with its interval.</summary>
/// <param name="Value">The point.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
/// <param name="Count">Independent units behind it.</param>
/// <param name="Method">How the interval was made.</param>
public sealed record ReportedEstimate(double? Value, double? Low, double? High, long Count, string Method);

/// <summary>Figures of one responder; null is not measured.</summary>
/// <param name="Accuracy">Share right (gold) or agreeing (agreement).</param>
/// <param name="MacroF1">Mean F1 over the labels.</param>
/// <param name="LogLoss">Mean negative log-probability of the truth, in nats.</param>
/// <param name="Ece">Expected calibration error, bias-corrected.</param>
/// <param name="Coverage">Share the specialist keeps; with escalation only.</param>
/// <param name="KeptError">Share wrong (disagreeing) among the kept, for relevance their mean shortfall 1 − NDCG@10; with escalation only.</param>
/// <param name="Ndcg10">Relevance: mean NDCG at ten over queries.</param>
/// <param name="Mrr10">Relevance: mean reciprocal rank within ten.</param>
/// <param name="Auc">Relevance: mean over queries of the chance that a relevant item is scored above another.</param>
/// <param name="Spearman">Relevance: mean rank correlation with the grades, in [−1, 1].</param>
public sealed record ReportedMetrics(
    ReportedEstimate? Accuracy,
    ReportedEstimate? MacroF1,
    ReportedEstimate? LogLoss,
    ReportedEstimate? Ece,
    ReportedEstimate? Coverage,
    ReportedEstimate? KeptError,
    ReportedEstimate? Ndcg10 = null,
    ReportedEstimate? Mrr10 = null,
    ReportedEstimate? Auc = null,
    ReportedEstimate? Spearman = null);

/// <summary>Latency of one answer (relevance: of one query with all its items), in microseconds.</summary>
/// <param name="P50">Median.</param>
/// <param name="P99">99th percentile.</param>
public sealed record ReportedLatency(double? P50, double? P99);

/// <summary>One responder.</summary>
/// <param name="Name">Name shown.</param>
/// <param name="Kind"><c>specialist</c>, <c>teacher</c>, <c>responder</c> or <c>baseline</c>.</param>
/// <param name="Rung">The rung of a specialist, else null.</param>
/// <param name="WithEscalation">Whether this is specialist and teacher together.</param>
/// <param name="Metrics">Its figures.</param>
/// <param name="LatencyMicroseconds">Null when not measured.</param>
/// <param name="CostPer1000Usd">US dollars per 1,000 answers (relevance: queries); null when unknown.</param>
/// <param name="Unanswered">Rows on which it gave no label (relevance: no score).</param>
public sealed record ReportedResponder(
    string Name, string Kind, string? Rung, bool WithEscalation, ReportedMetrics Metrics, ReportedLatency? LatencyMicroseconds, double? CostPer1000Usd, long Unanswered);

/// <summary>A paired difference: system − comparator.</summary>
/// <param name="Value">The point.</param>
/// <param name="Low">One-sided lower bound.</param>
/// <param name="High">One-sided upper bound.</param>
/// <param name="PValue">Of "difference ≤ −margin".</param>
/// <param name="Comparator">The other side.</param>
/// <param name="Margin">What is allowed.</param>
/// <param name="Confidence">Of each bound.</param>
/// <param name="SuperiorityPValue">Of "equally good", two-sided.</param>
/// <param name="Count">Independent units.</param>
/// <param name="Method">How the bounds were made.</param>
/// <param name="SuperiorityTest">The test behind <paramref name="SuperiorityPValue"/>: exact McNemar, for relevance sign flips.</param>
public sealed record ReportedDifference(
    double? Value,
    double? Low,
    double? High,
    double? PValue,
    string Comparator,
    double? Margin,
    double? Confidence,
    double? SuperiorityPValue,
    long Count,
    string Method,
    string? SuperiorityTest = null);

/// <summary>A test against a bar.</summary>
/// <param name="Value">Share right (agreeing), for relevance the mean NDCG@10.</param>
/// <param name="Low">One-sided lower bound.</param>
/// <param name="High">One-sided upper bound.</param>
/// <param name="PValue">Of "share (mean) ≤ bar".</param>
/// <param name="Bar">The bar.</param>
/// <param name="Confidence">Of each bound.</param>
/// <param name="Count">Independent units.</param>
/// <param name="Method">How the bounds were made.</param>
public sealed record ReportedBarTest(double? Value, double? Low, double? High, double? PValue, double? Bar, double? Confidence, long Count, string Method);

/// <summary>The certified threshold.</summary>
/// <param name="Threshold">Keep when confidence ≥ this.</param>
/// <param name="Coverage">Share kept on calibration.</param>
/// <param name="MaxError">ε.</param>
/// <param name="Confidence">1 − δ.</param>
/// <param name="Kept">Calibration units kept.</param>
/// <param name="Wrong">Of them wrong (disagreeing); null for relevance.</param>
/// <param name="Rows">Calibration units.</param>
/// <param name="TestCoverage">Share kept on test.</param>
/// <param name="TestError">Share wrong (disagreeing) among the kept on test, or their mean shortfall.</param>
/// <param name="Method">How it was certified.</param>
/// <param name="MeanLoss">Relevance: mean shortfall 1 − NDCG@10 of the kept; null for labels.</param>
public sealed record ReportedEscalation(
    double? Threshold,
    double? Coverage,
    double? MaxError,
    double? Confidence,
    long Kept,
    long? Wrong,
    long Rows,
    ReportedEstimate? TestCoverage,
    ReportedEstimate? TestError,
    string Method,
    double? MeanLoss = null);

/// <summary>The verdicts: <c>Promote</c>, <c>NotYet</c>, <c>Refuse</c>.</summary>
/// <param name="Alone">On the specialist alone.</param>
/// <param name="WithEscalation">On specialist and teacher together; null without a teacher.</param>
/// <param name="Deciding"><c>alone</c> or <c>withEscalation</c>: which was registered to decide; null when nothing was tested.</param>
/// <param name="Decision">The deciding one.</param>
public sealed record ReportedVerdict(string Alone, string? WithEscalation, string? Deciding, string Decision);

/// <summary>A number of examples.</summary>
/// <param name="Value">Null when no number would do.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end; null when unbounded.</param>
/// <param name="Unreachable">Whether no number would do, with confidence.</param>
/// <param name="Have">What there is now.</param>
/// <param name="Statement">In a sentence.</param>
public sealed record ReportedNeed(double? Value, double? Low, double? High, bool Unreachable, long Have, string Statement);

/// <summary>What is missing; null is nothing, or not known.</summary>
/// <param name="TestExamples">Test examples in all.</param>
/// <param name="TrainExamples">Training examples in all.</param>
/// <param name="CalibrationExamples">Calibration examples in all.</param>
public sealed record ReportedNeeds(ReportedNeed? TestExamples, ReportedNeed? TrainExamples, long? CalibrationExamples = null);

/// <summary>One slice.</summary>
/// <param name="Kind"><c>label</c>, <c>length</c>, <c>time</c> or <c>items</c>.</param>
/// <param name="Name">Name shown.</param>
/// <param name="Count">Units.</param>
/// <param name="Accuracy">The specialist's share right (agreeing), in the primary metric.</param>
/// <param name="Alone">The specialist alone against the comparator or bar.</param>
/// <param name="WithEscalation">The same with escalation; null where there is none.</param>
public sealed record ReportedSlice(string Kind, string Name, long Count, ReportedEstimate? Accuracy, ReportedSliceDelta Alone, ReportedSliceDelta? WithEscalation);

/// <summary>A slice's difference.</summary>
/// <param name="Value">The point.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
/// <param name="PValue">Of "no harm beyond the margin".</param>
/// <param name="AdjustedPValue">After Holm.</param>
/// <param name="Harmed">Whether harm is proven.</param>
public sealed record ReportedSliceDelta(double? Value, double? Low, double? High, double? PValue, double? AdjustedPValue, bool Harmed);

/// <summary>A specialist that was trained and compared on selection.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Rung">Its rung.</param>
/// <param name="Selection">The primary metric on selection.</param>
/// <param name="Difference">Paired difference to the first; null of the first.</param>
/// <param name="TrainSeconds">Seconds of its training.</param>
/// <param name="Chosen">Whether it is the one that is judged.</param>
public sealed record ReportedRung(string Name, string Rung, ReportedEstimate? Selection, ReportedEstimate? Difference, double? TrainSeconds, bool Chosen);

/// <summary>The learning curve.</summary>
/// <param name="Points">Measured points.</param>
/// <param name="Asymptote">Where it flattens; null without a fit.</param>
/// <param name="Bar">What would be needed; null when there is no bar.</param>
public sealed record ReportedLearningCurve(IReadOnlyList<ReportedLearningPoint> Points, ReportedEstimate? Asymptote, double? Bar);

/// <summary>A point of the learning curve.</summary>
/// <param name="TrainExamples">Rows learned from.</param>
/// <param name="Accuracy">On selection, in the primary metric.</param>
public sealed record ReportedLearningPoint(long TrainExamples, ReportedEstimate? Accuracy);

/// <summary>Looks at the test rows.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Alpha">The level of all looks together.</param>
/// <param name="Level">The level of this look.</param>
/// <param name="Spent">Spent so far.</param>
public sealed record ReportedLook(int Number, double? Alpha, double? Level, double? Spent);
