using CsCheck;

using Xunit;

namespace Understudy.Inference.Tests.Tagging;

public sealed class NumberNormaliserTests
{
    [Theory]
    [InlineData("5", "5")]
    [InlineData("007", "7")]
    [InlineData("1,250", "1250")]
    [InlineData("1,250,000.50", "1250000.5")]
    [InlineData("-3", "-3")]
    [InlineData("2.5", "2.5")]
    [InlineData("$20", "20")]
    [InlineData("40 %", "40")]
    [InlineData("3rd", "3")]
    [InlineData("five", "5")]
    [InlineData("Twenty-five", "25")]
    [InlineData("two hundred and five", "205")]
    [InlineData("one thousand two hundred and thirty four", "1234")]
    [InlineData("a dozen", "12")]
    [InlineData("half a million", "500000")]
    [InlineData("3 thousand", "3000")]
    [InlineData("a hundred", "100")]
    [InlineData("third", "3")]
    public void Numbers_are_read(string surface, string expected)
    {
        Assert.Equal(expected, Normalisers.Find("number")!.Read(surface, default));
        Assert.Equal($"\"{expected}\"", Normalisers.Find("number-text")!.Read(surface, default));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("$")]
    [InlineData("and")]
    [InlineData("five five")]
    [InlineData("1,25")]
    [InlineData("1.2.3")]
    [InlineData("tomorrow")]
    [InlineData("five stars")]
    [InlineData("99999999999999999999999999999999999999")]
    public void What_is_no_number_is_not_read(string surface) => Assert.Null(Normalisers.Find("number")!.Read(surface, default));

    [Fact]
    public void No_text_breaks_it() => Gen.String[0, 120].Sample(text =>
    {
        _ = Normalisers.Find("number")!.Read(text, default);
    });

    [Fact]
    public void Huge_products_are_no_number() => Assert.Null(Normalisers.Find("number")!.Read("999999999999999 billion billion", default));
}
