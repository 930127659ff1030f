using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Understudy.Evaluation.Tests.Reports;

public sealed partial class ReportStyleTests
{
    private const double LeastContrast = 4.5; // WCAG 2.2, 1.4.3, level AA

    [Theory]
    [InlineData("ink", "page,card,code")]
    [InlineData("muted", "page,card,code")]
    [InlineData("blue", "page,card")]
    [InlineData("orange", "card")]
    [InlineData("teal", "card")]
    [InlineData("grey", "card,code")]
    [InlineData("good", "card,good-soft")]
    [InlineData("wait", "card,wait-soft")]
    [InlineData("bad", "card,bad-soft")]
    [InlineData("on-dark", "blue")]
    public void Text_can_be_read_on_its_ground_in_both_themes(string text, string grounds)
    {
        foreach (string theme in new[] { ReportStyle.Light, ReportStyle.Dark })
        {
            Dictionary<string, double> luminance = Colours(theme);
            Assert.All(grounds.Split(','), ground => Assert.True(Contrast(luminance[text], luminance[ground]) >= LeastContrast, $"{text} on {ground}: {Contrast(luminance[text], luminance[ground]):0.00}"));
        }
    }

    [Fact]
    public void Both_themes_set_the_same_variables() => Assert.Equal(Colours(ReportStyle.Light).Keys, Colours(ReportStyle.Dark).Keys);

    [Fact]
    public void Every_variable_that_is_used_is_set()
    {
        string[] set = [.. Colours(ReportStyle.Light).Keys, "c", "tone", "soft"];

        Assert.Empty(Use().Matches(ReportStyle.Sheet).Select(m => m.Groups[1].Value).Distinct().Except(set));
    }

    private static double Contrast(double a, double b) => (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);

    // Relative luminance of sRGB, WCAG 2.2.
    private static Dictionary<string, double> Colours(string theme) => Variable().Matches(theme).ToDictionary(m => m.Groups[1].Value, m =>
    {
        int rgb = int.Parse(m.Groups[2].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (0.2126 * Linear(rgb >> 16)) + (0.7152 * Linear((rgb >> 8) & 255)) + (0.0722 * Linear(rgb & 255));
    });

    private static double Linear(int channel) => channel / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);

    [GeneratedRegex("--([a-z-]+): #([0-9a-f]{6});")]
    private static partial Regex Variable();

    [GeneratedRegex(@"var\(--([a-z-]+)\)")]
    private static partial Regex Use();
}
