using System.Globalization;
using CsCheck;
using Xunit;

namespace Understudy.Evaluation.Tests.Reports;

public sealed class PlotTests
{
    [Fact]
    public void Linear_ticks_are_round_numbers_without_drift() =>
        Assert.Equal([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1], AxisScale.Linear(0, 1, Plain, 10).Ticks);

    [Fact]
    public void Linear_axis_covers_its_values_and_orders_its_ticks() => Gen.Select(Gen.Double[-1e6, 1e6], Gen.Double[-1e6, 1e6], Gen.Int[2, 9]).Sample((a, b, target) =>
    {
        AxisScale axis = AxisScale.Linear(a, b, Plain, target);
        double slack = 1e-8 * (axis.High - axis.Low); // far less than a hair's breadth on paper
        Assert.True(axis.Low <= Math.Min(a, b) + slack && axis.High >= Math.Max(a, b) - slack);
        Assert.InRange(axis.Ticks.Count, 2, (2 * target) + 3);
        Assert.Equal(axis.Ticks.Order(), axis.Ticks);
        Assert.Equal(0, axis.Fraction(axis.Low));
        Assert.Equal(1, axis.Fraction(axis.High));
    });

    [Fact]
    public void Log_axis_has_ticks_inside_its_domain() => Gen.Select(Gen.Double[1e-3, 1e6], Gen.Double[1.01, 1e6]).Sample((low, ratio) =>
    {
        AxisScale axis = AxisScale.Log(low, low * ratio, Plain);
        Assert.InRange(axis.Ticks.Count, 2, 12);
        Assert.All(axis.Ticks, t => Assert.InRange(t, low * 0.999, low * ratio * 1.001));
        Assert.Equal(0.5, axis.Fraction(low * Math.Sqrt(ratio)), 6);
    });

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(3, 3)]
    [InlineData(0, 0)]
    [InlineData(2, 1)]
    public void Axis_of_an_odd_range_still_has_a_range(double low, double high)
    {
        AxisScale axis = AxisScale.Linear(low, high, Plain);

        Assert.True(axis.High > axis.Low);
        Assert.All(axis.Ticks, t => Assert.True(double.IsFinite(t)));
        Assert.Equal(0, axis.Fraction(double.NaN));
    }

    [Fact]
    public void Labels_are_cut_in_the_middle_so_that_their_ends_tell_them_apart()
    {
        string first = TextMeasure.Fit("transfer_not_received_by_recipient_01", 130, 12), second = TextMeasure.Fit("transfer_not_received_by_recipient_02", 130, 12);

        Assert.NotEqual(first, second);
        Assert.StartsWith("transfer", first, StringComparison.Ordinal);
        Assert.EndsWith("01", first, StringComparison.Ordinal);
    }

    [Fact]
    public void Fitted_labels_fit() => Gen.Select(Gen.String, Gen.Double[40, 200]).Sample((text, width) =>
        Assert.True(TextMeasure.Width(TextMeasure.Fit(text, width, 12), 12) <= width || new StringInfo(VisibleText.Of(text)).LengthInTextElements < 4));

    [Fact]
    public void Treacherous_characters_are_shown_and_honest_ones_kept()
    {
        Assert.Equal("a⟦U+202E⟧b⟦U+200B⟧c⟦U+2028⟧d⟦U+FEFF⟧⟦U+0007⟧⟦U+E0041⟧⟦U+DC00⟧", VisibleText.Of("a\u202Eb\u200Bc\u2028d\uFEFF\u0007\U000E0041\uDC00"));
        Assert.Equal("Zürich 日本 👩‍👩‍👧 می‌خواهم\n\tx", VisibleText.Of("Zürich 日本 👩‍👩‍👧 می‌خواهم\r\n\tx"));
    }

    [Fact]
    public void Whatever_comes_in_stays_text() => Gen.String.Sample(text =>
    {
        var markup = new Markup();
        markup.Leaf("p", text, ("title", text));
        string html = markup.ToString();
        System.Xml.Linq.XElement p = System.Xml.Linq.XElement.Parse(html, System.Xml.Linq.LoadOptions.PreserveWhitespace);
        Assert.Equal(VisibleText.Of(text), p.Value);
        Assert.Empty(p.Elements());
    });

    [Fact]
    public void Open_elements_are_a_mistake_of_ours()
    {
        var markup = new Markup();
        markup.In("div");

        Assert.Equal("<div> is still open.", Assert.Throws<InvalidOperationException>(markup.ToString).Message);
        Assert.Throws<ArgumentException>(() => new Markup().Style("</style>"));
    }

    private static string Plain(double value) => value.ToString(CultureInfo.InvariantCulture);
}
