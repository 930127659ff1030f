using System.Globalization;
using System.Text;

using CsCheck;

using Xunit;

namespace Understudy.Inference.Tests.Text;

public sealed class BertWordReaderTests
{
    private static readonly BertTextOptions Uncased = new();
    private static readonly BertTextOptions Cased = new() { LowerCase = false };

    [Theory]
    [InlineData("Hello,  World!", "hello|,|world|!")]
    [InlineData("$5<6", "$|5|<|6")]
    [InlineData("Crème Brûlée", "creme|brulee")]
    [InlineData("x\u2260y", "x|=|y")]
    [InlineData("\u4E2D\u6587a", "\u4E2D|\u6587|a")]
    [InlineData("a\u200Db\0c\vd", "abcd")]
    [InlineData("a\u0085b\u2028c", "ab|c")]
    [InlineData("", "")]
    [InlineData(" \t\r\n", "")]
    [InlineData("\uAC01", "\u1100\u1161\u11A8")]
    public void Words_are_cleaned_and_cut_as_in_bert_uncased(string text, string expected)
    {
        Assert.Equal(expected, string.Join('|', Words(text, Uncased)));
    }

    [Theory]
    [InlineData("Crème, BRÛLÉE", "Crème|,|BRÛLÉE")]
    [InlineData("x\u2260y", "x\u2260y")]
    public void Case_and_accents_stay_in_bert_cased(string text, string expected)
    {
        Assert.Equal(expected, string.Join('|', Words(text, Cased)));
    }

    [Fact]
    public void Each_switch_does_what_its_name_says()
    {
        Assert.Equal(["é"], Words("É", Uncased with { StripAccents = false }));
        Assert.Equal(["E"], Words("É", Cased with { StripAccents = true }));
        Assert.Equal(["a\u4E2Db"], Words("a\u4E2Db", Uncased with { SplitIdeographs = false }));
        Assert.Equal(["a\0b", "c"], Words("a\0b\vc", Uncased with { CleanText = false }));
        Assert.Equal(["a\uD800b"], Words("a\uD800b", Uncased with { CleanText = false }));
    }

    [Fact]
    public void Words_are_too_long_from_one_code_point_more_than_allowed()
    {
        Assert.False(IsTooLong(new string('a', 100)));
        Assert.True(IsTooLong(new string('a', 101)));
        Assert.False(IsTooLong(string.Concat(Enumerable.Repeat("\U0001F44D", 100))));
        Assert.True(IsTooLong(string.Concat(Enumerable.Repeat("\U0001F44D", 101))));
        Assert.False(IsTooLong(string.Concat(Enumerable.Repeat("e\u0301", 100))));
        Assert.True(IsTooLong(new string('a', 100_000)));
    }

    [Fact]
    public void Marks_that_stay_are_brought_into_canonical_order()
    {
        // U+302E (class 224) and U+1D16D (class 226) are spacing marks; U+0591 (class 220) is dropped and is no wall, U+0903 is one.
        Assert.Equal(["a\u302E\U0001D16D"], Words("a\U0001D16D\u0591\u302E", Uncased));
        Assert.Equal(["a\U0001D16D\u0903\u302E"], Words("a\U0001D16D\u0903\u302E", Uncased));
        Assert.Equal(["a\U0001D16D\u302E"], Words("a\U0001D16D\u0900\u302E", Uncased)); // U+0900: class 0, dropped, still a wall
    }

    [Fact]
    public void A_boundary_is_all_that_its_decomposition_leaves()
    {
        // What ReadChanging relies on.
        Span<int> parts = stackalloc int[CanonicalDecompositions.Longest];
        for (int c = 0; c <= 0x10FFFF; c++)
        {
            int count = CanonicalDecompositions.Decompose(c, parts);
            bool hasBoundary = false;
            int kept = 0;
            foreach (int part in parts[..count])
            {
                hasBoundary |= (CharacterTable.Of(part) & (CharacterTable.Space | CharacterTable.Punctuation)) != 0;
                kept += CharUnicodeInfo.GetUnicodeCategory(part) == UnicodeCategory.NonSpacingMark ? 0 : 1;
            }

            Assert.True(!hasBoundary || (kept == 1 && (CharacterTable.Of(parts[0]) & (CharacterTable.Space | CharacterTable.Punctuation)) != 0), $"U+{c:X4}");
        }
    }

    [Fact]
    public void Any_text_gives_words_without_space_accents_or_capitals()
    {
        Gen.Char.Array[0, 60].Select(c => new string(c)).Sample(text => Words(text, Uncased).All(word =>
            word.Length > 0
            && word.EnumerateRunes().All(r => !Rune.IsWhiteSpace(r) && Rune.GetUnicodeCategory(r) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Control or UnicodeCategory.Format))
            && (word.Length == 1 || !word.Any(c => c < 128 && char.IsPunctuation(c)))
            && Words(word, Uncased).SequenceEqual([word])));
    }

    [Fact]
    public void Space_between_texts_joins_their_words()
    {
        Gen.Select(Gen.Char.Array[0, 30], Gen.Char.Array[0, 30]).Sample((a, b) =>
        {
            // A sigma's form looks past punctuation but never past a space.
            (string x, string y) = (new string(a), new string(b));
            return Words(x + " " + y, Uncased).SequenceEqual([.. Words(x, Uncased), .. Words(y, Uncased)]);
        });
    }

    private static List<string> Words(string text, BertTextOptions options)
    {
        List<string> words = [];
        var reader = new BertWordReader(text, options, new char[BertWordReader.BufferLength(options)]);
        while (reader.Next())
        {
            words.Add(reader.IsTooLong ? "<too long>" : reader.Word.ToString());
        }

        return words;
    }

    private static bool IsTooLong(string word) => Words(word, Uncased) is ["<too long>"];
}
