using TorchSharp;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Divergences between a local teacher's and the student's next-token distributions, for distillation on texts that the student wrote.</summary>
/// <remarks>
/// <para><b>What it is.</b> With teacher P and student Q at one position: forward KL(P ‖ Q), which covers all that the teacher may say;
/// reverse KL(Q ‖ P), which keeps to what the teacher would surely say; or the generalised Jensen-Shannon divergence β KL(P ‖ M) + (1 − β) KL(Q ‖
/// M) with M = β P + (1 − β) Q, bounded, which divided by β tends to the forward KL as β → 0 and divided by 1 − β to the reverse one as β → 1. No gradient flows into the teacher.</para>
/// <para><b>Inputs.</b> Logits [positions, vocabulary] of both over one vocabulary. The terms are summed; the divisor is the number of positions.</para>
/// <para><b>When not to use it.</b> When teacher and student have different vocabularies. Where there are gold answers and no better
/// teacher. Forward KL on a student too small for the teacher's spread; reverse KL where variety matters.</para>
/// <para><b>Reference.</b> Agarwal et al., 2306.13649, equations 1 and 2 and section 3.1.</para>
/// <para><b>Example.</b> <c>new Distillation(DistillationDivergence.JensenShannon, beta: .5).Loss(teacher, student)</c></para>
/// </remarks>
public sealed class Distillation
{
    private readonly DistillationDivergence _divergence;
    private readonly double _beta, _temperature;

    /// <summary>Chooses the divergence.</summary>
    /// <param name="divergence">Which.</param>
    /// <param name="beta">β of the Jensen-Shannon divergence, above 0, below 1. Default 0.5.</param>
    /// <param name="temperature">Divides both logits, above 0 to 100. Default 1.</param>
    public Distillation(DistillationDivergence divergence, double beta = .5, double temperature = 1)
    {
        _divergence = Enum.IsDefined(divergence) ? divergence : throw new ArgumentOutOfRangeException(nameof(divergence), divergence, "There is no such divergence.");
        _beta = PreferenceRange.Check(nameof(beta), beta, above: 0, to: 1 - 1e-9);
        _temperature = PreferenceRange.Check(nameof(temperature), temperature, above: 0, to: 100);
    }

    /// <summary>The undivided divergence, a scalar.</summary>
    /// <param name="teacher">Logits, [positions, vocabulary].</param>
    /// <param name="student">Logits, [positions, vocabulary]; gradients flow back from it.</param>
    /// <exception cref="ArgumentException">When shapes differ.</exception>
    public Tensor Loss(Tensor teacher, Tensor student)
    {
        ArgumentNullException.ThrowIfNull(teacher);
        ArgumentNullException.ThrowIfNull(student);
        if (student.dim() != 2 || !student.shape.SequenceEqual(teacher.shape))
        {
            throw new ArgumentException($"Expected logits [positions, vocabulary] of one shape; found [{string.Join(", ", teacher.shape)}] and [{string.Join(", ", student.shape)}].", nameof(student));
        }

        using DisposeScope scope = NewDisposeScope();
        Tensor p = ObjectiveTensors.Wide(teacher).detach().Over(_temperature).log_softmax(1), q = ObjectiveTensors.Wide(student).Over(_temperature).log_softmax(1);
        Tensor loss = _divergence switch
        {
            DistillationDivergence.ForwardKl => Kl(p, q),
            DistillationDivergence.ReverseKl => Kl(q, p),
            _ => Mixed(p, q),
        };
        return loss.MoveToOuterDisposeScope();
    }

    private Tensor Mixed(Tensor p, Tensor q)
    {
        Tensor middle = logaddexp(p.Plus(Math.Log(_beta)), q.Plus(Math.Log(1 - _beta)));
        return Kl(p, middle).Times(_beta).Plus(Kl(q, middle).Times(1 - _beta));
    }

    private static Tensor Kl(Tensor of, Tensor from) => of.exp().mul(of.sub(from)).sum();
}
