using CsCheck;

using Xunit;

namespace Understudy.Inference.Tests.Relevance;

public sealed class PairTextTests
{
    private static readonly PairText Shop = new(WordStatistics.Count(["electric kettle", "limescale filter for kettle", "red teapot", "kettle 1.7 l", "teapot without lid"]));

    private static readonly string[] Pieces = ["kettle", "without", "1.7", "l", "for", "\uE001kettle", "\uE010k", "x", "40", ",", "free", "KF-17", "\uD83D"];

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.Char.Array[0, 40].Select(c => new string(c)),
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 12].Select(w => string.Join(' ', w)));

    [Theory]
    [InlineData("kettle", "Red KETTLE", "query word 'kettle' in item", "item word 'red' not in query", "head of the query in item", "first match at item word 2")]
    [InlineData("presure cooker", "pressure cookers", "query word 'presure' nearly in item", "query word 'cooker' nearly in item")]
    [InlineData("water proof coat", "waterproof coat", "query word 'water' nearly in item", "query word 'proof' nearly in item")]
    [InlineData("headtorch kf17", "head torch KF-17", "query word 'headtorch' nearly in item", "query word 'kf17' nearly in item")]
    [InlineData("kettle filter", "filter for kettle", "query word 'kettle' in another role in the item", "query word 'filter' in item")]
    [InlineData("teapot without lid", "teapot with lid", "excluded word 'lid' in item")]
    [InlineData("teapot without lid", "teapot, no lid", "excluded word 'lid' excluded by the item too")]
    [InlineData("kettle without a cord", "cordless kettle", "excluded word 'cord' excluded by the item too")]
    [InlineData("teapot without lid", "teapot", "excluded word 'lid' not in item")]
    [InlineData("teapot with lid", "teapot without lid", "query word 'lid' excluded by the item")]
    [InlineData("kettle 1.7 l", "kettle, 1700 ml", "a number of the query in item", "a number of the query in item (volume)")]
    [InlineData("kettle 1.7 l", "kettle, 1.5 litres", "a number near the query's in item (volume)")]
    [InlineData("kettle 1.7 l", "kettle, 1 l, 3 kW", "another number than the query's in item (volume)")]
    [InlineData("kettle 1.7 l", "kettle", "a number of the query missing in item (volume)")]
    [InlineData("pack of 2 not 6", "2 pack", "an excluded number not in item", "a number of the query in item (count)")]
    [InlineData("kettle", "teapot", "query word 'kettle' not in item", "no query word in item", "head of the query not in item")]
    public void Evidence_is_found_and_reads_well(string query, string item, params string[] expected)
    {
        IEnumerable<string> said = Compose(Shop, query, item).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(PairTokens.Describe);

        Assert.Equal([], expected.Except(said));
    }

    [Fact]
    public void Shares_are_told_in_steps()
    {
        string[] half = Compose(Shop, "red limescale", "red").Split(' ');

        Assert.Equal(6, half.Count(t => t.StartsWith(PairTokens.Covered))); // none, and a tenth to five tenths
        Assert.Contains("at least 50 % of the query's words in item", half.Where(t => t.Length > 0).Select(PairTokens.Describe));
    }

    [Fact]
    public void Every_token_is_synthetic_whatever_the_users_write() =>
        Gen.Select(AnyText, AnyText).Sample((query, item) => Compose(Shop, query, item).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(t => IsPrivate(t[0]) && !t[1..].Any(IsPrivate)));

    [Fact]
    public void A_users_private_characters_change_nothing()
    {
        string forged = $"{PairTokens.Covered}k {PairTokens.Found}kettle";

        Assert.Equal(Compose(Shop, "kettle", " k  kettle"), Compose(Shop, "kettle", forged));
        Assert.Equal(Compose(Shop, " k  kettle", "kettle"), Compose(Shop, forged, "kettle"));
        Gen.Select(AnyText, AnyText).Sample((query, item) => Compose(Shop, query, item) == Compose(Shop, Stripped(query), Stripped(item)));
    }

    [Fact]
    public void The_same_pair_is_the_same_text_whatever_came_before() =>
        Gen.Select(AnyText, AnyText, AnyText).Sample((query, item, other) =>
        {
            string first = Compose(Shop, query, item);
            Compose(Shop, other, item);
            Compose(Shop, item, query);
            return Compose(Shop, query, item) == first;
        });

    [Fact]
    public void The_features_see_each_token_as_one_word()
    {
        string text = Compose(Shop, "kettle 1.7 l without-lid's", "a 1.5 l naïve teapot's № 5 😀");
        var scratch = new FeatureScratch();
        new TextFeaturizer(new FeatureOptions { WordMax = 1, PairWindow = 0, CharMax = 0 }).Extract(text, scratch);

        Assert.Equal(text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Count(), scratch.Count);
    }

    [Fact]
    public void Very_long_texts_are_read_to_a_limit()
    {
        string words = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"w{i} "));
        string text = Compose(Shop, words, words);

        Assert.InRange(text.Length, 1000, 20_000);
        Assert.Equal(text, Compose(Shop, words + "kettle", words + "kettle"));
        Assert.NotEmpty(Compose(Shop, new string('x', 100_000), new string('x', 100_000)));
    }

    [Fact]
    public void Rare_words_weigh_more()
    {
        var words = new PairText(WordStatistics.Count([.. Enumerable.Range(0, 50).Select(i => $"the item {i}"), "the kettle"]));

        Assert.True(Steps("kettle") > Steps("the"));

        int Steps(string item) => Compose(words, "the kettle", item).Count(c => c == PairTokens.Covered);
    }

    private static bool IsPrivate(char c) => c is >= WordReader.FirstPrivate and <= WordReader.LastPrivate;

    private static string Stripped(string text) => new([.. text.Select(c => IsPrivate(c) ? ' ' : c)]);

    private static string Compose(PairText pairs, string query, string item) => pairs.Compose(pairs.Prepare(query), item).ToString();
}
