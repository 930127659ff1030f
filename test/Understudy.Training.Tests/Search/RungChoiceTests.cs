using CsCheck;

using Xunit;

namespace Understudy.Training.Tests.Search;

public sealed class RungChoiceTests
{
    [Theory]
    [InlineData(3, 0, false)] // +.03, standard error √3 / 100 = .0173
    [InlineData(5, 0, true)] // +.05, standard error √5 / 100 = .0224
    [InlineData(30, 20, false)] // +.10, standard error √50 / 100 = .0707
    [InlineData(40, 20, true)] // +.20, standard error √60 / 100 = .0775
    [InlineData(0, 9, false)]
    [InlineData(0, 0, false)]
    public void The_dearer_rung_has_to_lead_by_more_than_two_standard_errors(int wins, int losses, bool taken)
    {
        int[] units = [.. Enumerable.Range(0, 100)];
        double[] cheaper = [.. units.Select(u => u < wins ? 0.0 : 1)], dearer = [.. units.Select(u => u >= wins && u < wins + losses ? 0.0 : 1)];

        RungChoice.Comparison c = RungChoice.Compare(units, cheaper, units, dearer);

        Assert.Equal(100, c.Units);
        Assert.Equal((wins - losses) / 100.0, c.Dearer - c.Cheaper, 12);
        Assert.Equal(Math.Sqrt(wins + losses) / 100, c.StandardError, 12);
        Assert.Equal(taken, c.TakesDearer);
    }

    [Fact]
    public void Units_are_paired_by_number_and_those_that_only_one_has_are_left_out() =>
        Gen.Select(Gen.Double[0, 1].Array[20], Gen.Double[0, 1].Array[20], Gen.Shuffle(Enumerable.Range(0, 20).ToArray())).Sample((cheaper, dearer, order) =>
        {
            int[] units = [.. Enumerable.Range(0, 20)];
            RungChoice.Comparison plain = RungChoice.Compare(units, cheaper, units, dearer);
            RungChoice.Comparison mixed = RungChoice.Compare([.. units, 99], [.. cheaper, 1], [77, .. order], [0, .. order.Select(u => dearer[u])]);
            return mixed.Units == 20 && Math.Abs(plain.Dearer - mixed.Dearer) < 1e-12 && Math.Abs(plain.Cheaper - mixed.Cheaper) < 1e-12 && Math.Abs(plain.StandardError - mixed.StandardError) < 1e-12;
        });

    [Fact]
    public void Without_a_shared_unit_the_cheaper_rung_stays() => Assert.False(RungChoice.Compare([1], [0], [2], [1]).TakesDearer);

    [Fact]
    public void Refuses_values_that_are_not_one_a_unit()
    {
        Assert.Contains("1 units and 2 values", Assert.Throws<ArgumentException>(() => RungChoice.Compare([1], [0, 1], [2], [1])).Message, StringComparison.Ordinal);
        Assert.Contains("2 units and 1 values", Assert.Throws<ArgumentException>(() => RungChoice.Compare([1], [0], [2, 3], [1])).Message, StringComparison.Ordinal);
    }
}
