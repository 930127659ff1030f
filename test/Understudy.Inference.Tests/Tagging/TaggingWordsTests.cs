using CsCheck;

using Xunit;

namespace Understudy.Inference.Tests.Tagging;

public sealed class TaggingWordsTests
{
    [Theory]
    [InlineData("play U2's album", "play|U|2|'|s|album")]
    [InlineData("5/10, 3.5 stars!", "5|/|10|,|3|.|5|stars|!")]
    [InlineData("", "")]
    [InlineData(" \t\r\n\u00A0\u200B", "")]
    [InlineData("Zoë naïve Ünïcode", "Zoë|naïve|Ünïcode")]
    [InlineData("e\u0301te\u0301", "e\u0301te\u0301")]
    [InlineData("東京 へ", "東|京|へ")]
    [InlineData("ok👍🏽done", "ok|👍|🏽|done")]
    [InlineData("line\u2028break", "line|break")]
    [InlineData("٣٤ x", "٣٤|x")]
    [InlineData("\u0301x", "\u0301x")]
    public void Words_are_runs_of_letters_or_digits_and_single_other_characters(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Cut(text).Select(w => text.Substring(w.Start, w.Length))));

    [Fact]
    public void Half_a_surrogate_pair_is_a_word_of_its_own() => Assert.Equal([1, 1, 1], Cut("a\uD83Db").Select(w => w.Length));

    [Fact]
    public void Every_visible_character_of_any_text_is_in_exactly_one_word_in_order() => Gen.String[Gen.Char, 0, 60].Sample(text =>
    {
        int end = 0;
        foreach (WordSpan word in Cut(text))
        {
            Assert.True(word.Start >= end && word.Length > 0 && word.End <= text.Length);
            Assert.True(text.AsSpan(end, word.Start - end).ToArray().All(c => char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format || char.IsSurrogate(c)));
            end = word.End;
        }
    });

    [Fact]
    public void Two_texts_side_by_side_have_the_words_of_both() => Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 0, 20], Gen.String[Gen.Char, 0, 20]).Sample((a, b) =>
        Assert.Equal(Cut(a).Count + Cut(b).Count, Cut(a + " " + b).Count));

    [Fact]
    public void A_text_with_too_many_words_says_so()
    {
        List<WordSpan> words = [];
        Assert.True(TaggingWords.Cut("one two three", words, 3));
        Assert.False(TaggingWords.Cut("one two three four", words, 3));
    }

    private static List<WordSpan> Cut(string text)
    {
        List<WordSpan> words = [];
        Assert.True(TaggingWords.Cut(text, words, 1000));
        return words;
    }
}
