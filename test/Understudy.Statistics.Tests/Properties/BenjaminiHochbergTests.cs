using CsCheck;

using Xunit;

namespace Understudy.Statistics.Tests.Properties;

public sealed class BenjaminiHochbergTests
{
    // The example of the paper (1995, table in section 3.2): 15 endpoints of a thrombolysis trial, four rejected at q = .05.
    private static readonly double[] Thrombolysis = [.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1.000];

    [Fact]
    public void Rejects_what_the_papers_example_rejects()
    {
        double[] adjusted = BenjaminiHochberg.Adjust(Thrombolysis);
        Assert.Equal(4, adjusted.Count(p => p <= 0.05));
        Assert.Equal(.0095 * 15 / 4, adjusted[3], 12);
        Assert.Equal(.0015, adjusted[0], 12);
    }

    [Fact]
    public void Equal_steps_are_adjusted_to_the_last()
    {
        Assert.All(BenjaminiHochberg.Adjust([.03, .01, .05, .02, .04]), p => Assert.Equal(.05, p, 12)); // R: p.adjust(c(.03, .01, .05, .02, .04), "BH")
        Assert.Empty(BenjaminiHochberg.Adjust([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => BenjaminiHochberg.Adjust([0.5, 1.5]));
    }

    [Fact]
    public void Is_never_below_the_p_value_nor_above_Holm() =>
        Gen.Double[0, 1].Array[1, 40].Sample(p =>
        {
            double[] adjusted = BenjaminiHochberg.Adjust(p), holm = Holm.Adjust(p);
            return p.Select((x, i) => adjusted[i] >= x - 1e-12 && adjusted[i] <= holm[i] + 1e-12).All(x => x);
        });
}
