using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>Texts with labels.</summary>
internal sealed class ClassificationInputs : EncoderInputs
{
    private readonly ExampleTable _table;
    private readonly Targets _train;
    private readonly Targets _selection;
    private readonly float[] _targets; // [train, classes]

    public ClassificationInputs(EncoderRequest request)
    {
        _table = request.Table;
        _train = Targets.Of(_table, request.TrainRows, request.Target).Blend(request.SoftLabels, request.Options.Distillation);
        _selection = Targets.Of(_table, request.SelectionRows, request.Target);
        int labels = _train.Labels.Distinct().Count();
        if (labels < 2)
        {
            throw new UnderstudyException(ErrorCode.TooFewExamples, $"Expected training rows with at least two labels; found {_train.Count} usable rows with {labels}. Give more examples or another label column.");
        }

        _targets = new float[_train.Count * (long)Outputs];
        for (int i = 0; i < _train.Count; i++)
        {
            _train.Write(i, 0, _targets.AsSpan(i * Outputs, Outputs));
        }
    }

    public override IReadOnlyList<string> Labels => _table.Labels.Names;

    public override int Outputs => _table.Labels.Count;

    public override int[] Train => _train.Rows;

    public override int[] Selection => _selection.Rows;

    public override string MetricName => "accuracy";

    public override (string First, string? Second) Text(int row) => (_table.Input(row).ToString(), null);

    public override TrainingSet TrainingSet(Func<int, TokenSequence> sequence) => Torch.TrainingSet.ForClasses([.. _train.Rows.Select(sequence)], _targets, Outputs);

    public override int[] Units(float[] logits) => _selection.Rows;

    public override double[] Metric(float[] logits) => SelectionScorer.Of(logits, _selection.Labels, Outputs).Right();

    public override SelectionFacts Calibrate(float[] logits)
    {
        var scores = SelectionScorer.Of(logits, _selection.Labels, Outputs);
        return new SelectionFacts(scores.Temperature, scores.Thresholds(), scores.LogLoss);
    }
}
