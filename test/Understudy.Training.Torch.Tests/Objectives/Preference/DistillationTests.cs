using TorchSharp;

using Xunit;

using static TorchSharp.torch;

namespace Understudy.Training.Torch.Tests.Objectives;

/// <summary>The teacher says (1/2, 1/2), the student (1/4, 3/4): logits 0, 0 and 0, ln 3.</summary>
public sealed class DistillationTests
{
    private static readonly double[] Student = [0, 1.0986122886681098];

    [Fact]
    public void Forward_divergence_weighs_by_the_teacher()
    {
        // ½ ln 2 + ½ ln (2/3); slope q − p
        Golden(new Distillation(DistillationDivergence.ForwardKl), 0.14384103622589042, [-.25, .25]);
    }

    [Fact]
    public void Reverse_divergence_weighs_by_the_student()
    {
        // ¼ ln ½ + ¾ ln (3/2); slope q (ln q/p − KL)
        Golden(new Distillation(DistillationDivergence.ReverseKl), 0.13081203594113697, [-0.20598980412527057, 0.20598980412527054]);
    }

    [Fact]
    public void Jensen_Shannon_measures_both_from_their_mixture()
    {
        // mixture (3/8, 5/8); slope ½ q (ln q/m − KL(q ‖ m))
        Golden(new Distillation(DistillationDivergence.JensenShannon, .5), 0.033822075568605205, [-0.05510499983457366, 0.05510499983457366]);
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal(0.022366750247857666, Loss(new Distillation(DistillationDivergence.JensenShannon, .2), tensor(Student)).ToDouble(), 10);
    }

    [Fact]
    public void Jensen_Shannon_tends_to_the_forward_and_the_reverse_divergence()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal(0.14384103622589042, Loss(new Distillation(DistillationDivergence.JensenShannon, 1e-6), tensor(Student)).ToDouble() / 1e-6, 5);
        Assert.Equal(0.13081203594113697, Loss(new Distillation(DistillationDivergence.JensenShannon, 1 - 1e-6), tensor(Student)).ToDouble() / 1e-6, 5);
    }

    [Theory]
    [InlineData(DistillationDivergence.ForwardKl)]
    [InlineData(DistillationDivergence.ReverseKl)]
    [InlineData(DistillationDivergence.JensenShannon)]
    public void Equal_distributions_are_nothing_apart_and_the_teacher_learns_nothing(DistillationDivergence divergence)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor teacher = tensor(Student, requires_grad: true), student = tensor(Student, requires_grad: true);
        Tensor loss = new Distillation(divergence, temperature: 2).Loss(teacher.view(1, 2), student.view(1, 2));
        loss.backward();

        Assert.Equal(0, loss.ToDouble(), 12);
        Assert.Null(teacher.grad);
        Objective.Close([0, 0], [.. student.grad!.data<double>()], 1e-12);
    }

    private static Tensor Loss(Distillation objective, Tensor student) => objective.Loss(zeros_like(student).view(1, 2), student.view(1, 2));

    private static void Golden(Distillation objective, double loss, double[] gradient)
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal(loss, Loss(objective, tensor(Student)).ToDouble(), 10);
        Objective.Close(gradient, Objective.Gradient(x => Loss(objective, x), Student), 1e-9);
    }
}
