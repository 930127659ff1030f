using Understudy.Testing;
using Understudy.Training.Torch;

using Xunit;

namespace Understudy.Research.Tests;

public sealed class EncoderStudentTests
{
    private static readonly EncoderOptions s_tiny = new() { Name = "tiny", Layers = 1, Width = 16, Heads = 2, FeedForward = 32, VocabularySize = 300, MaximumTokens = 32, Epochs = 1 };

    [Fact]
    public async Task An_encoder_student_runs_through_the_study_and_leaves_no_checkpoint()
    {
        using var directory = new TemporaryDirectory();
        TrainingRuntime runtime = TrainingRuntime.Choose(ComputePrecision.Float32, threads: 1);
        var student = new EncoderStudent(runtime, s_tiny, null, TimeSpan.FromSeconds(1), directory["checkpoints"], threads: 1);
        DistilCurveData data = World.Data(World.Labelled(200, .2), 100, selection: 20);

        DistilCurveResult result = await DistilCurveStudy.RunAsync(data, new DistilCurveOptions { Pools = [40, 100], Repeats = 1, Replicates = 100 }, student, new FitStore(directory["fits"]), null, TestContext.Current.CancellationToken);

        Assert.Equal("encoder", result.Facts.Rung);
        Assert.Equal([100], result.Arm(StudyArm.Large).Points.Select(p => p.Rows));
        Assert.True(result.Arm(StudyArm.Large).Largest!.Parameters > 2 * result.Arm(StudyArm.Teacher).Largest!.Parameters);
        Assert.StartsWith("tiny+large, 2 × 32, 1 epochs", result.Arm(StudyArm.Large).Largest!.Recipes[0], StringComparison.Ordinal);
        Assert.Empty(Directory.Exists(directory["checkpoints"]) ? Directory.GetFileSystemEntries(directory["checkpoints"]) : []);
        Assert.Equal(8, Directory.GetFiles(directory["fits"]).Length); // the gold set, 2 × teacher, 2 × gold, placebo, self-taught, larger
    }

    [Fact]
    public void The_larger_encoder_is_twice_the_student_and_still_a_valid_recipe()
    {
        EncoderOptions large = EncoderStudent.Enlarge(EncoderRecipes.Small);

        Assert.Equal((4, 512, 8, 1536, 20), (large.Layers, large.Width, large.Heads, large.FeedForward, large.Epochs));
        Assert.Empty(large.Validate());
    }
}
