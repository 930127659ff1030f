using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>Query-item pairs with grades: one output a grade under cross-entropy, one score under the ranking objectives.</summary>
internal sealed class RelevanceInputs : EncoderInputs
{
    private readonly ExampleTable _table;
    private readonly PairText _pairs;
    private readonly WordStatistics _words;
    private readonly GradeScale _scale;
    private readonly LearningTarget _target;
    private readonly bool _graded;
    private readonly int[] _queries; // of the selection rows
    private readonly double[] _gains;

    public RelevanceInputs(EncoderRequest request)
    {
        _table = request.Table;
        _target = request.Target;
        _graded = request.Options.Objective.Name == ObjectiveFactory.SoftCrossEntropy;
        Train = [.. request.TrainRows.Where(r => double.IsFinite(GradeOf(r))).GroupBy(_table.Query).SelectMany(g => g)];
        Selection = [.. request.SelectionRows.Where(r => double.IsFinite(GradeOf(r)))];
        _scale = GradeScale.Of(Train.Select(GradeOf));
        _words = WordStatistics.Count(Train.Select(r => _table.Input(r).ToString()).Concat(Train.Select(_table.Query).Distinct().Select(_table.QueryText)));
        _pairs = new PairText(_words);
        _queries = [.. Selection.Select(_table.Query)];
        _gains = [.. Selection.Select(r => _scale.Gains.Of(GradeOf(r)))];
    }

    public override IReadOnlyList<string> Labels => _graded ? _scale.Names : ["score"];

    public override int Outputs => _graded ? _scale.Values.Count : 1;

    public override int[] Train { get; }

    public override int[] Selection { get; }

    public override string MetricName => "NDCG@10";

    public override (string First, string? Second) Text(int row)
    {
        string query = _table.QueryText(_table.Query(row));
        return (query, PairEvidence.Append(_pairs, _pairs.Prepare(query), _table.Input(row)));
    }

    public override TrainingSet TrainingSet(Func<int, TokenSequence> sequence)
    {
        TokenSequence[] inputs = [.. Train.Select(sequence)];
        if (!_graded)
        {
            return Torch.TrainingSet.ForRelevance(inputs, [.. Train.Select(r => (float)GradeOf(r))], [.. Train.Select(_table.Query)]);
        }

        var targets = new float[Train.Length * Outputs];
        for (int i = 0; i < Train.Length; i++)
        {
            targets[(i * Outputs) + _scale.ClassOf(GradeOf(Train[i]))] = 1;
        }

        return Torch.TrainingSet.ForClasses(inputs, targets, Outputs);
    }

    public override int[] Units(float[] logits) => [.. Rank(logits, out _).Queries];

    public override double[] Metric(float[] logits) => [.. Rank(logits, out _).Ndcg];

    public override SelectionFacts Calibrate(float[] logits)
    {
        RankingSelection ranking = Rank(logits, out SelectionScorer? grades);
        return new SelectionFacts(grades?.Temperature ?? 1, ranking.Thresholds(), grades?.LogLoss ?? 0, _graded ? _scale.Values : null, ranking.Parameters, _words);
    }

    private RankingSelection Rank(float[] logits, out SelectionScorer? grades)
    {
        grades = _graded ? SelectionScorer.Of(logits, [.. Selection.Select(r => _scale.ClassOf(GradeOf(r)))], Outputs) : null;
        return grades is null
            ? RankingSelection.OfScores(_queries, _gains, logits)
            : RankingSelection.OfGrades(_queries, _gains, _scale.Values, logits, grades.Temperature);
    }

    private double GradeOf(int row) => _target == LearningTarget.Gold ? _table.GoldScore(row) : _table.TeacherScore(row);
}
