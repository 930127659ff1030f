using Understudy.Core;
using Understudy.Inference;
using Understudy.Testing;
using Understudy.Training.Torch.Tests.Tagging;

using Xunit;

namespace Understudy.Training.Torch.Tests.Decoding;

public sealed class PreferenceTrainerTests
{
    private static readonly CallRow[] Rows = HomeCalls.Rows(40, 5);

    private static readonly Lazy<DecoderStart> Half = new(() => Trained(12)); // knows the form, not all calls

    public static TheoryData<string> Paired => [.. PreferenceObjectives.Names];

    [Theory]
    [MemberData(nameof(Paired))]
    public void Pairs_of_every_objective_come_further_apart(string objective)
    {
        PreferenceResult result = Train(Request(objective));

        Assert.True(result.After.Preferred >= result.Before.Preferred, result.Displacement);
        Assert.True(result.After.Chosen - result.After.Rejected > result.Before.Chosen - result.Before.Rejected, result.Displacement);
        Assert.True(result.Pairs.Sum(p => p.Count) > 40);
        Assert.Equal(result.After.Chosen, result.Outcome.Epochs[^1].Metric!.Value, 9);
    }

    [Theory]
    [InlineData(PreferenceOptions.Supervised)]
    [InlineData(PreferenceOptions.RejectionSampling)]
    public void Supervised_learning_makes_right_answers_likelier(string objective)
    {
        PreferenceResult result = Train(Request(objective));
        Assert.True(result.After.Chosen > result.Before.Chosen, result.Displacement);
        Assert.Empty(result.Pairs);
        Assert.StartsWith("No displacement", result.Displacement, StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_are_rewarded_more_after_learning_from_rewards()
    {
        PreferenceResult result = Train(Request(PreferenceOptions.Grpo, o => o with { Epochs = 4, Samples = 8 }));
        (double before, double after) = (Reward(Half.Value.Weights), Reward(result.Weights));
        Assert.True(after > before + .02, $"{before} before, {after} after");
    }

    [Fact]
    public void A_better_teacher_makes_right_answers_likelier()
    {
        var teacher = new DecoderStart(Train(Request(PreferenceOptions.Supervised, o => o with { Epochs = 12 })).Weights, Half.Value.Tokenizer, Half.Value.Prompt);
        PreferenceResult result = Train(Request(PreferenceOptions.Distillation, o => o with { Epochs = 4, Divergence = DistillationDivergence.ForwardKl }) with { Teacher = teacher });
        Assert.True(result.After.Chosen > result.Before.Chosen, result.Displacement);
    }

    [Theory]
    [InlineData(PreferenceOptions.Supervised)]
    [InlineData(PreferenceObjectives.Dpo)]
    [InlineData(PreferenceObjectives.Kto)]
    [InlineData(PreferenceOptions.Grpo)]
    [InlineData(PreferenceOptions.Distillation)]
    public void A_run_that_is_stopped_goes_on_to_the_weights_of_an_uninterrupted_one(string objective)
    {
        using var directory = new TemporaryDirectory();
        PreferenceRequest request = Request(objective, o => o with { Epochs = 2 });
        byte[] whole = Train(request).Weights.ToSafetensors();
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => new PreferenceTrainer(directory.Path, epochFinished: _ => stop.Cancel()).Train(request, stop.Token));

        PreferenceResult rest = new PreferenceTrainer(directory.Path).Train(request, TestContext.Current.CancellationToken);

        Assert.True(rest.Outcome.Resumed);
        Assert.Equal(whole, rest.Weights.ToSafetensors());
        Assert.NotEqual(Half.Value.Weights.ToSafetensors(), whole);
    }

    [Fact]
    public void The_teachers_failures_are_learned_from_and_causes_can_be_left_out()
    {
        PreferenceRequest request = Request(PreferenceObjectives.SimPo, o => o with { Negatives = new NegativeOptions { WithoutCauses = [CallCause.Format], WithoutSources = [PreferenceSource.OwnSample, PreferenceSource.Corruption] } });
        string?[] answers = [.. Rows.Select(r => r.Calls)];
        answers[3] = "[{";
        answers[4] = Rows.First(r => CallText.Functions(r.Calls) != CallText.Functions(Rows[4].Calls)).Calls;

        PreferenceCount only = Assert.Single(Train(request with { TeacherAnswers = answers }).Pairs);

        Assert.Equal((PreferenceSource.TeacherFailure, 1), (only.Source, only.Count));
        Assert.Equal(ErrorCode.TooFewExamples, Assert.Throws<UnderstudyException>(() => Train(request)).Code);
    }

    [Fact]
    public void Displacement_is_said_in_words()
    {
        Assert.Equal(
            "Displacement: the chosen answers became less likely, from -2.000 to -3.500 nats an answer; the rejected went from -3.000 to -9.000, and the chosen is the likelier of 90 % of 10 pairs, before 60 %.",
            AnswerLikelihood.Describe(new AnswerLikelihood(10, -2, -3, .6), new AnswerLikelihood(10, -3.5, -9, .9)));
        Assert.Equal("No displacement: the chosen answers did not become less likely, from -2.000 to -1.000 nats an answer, over 10 rows.", AnswerLikelihood.Describe(new AnswerLikelihood(10, -2, null, null), new AnswerLikelihood(10, -1, null, null)));
    }

    [Fact]
    public void Rejects_what_cannot_be_used_and_says_all_at_once()
    {
        PreferenceRequest request = Request("dpoo", o => o with { Samples = 0, Beta = 0 }) with { TeacherAnswers = ["[]"] };
        Assert.Equal(
            "Objective is 'dpoo'; give sft, rs, dpo, ipo, orpo, simpo, kto, grpo, distill. Beta is 0; give above 0 to 100. Samples is 0; give 1 to 64. There are 1 answers of the teacher for 40 rows; give one a row or none. (Parameter 'request')",
            Assert.Throws<ArgumentException>(() => Train(request)).Message);
        Assert.Equal("'distill' learns from a larger decoder; give a Teacher. (Parameter 'request')", Assert.Throws<ArgumentException>(() => Train(Request(PreferenceOptions.Distillation) with { Teacher = null })).Message);
        Assert.Equal(["Beta is 0.5; give none: 'orpo' has no β."], new PreferenceOptions { Objective = PreferenceObjectives.Orpo, Beta = .5 }.Validate());
        Assert.Equal(["Samples is 1; give 2 to 64."], new PreferenceOptions { Objective = PreferenceOptions.Grpo, Samples = 1 }.Validate());
    }

    /// <summary>Mean reward of four samples a row.</summary>
    private static double Reward(DecoderWeights weights)
    {
        using var network = DecoderNetwork.From(weights, TorchDevice.Choose());
        int[][] prompts = [.. Rows.SelectMany(r => Enumerable.Repeat(DecoderSequence.PromptOf(Half.Value.Tokenizer, Half.Value.Prompt, r.Text), 4))];
        var reward = new CallReward(null);
        return DecoderSampler.Complete(network, prompts, Half.Value.Prompt.End, ComputePrecision.Float32, new SamplingOptions { Temperature = 1, MaximumTokens = 64 }, TestContext.Current.CancellationToken)
            .Select((s, i) => reward.Of(Rows[i / 4], s.Ended ? Half.Value.Tokenizer.Decode(s.Text) : null)).Average();
    }

    private static PreferenceResult Train(PreferenceRequest request) => new PreferenceTrainer().Train(request, TestContext.Current.CancellationToken);

    private static PreferenceRequest Request(string objective, Func<PreferenceOptions, PreferenceOptions>? change = null)
    {
        var options = new PreferenceOptions { Objective = objective, LearningRate = 1e-3f, BatchTokens = 1024, Samples = 4, Schedule = "constant" };
        return new PreferenceRequest
        {
            Start = Half.Value,
            Train = Rows,
            Teacher = objective == PreferenceOptions.Distillation ? Half.Value : null,
            Options = change is null ? options : change(options),
            Precision = ComputePrecision.Float32,
            Threads = 1,
            Seed = new Seed(2),
        };
    }

    private static DecoderStart Trained(int epochs)
    {
        var request = new DecoderRequest
        {
            Train = [.. Rows.Select(DecoderRow.Of)],
            Options = TinyDecoders.Options with { Epochs = epochs, Dropout = 0, ValueSwap = 0, LearningRate = 1e-2f, Schedule = "constant" },
            Precision = ComputePrecision.Float32,
            Threads = 1,
            Seed = new Seed(1),
        };
        DecoderResult result = new DecoderTrainer().Train(request, TestContext.Current.CancellationToken);
        return new DecoderStart(result.Weights, result.Tokenizer, result.Prompt);
    }
}
