using Xunit;

namespace Understudy.Inference.Tests.Artifacts;

public sealed class CalibratedProbabilitiesTests
{
    [Fact]
    public void Logits_become_the_softmax_at_the_temperature_and_the_first_of_equals_wins()
    {
        float[] p = [1, 3, 3, -2];

        Assert.Equal(1, CalibratedProbabilities.InPlace(p, 2));

        // Python: z = [.5, 1.5, 1.5, -1]; s = sum(map(math.exp, z)); [math.exp(x) / s for x in z]
        Assert.Equal([0.15015705f, 0.40816919f, 0.40816919f, 0.03350457f], p, (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Huge_logits_overflow_nothing()
    {
        float[] p = [3e38f, -3e38f];

        Assert.Equal(0, CalibratedProbabilities.InPlace(p, 1));
        Assert.Equal([1f, 0f], p);
    }
}
