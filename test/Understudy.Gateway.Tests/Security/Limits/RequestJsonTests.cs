using System.Text;
using System.Text.Json;

using CsCheck;

using Xunit;

namespace Understudy.Gateway.Tests;

public sealed class RequestJsonTests
{
    [Theory]
    [InlineData("{}", null)]
    [InlineData("""{"model":"m","messages":[{"role":"user","role":"user"}]}""", null)] // twice below the top: forwarded as it is
    [InlineData("  {\"a\":1}\n", null)]
    [InlineData("", GatewayError.MalformedJson)]
    [InlineData("null", GatewayError.MalformedJson)]
    [InlineData("[]", GatewayError.MalformedJson)]
    [InlineData("\"{}\"", GatewayError.MalformedJson)]
    [InlineData("{", GatewayError.MalformedJson)]
    [InlineData("{}{}", GatewayError.MalformedJson)]
    [InlineData("{}x", GatewayError.MalformedJson)]
    [InlineData("{\"a\":1,}", GatewayError.MalformedJson)]
    [InlineData("{\"a\":01}", GatewayError.MalformedJson)]
    [InlineData("{\"a\":NaN}", GatewayError.MalformedJson)]
    [InlineData("{'a':1}", GatewayError.MalformedJson)]
    [InlineData("{/**/}", GatewayError.MalformedJson)]
    [InlineData("\ufeff{}", GatewayError.MalformedJson)]
    [InlineData("{\"a\":\"\u0001\"}", GatewayError.MalformedJson)]
    [InlineData("""{"\ud800":1}""", GatewayError.MalformedJson)]
    [InlineData("""{"model":"a","model":"b"}""", GatewayError.DuplicateField)]
    [InlineData("""{"model":"a","x":{"y":[1]},"\u006dodel":"b"}""", GatewayError.DuplicateField)]
    [InlineData("""{"":1,"":2}""", GatewayError.DuplicateField)]
    [InlineData("""{"Model":"a","model":"b","mode":"c","model_":"d"}""", null)]
    public void A_body_is_judged(string body, GatewayError? expected) => Assert.Equal(expected, RequestJson.Check(Encoding.UTF8.GetBytes(body), 64));

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused()
    {
        Assert.Equal(GatewayError.MalformedJson, RequestJson.Check([.. "{\"a\":\""u8, 0xc3, 0x28, .. "\"}"u8], 64));
        Assert.Equal(GatewayError.MalformedJson, RequestJson.Check([.. "{\"a\":\""u8, 0xed, 0xa0, 0x80, .. "\"}"u8], 64));
    }

    [Theory]
    [InlineData(64, null)]
    [InlineData(65, GatewayError.TooDeep)]
    [InlineData(100_000, GatewayError.TooDeep)]
    public void Depth_counts_from_the_outermost_object(int depth, GatewayError? expected)
    {
        string body = "{\"a\":" + new string('[', depth - 1) + new string(']', depth - 1) + "}";
        Assert.Equal(expected, RequestJson.Check(Encoding.UTF8.GetBytes(body), 64));
    }

    [Fact]
    public void Names_beyond_reason_are_refused_quickly()
    {
        Assert.Null(RequestJson.Check(Names(RequestJson.MaxTopLevelFields), 64));
        Assert.Equal(GatewayError.MalformedJson, RequestJson.Check(Names(RequestJson.MaxTopLevelFields + 1), 64));
        Assert.Equal(GatewayError.MalformedJson, RequestJson.Check(Names(200_000), 64));
        Assert.Equal(GatewayError.MalformedJson, RequestJson.Check(Encoding.UTF8.GetBytes($"{{\"{new string('n', 1 << 20)}\":1}}"), 64));

        static byte[] Names(int count) => Encoding.UTF8.GetBytes("{" + string.Join(',', Enumerable.Range(0, count).Select(i => $"\"n{i}\":1")) + "}");
    }

    [Fact]
    public void What_passes_is_what_a_parser_reads_and_nothing_throws() =>
        Gen.OneOf(
            Gen.String[Gen.Char["{}[]\",:\\u0123ab \n"], 0, 40].Select(Encoding.UTF8.GetBytes),
            Gen.Byte.Array[0, 60],
            Gen.Dictionary(Gen.String[0, 5], Gen.Int)[0, 6].Select(d => JsonSerializer.SerializeToUtf8Bytes(d)))
        .Sample(
            body =>
            {
                GatewayError? found = RequestJson.Check(body, 64);
                try
                {
                    using JsonDocument document = JsonDocument.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = true });
                    return document.RootElement.ValueKind == JsonValueKind.Object || found == GatewayError.MalformedJson;
                }
                catch (JsonException)
                {
                    return found is not null;
                }
            },
            iter: 50_000,
            threads: 1);
}
