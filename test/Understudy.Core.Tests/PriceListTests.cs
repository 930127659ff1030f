using Understudy.Testing;

using Xunit;

namespace Understudy.Core.Tests;

public sealed class PriceListTests
{
    [Fact]
    public void Cached_tokens_cost_the_cached_price()
    {
        var price = new ModelPrice { InputPerMillion = 2, CachedInputPerMillion = .5, OutputPerMillion = 8 };

        Assert.Equal(((900 * 2) + (100 * .5) + (10 * 8)) / 1e6, price.CostOf(new TokenUsage(1000, 100, 10))!.Value, 15);
        Assert.Null(price.CostOf(TokenUsage.Unknown));
    }

    [Fact]
    public void Unknown_models_have_no_price()
    {
        using var directory = new TemporaryDirectory();
        PriceList list = PriceList.Load(directory.Write("prices.json", """{"corePerHour":0.05,"models":{"m":{"inputPerMillion":1,"outputPerMillion":2}}}"""));

        Assert.NotNull(list.Find("m"));
        Assert.Null(list.Find("m-2"));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"corePerHour":0.05,"models":{"m":{"inputPerMillion":-1,"outputPerMillion":2}}}""")]
    public void Rejects_what_is_no_price_list_and_says_what_is_expected(string json)
    {
        using var directory = new TemporaryDirectory();
        string path = directory.Write("prices.json", json);

        UnderstudyException e = Assert.Throws<UnderstudyException>(() => PriceList.Load(path));

        Assert.Equal(ErrorCode.InputUnreadable, e.Code);
        Assert.StartsWith(path, e.Message, StringComparison.Ordinal);
        Assert.Contains("inputPerMillion", e.Message, StringComparison.Ordinal);
    }
}
