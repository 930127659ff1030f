using TorchSharp;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>
/// Cross-entropy against label distributions: the student learns how sure the teacher was, not only what it said.
/// </summary>
/// <remarks>
/// <para><b>What it is.</b> With p the softened and smoothed target and T the temperature, a row's term is
/// −T² Σ p_c log softmax(logits / T)_c. Softening raises the target to the power 1/T and normalises it, which is the teacher's own
/// softmax at temperature T; T² keeps the gradient's size when T changes. Smoothing then mixes in ε of the uniform distribution.</para>
/// <para><b>Inputs.</b> Logits [rows, classes] and a batch of <see cref="ObjectiveBatch.ForClasses"/>; one-hot rows are hard labels.
/// The divisor is the rows' weights, without weights the rows.</para>
/// <para><b>When not to use it.</b> T other than 1 says nothing where targets are hard: they stay hard. Smoothing on top of soft
/// targets flattens what the teacher was sure of, and costs calibration. Not for grades, which have an order.</para>
/// <para><b>Reference.</b> Hinton, Vinyals and Dean, 1503.02531, section 2; label smoothing: Szegedy et al., 1512.00567, section 7.</para>
/// <para><b>Example.</b> <c>objective.Loss(logits, ObjectiveBatch.ForClasses([.9f, .1f], 2))</c></para>
/// </remarks>
public sealed class SoftCrossEntropy : IObjective
{
    private readonly double _temperature;
    private readonly double _smoothing;

    /// <summary>Sets how soft targets are.</summary>
    /// <param name="temperature">T, in (0, 100]. Default 1: targets as they are.</param>
    /// <param name="labelSmoothing">ε, in [0, 1). Default 0.</param>
    public SoftCrossEntropy(double temperature = 1, double labelSmoothing = 0)
    {
        ObjectiveOptions.Check(new ObjectiveOptions { Name = ObjectiveFactory.SoftCrossEntropy, Temperature = temperature, LabelSmoothing = labelSmoothing });
        (_temperature, _smoothing) = (temperature, labelSmoothing);
    }

    /// <inheritdoc/>
    public string Name => ObjectiveFactory.SoftCrossEntropy;

    /// <inheritdoc/>
    public bool NeedsWholeQueries => false;

    /// <inheritdoc/>
    public double Count(ObjectiveBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return batch.WeightSum();
    }

    /// <inheritdoc/>
    public Tensor Loss(Tensor logits, ObjectiveBatch batch)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor wide = ObjectiveTensors.ClassLogits(logits, batch, Name);
        Tensor target = ObjectiveTensors.Copy(batch.Targets!, wide).view(batch.Rows, batch.Classes);
        if (_temperature != 1)
        {
            target = target.Power(1 / _temperature);
            target = target.div(target.sum(1, keepdim: true));
            wide = wide.Over(_temperature);
        }

        if (_smoothing > 0)
        {
            target = target.Times(1 - _smoothing).Plus(_smoothing / batch.Classes);
        }

        Tensor terms = wide.log_softmax(1).mul(target).sum(1).Times(-_temperature * _temperature);
        return ObjectiveTensors.WeightedSum(terms, batch).MoveToOuterDisposeScope();
    }
}
