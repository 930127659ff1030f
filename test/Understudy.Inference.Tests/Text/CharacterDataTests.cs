using System.Text;

using Xunit;

namespace Understudy.Inference.Tests.Text;

public sealed class CharacterDataTests
{
    [Theory]
    [InlineData("É", "E\u0301")]
    [InlineData("\u1E69", "s\u0323\u0307")]
    [InlineData("\uAC00", "\u1100\u1161")]
    [InlineData("\uD7A3", "\u1112\u1175\u11C2")]
    [InlineData("\uF900", "\u8C48")]
    [InlineData("\u2126", "\u03A9")]
    [InlineData("\U0001D15E", "\U0001D157\U0001D165")]
    [InlineData("\U0002F800", "\u4E3D")]
    [InlineData("ﬁ", "ﬁ")]
    public void Decompositions_are_full_and_canonical(string character, string expected)
    {
        Assert.Equal(expected, Decompose(Rune.GetRuneAt(character, 0).Value));
    }

    [Fact]
    public void Decompositions_decompose_no_further()
    {
        Span<int> parts = stackalloc int[CanonicalDecompositions.Longest];
        for (int c = 0; c <= 0x10FFFF; c++)
        {
            int count = CanonicalDecompositions.Decompose(c, parts);
            Assert.Equal(CanonicalDecompositions.Changes(c), count > 1 || parts[0] != c);
            for (int i = 0; i < count; i++)
            {
                Assert.False(CanonicalDecompositions.Changes(parts[i]));
                Assert.True(i == 0 || CanonicalDecompositions.CombiningClass(parts[i]) == 0 || CanonicalDecompositions.CombiningClass(parts[i]) >= CanonicalDecompositions.CombiningClass(parts[i - 1]));
            }
        }
    }

    [Theory]
    [InlineData('a', 0)]
    [InlineData('\u0301', 230)]
    [InlineData('\u0323', 220)]
    [InlineData('\u094D', 9)]
    [InlineData('\u302E', 224)]
    [InlineData('\u0345', 240)]
    public void Combining_classes_are_those_of_unicode(char mark, int expected)
    {
        Assert.Equal(expected, CanonicalDecompositions.CombiningClass(mark));
    }

    [Theory] // What JavaScript's toLowerCase gives.
    [InlineData("ΟΔΥΣΣΕΥΣ", "οδυσσευς")]
    [InlineData("Σ", "σ")]
    [InlineData("ΑΣ", "ας")]
    [InlineData("ΑΣ'Β", "ασ'β")]
    [InlineData("ΑΣ' Β", "ας' β")]
    [InlineData("Α\u00ADΣ", "α\u00ADς")]
    [InlineData("ⅠΣ", "ⅰς")]
    [InlineData("1Σ", "1σ")]
    [InlineData("\U00010400Σ\U00010428", "\U00010428σ\U00010428")]
    [InlineData("İI", "i\u0307i")]
    [InlineData("ẞǅK", "ßǆk")]
    [InlineData("\uD801x\uDC00", "\uD801x\uDC00")]
    [InlineData("ᏣᎳᎩ Ⴀ Ა", "ꮳꮃꭹ ⴀ ა")]
    public void Lower_casing_is_full_and_sees_the_end_of_words(string text, string expected)
    {
        var target = new char[LowerCasing.LongestResult(text)];

        Assert.Equal(expected, new string(target, 0, LowerCasing.Lower(text, target)));
    }

    [Fact]
    public void The_byte_alphabet_is_that_of_gpt2()
    {
        Assert.Equal(256, ByteAlphabet.ByByte.ToArray().Distinct().Count());
        Assert.Equal("AzĠĊ\u00A1ÿłĀġ", ByteAlphabet.TextOf([0x41, 0x7A, 0x20, 0x0A, 0xA1, 0xFF, 0xA0, 0x00, 0x7F]));
    }

    private static string Decompose(int codePoint)
    {
        Span<int> parts = stackalloc int[CanonicalDecompositions.Longest];
        int count = CanonicalDecompositions.Decompose(codePoint, parts);
        return string.Concat(parts[..count].ToArray().Select(p => new Rune(p).ToString()));
    }
}
