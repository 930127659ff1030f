using Xunit;

namespace Understudy.Inference.Tests.Text;

public sealed class GoldenIdTests
{
    [Theory]
    [InlineData("wordpiece")]
    [InlineData("bytepair")]
    public void Ids_are_those_of_the_reference(string name)
    {
        int[][] expected = GoldenTokenizers.Ids[name];
        Assert.Equal(GoldenTokenizers.Texts.Length, expected.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            int[] ids = GoldenTokenizers.Named(name).Encode(GoldenTokenizers.Texts[i], 512).Ids;

            Assert.True(ids.SequenceEqual(expected[i]), $"'{GoldenTokenizers.Texts[i]}': expected {string.Join(' ', expected[i])}, found {string.Join(' ', ids)}");
        }
    }

    [Fact]
    public void Lone_surrogates_are_dropped_by_word_pieces_and_replaced_by_byte_pairs()
    {
        // The reference's ids for these: those of "ab" and of "a\uFFFDb".
        Assert.Equal(GoldenTokenizers.WordPiece.Encode("ab", 9).Ids, GoldenTokenizers.WordPiece.Encode("a\uD83Db\uDE00", 9).Ids);
        Assert.Equal(GoldenTokenizers.BytePair.Encode("a\uFFFDb", 9).Ids, GoldenTokenizers.BytePair.Encode("a\uD83Db", 9).Ids);
    }

    [Fact]
    public void A_pair_of_halves_with_something_dropped_between_is_no_character()
    {
        Assert.Equal(GoldenTokenizers.WordPiece.Encode("", 9).Ids, GoldenTokenizers.WordPiece.Encode("\uD83D\0\uDE00", 9).Ids);
    }

    [Theory]
    [InlineData("wordpiece", 1)]
    [InlineData("bytepair", 100_000 / 16)]
    public void A_word_of_a_hundred_kilobytes_is_encoded(string name, int fewest)
    {
        int[] ids = GoldenTokenizers.Named(name).Encode(new string('a', 100_000), int.MaxValue).Ids;

        Assert.InRange(ids.Length - 2, fewest, 100_000);
    }
}
