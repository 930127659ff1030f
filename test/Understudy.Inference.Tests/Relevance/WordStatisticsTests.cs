using Xunit;

namespace Understudy.Inference.Tests.Relevance;

public sealed class WordStatisticsTests
{
    [Fact]
    public void Words_are_counted_once_a_text_and_texts_once_a_collection()
    {
        var words = WordStatistics.Count(["The kettle, the KETTLE", "The kettle, the KETTLE", "a 1.7 l kettle"]);

        Assert.Equal((2, 4.0, 5), (words.Texts, words.MeanLength, words.Words));
        Assert.Equal((2, 1, 1, 0), (words.TextsWith("Kettle"), words.TextsWith("the"), words.TextsWith("1.7"), words.TextsWith("7")));
    }

    [Theory]
    [InlineData("'quoted' dog's dogs' ''", "quoted|dog's|dogs")]
    [InlineData("dog’s 3,5 3, 5. 1.7l", "dog's|3,5|3|5|1.7l")]
    [InlineData("Größe\u00A0ÄÖ e\u0301 😀 x", "größe|äö|e\u0301|😀|x")]
    [InlineData("a\uE001b \uF8FFc", "a|b|c")]
    [InlineData(" -- ", "")]
    public void Words_are_runs_of_letters_and_digits(string text, string expected)
    {
        var lower = new char[text.Length];
        WordReader.Normalize(text, lower);
        List<string> words = [];
        for (int at = 0; WordReader.Next(lower, ref at, out int start, out int end);)
        {
            words.Add(new string(lower[start..end]));
        }

        Assert.Equal(expected, string.Join('|', words));
    }

    [Fact]
    public void Arrays_restore_the_same_statistics()
    {
        var words = WordStatistics.Count(["red kettle", "blue kettle"]);
        (uint[] hashes, int[] counts) = words.ToArrays();
        var again = new WordStatistics(words.Texts, words.MeanLength, hashes, counts);

        Assert.Equal(hashes.Order(), hashes);
        Assert.Equal(counts, again.ToArrays().Counts);
        Assert.Equal(2, again.TextsWith("kettle"));
    }

    [Fact]
    public void Refuses_counts_that_cannot_be()
    {
        Assert.Throws<ArgumentException>(() => new WordStatistics(2, 1, [1, 1], [1, 1]));
        Assert.Throws<ArgumentException>(() => new WordStatistics(2, 1, [1], [3]));
        Assert.Throws<ArgumentException>(() => new WordStatistics(2, 1, [1], [0]));
        Assert.Throws<ArgumentException>(() => new WordStatistics(2, double.NaN, [1], [1]));
        Assert.Throws<ArgumentException>(() => new WordStatistics(2, 1, [1, 2], [1]));
    }
}
