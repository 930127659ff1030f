using System.Text.Json;

using Xunit;

namespace Understudy.Statistics.Tests.Golden;

public sealed class RiskControlGoldenTests
{
    [Fact]
    public void Hoeffding_Bentkus_matches_the_reference()
    {
        foreach (double[] row in GoldenFile.Rows("hoeffdingBentkus"))
        {
            GoldenFile.Close(row[3], HoeffdingBentkus.PValue(row[0], (long)row[1], row[2]), 1e-9, $"{row[0]} of {row[1]}");
        }
    }

    [Fact]
    public void Betting_p_values_and_bounds_match_the_reference()
    {
        JsonElement golden = GoldenFile.Get("betting");
        double[] losses = golden.Numbers("losses");

        foreach (JsonElement row in golden.GetProperty("pValues").EnumerateArray())
        {
            GoldenFile.Close(row[1].GetDouble(), BettingBound.PValue(losses, row[0].GetDouble()), 1e-10, $"p at {row[0]}");
        }

        foreach (JsonElement row in golden.GetProperty("upper").EnumerateArray())
        {
            GoldenFile.Close(row[1].GetDouble(), BettingBound.UpperBound(losses, row[0].GetDouble()), 1e-10, $"bound at {row[0]}");
        }
    }

    [Fact]
    public void Learn_then_test_matches_the_reference()
    {
        JsonElement golden = GoldenFile.Get("learnThenTest");
        double[] thresholds = golden.Numbers("thresholds");
        float[] confidence = golden.Floats("confidence");
        bool[] wrong = golden.Flags("wrong");
        JsonElement tests = golden.GetProperty("tests");

        ThresholdDecision sequence = LearnThenTest.FixedSequence(thresholds, confidence, wrong, 0.1, 0.05);
        ThresholdDecision bonferroni = LearnThenTest.Bonferroni(thresholds, confidence, wrong, 0.1, 0.05);

        Assert.Equal(golden.GetProperty("fixedSequence").GetInt32(), sequence.Index);
        Assert.Equal(golden.GetProperty("bonferroni").GetInt32(), bonferroni.Index);
        Assert.Equal(thresholds[sequence.Index], sequence.Threshold);
        Assert.Equal(tests[sequence.Index][0].GetInt64(), sequence.Kept);
        Assert.Equal(tests[sequence.Index][1].GetInt64(), sequence.Wrong);
        GoldenFile.Close(tests[sequence.Index][2].GetDouble(), sequence.PValue, 1e-10);
        Assert.Equal(sequence.Index + 2, sequence.Tested);
    }
}
