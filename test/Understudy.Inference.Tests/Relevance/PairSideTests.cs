using System.Globalization;

using Xunit;

namespace Understudy.Inference.Tests.Relevance;

public sealed class PairSideTests
{
    [Theory]
    [InlineData("kettle 1.7 l, 3kW", "1700v 3000w")]
    [InlineData("1,7 litres; 1,500 g", "1700v 1500m")]
    [InlineData("board 40 x 30 cm", "400l 300l")]
    [InlineData("30x40cm 2 × 5 m", "300l 400l 2000l 5000l")]
    [InlineData("dogs of 3-5 kg", "3000m 5000m")]
    [InlineData("set of 6, pack of 2", "6n 2n")]
    [InlineData("4-pack, 100 pieces", "4n 100n")]
    [InlineData("KF-17 for size 43", "17 43")]
    [InlineData("2nd 17b rev.3", "3")]
    [InlineData("700 x 28 tyre", "700 28")]
    [InlineData("1 lb loaf", "453.6m")]
    public void Quantities_are_read_with_their_units(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Read(text).Quantities.Select(q => q.Value.ToString("0.###", CultureInfo.InvariantCulture) + (q.Dimension == '\0' ? "" : q.Dimension))));

    [Theory]
    [InlineData("kettle without a cord, red", "cord")]
    [InlineData("rolling pin no handles", "handles")]
    [InlineData("sugar-free gum", "sugar")]
    [InlineData("shoes that are not waterproof, breathable", "waterproof")]
    [InlineData("non-stick pan", "stick")]
    [InlineData("Pfanne ohne Deckel", "deckel")]
    [InlineData("free kettle", "")]
    public void Excluded_words_are_those_behind_the_exclusion(string text, string expected)
    {
        PairSide side = Read(text);

        Assert.Equal(expected, string.Join(' ', side.Words.Where(w => w.Role == WordRole.Negated).Select(w => side.TextOf(w).ToString())));
    }

    [Fact]
    public void What_a_thing_is_for_is_told_from_what_it_is()
    {
        PairSide side = Read("Limescale filter for KF-17 kettle, pack of 2");

        Assert.Equal(
            ["limescale First", "filter First", "for Purpose", "kf Purpose", "17 Purpose", "kettle Purpose", "pack Rest", "of Rest", "2 Rest"],
            side.Words.Select(w => $"{side.TextOf(w)} {w.Part}"));
    }

    [Fact]
    public void A_reader_forgets_the_text_before()
    {
        PairSide side = Read("2 kg without lid");
        side.Read("kettle");

        Assert.Equal(("kettle", 1, 0), (side.TextOf(side.Words[0]).ToString(), side.Words.Count, side.Quantities.Count));
    }

    private static PairSide Read(string text)
    {
        var side = new PairSide(512);
        side.Read(text);
        return side;
    }
}
