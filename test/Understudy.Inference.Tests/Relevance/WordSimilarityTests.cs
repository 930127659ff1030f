using CsCheck;

using Xunit;

namespace Understudy.Inference.Tests.Relevance;

public sealed class WordSimilarityTests
{
    [Theory]
    [InlineData("kettle", "kettle", 1)]
    [InlineData("kettle", "kettles", 0.95)]
    [InlineData("cat", "cats", 0.95)]
    [InlineData("headtorch", "head", 0.8)]
    [InlineData("presure", "pressure", 0.85)]
    [InlineData("kettel", "kettle", 0.85)]
    [InlineData("colour", "color", 0.85)]
    [InlineData("stainles", "stianless", 0.7)]
    [InlineData("lid", "lip", 0)]
    [InlineData("red", "bred", 0)]
    [InlineData("kettle", "bottle", 0)]
    [InlineData("", "a", 0)]
    public void Forms_and_misspellings_are_alike_and_other_words_are_not(string a, string b, double expected)
    {
        Assert.Equal(expected, WordSimilarity.Of(a, b));
        Assert.Equal(expected, WordSimilarity.Of(b, a));
    }

    [Fact]
    public void Distances_match_the_whole_table()
    {
        Gen<string> words = Gen.Char["abc"].Array[0, 9].Select(c => new string(c));
        Gen.Select(words, words, Gen.Int[0, 3]).Sample((a, b, most) => WordSimilarity.Distance(a, b, most) == Math.Min(Whole(a, b), most + 1));
    }

    /// <summary>Optimal string alignment by its definition, without a shortcut.</summary>
    private static int Whole(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                d[i, j] = i == 0 || j == 0 ? i + j : Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
