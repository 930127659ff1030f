using System.Text;

using Xunit;

namespace Understudy.Gateway.Tests.Proxy;

public sealed class NullUsageTests
{
    [Theory]
    [InlineData("""data: {"id":"1","usage":null,"choices":[]}""", """data: {"id":"1","choices":[]}""")]
    [InlineData("""data: {"id":"1","choices":[{"usage":null}],"usage":null}""", """data: {"id":"1","choices":[{"usage":null}]}""")]
    [InlineData("""data: {"usage": null, "id":"1"}""", """data: {"id":"1"}""")]
    [InlineData("""data: {"usage":null}""", """data: {}""")]
    public void A_null_usage_is_cut_out_of_the_outermost_object(string frame, string expected) => Assert.Equal(expected, Cut(frame));

    [Theory]
    [InlineData("""data: {"id":"1","usage":{"prompt_tokens":1},"choices":[]}""")]
    [InlineData("""data: {"choices":[{"delta":{"content":"\"usage\":null"}}]}""")]
    [InlineData("data: {\"id\":\ndata: \"usage\", \"usage\":null}")]
    [InlineData("""data: "usage" [DONE]""")]
    [InlineData("""data: {"usage""")]
    [InlineData(""": "usage" {""")]
    public void Anything_else_stays_as_it_is(string frame) => Assert.Equal(frame, Cut(frame));

    private static string Cut(string frame) => Encoding.UTF8.GetString(NullUsage.Cut(Encoding.UTF8.GetBytes(frame + "\n\n")).Span)[..^2];
}
