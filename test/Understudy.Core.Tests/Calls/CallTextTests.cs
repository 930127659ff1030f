using System.Text.Json;

using CsCheck;

using Xunit;

namespace Understudy.Core.Tests.Calls;

public sealed class CallTextTests
{
    [Theory]
    [InlineData("""{"b":1,"a":2}""", """{"a":2.0,"b":1e0}""", true)]
    [InlineData("""{"a":{"y":[1,2],"x":null}}""", """{"a":{"x":null,"y":[1,2]}}""", true)]
    [InlineData("""{"a":[1,2]}""", """{"a":[2,1]}""", false)]
    [InlineData("""{"a":null}""", """{}""", false)]
    [InlineData("""{"a":"1"}""", """{"a":1}""", false)]
    [InlineData("""{"a":"\u2028é"}""", """{"a":"\u2028\u00e9"}""", true)]
    [InlineData("""{"a":0.1}""", """{"a":0.10000000000000001}""", false)]
    [InlineData("""{"a":-0}""", """{"a":0}""", true)]
    [InlineData("""{"a":1e30}""", """{"a":1.0E+30}""", true)]
    [InlineData("""{"a":1e15}""", """{"a":1000000000000000}""", true)]
    [InlineData("""{"a":1e-7}""", """{"a":0.0000001}""", true)]
    [InlineData("""{"a":12345678901234567890123456789012345}""", """{"a":12345678901234567890123456789012346}""", false)]
    [InlineData("""{"a":0.1234567890123456789012345678901}""", """{"a":0.1234567890123456789012345678902}""", false)]
    public void Arguments_are_equal_whatever_their_order_and_spelling(string one, string other, bool equal) =>
        Assert.Equal(equal, CallText.Of([new ToolCall("f", one)]) == CallText.Of([new ToolCall("f", other)]));

    [Fact]
    public void Parallel_calls_are_a_multiset()
    {
        ToolCall a = new("a", "{}"), b = new("b", """{"x":1}""");
        Assert.Equal(CallText.Of([a, b]), CallText.Of([b, a]));
        Assert.NotEqual(CallText.Of([a, b]), CallText.Of([a, b, b]));
        Assert.Equal("a+b", CallText.Functions(CallText.Of([b, a])!));
        Assert.Equal("∅", CallText.Functions(CallText.None));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":1""")]
    [InlineData("7")]
    [InlineData("""{"a":"\ud83d"}""")]
    [InlineData("""{"\ud83d":1}""")]
    public void What_is_no_object_of_arguments_has_no_text(string arguments) => Assert.Null(CallText.Of([new ToolCall("f", arguments)]));

    [Theory]
    [InlineData("""[{"name":"f","arguments":{"a":1}}]""")]
    [InlineData("""{"name":"f","arguments":{"a":1}}""")]
    [InlineData("""[{"id":"call_1","type":"function","function":{"name":"f","arguments":"{\"a\": 1}"}}]""")]
    public void Every_usual_form_is_read(string form) => Assert.Equal("""[{"name":"f","arguments":{"a":1}}]""", CallText.Of(CallText.Read(form)!));

    [Theory]
    [InlineData("refund")]
    [InlineData("""{"category":"x"}""")]
    [InlineData("""[{"name":"f"}]""")]
    [InlineData("""[1]""")]
    [InlineData("""{"name":"f","arguments":3}""")]
    public void Anything_else_is_no_call(string text) => Assert.Null(CallText.Read(text));

    [Theory]
    [InlineData("-0.0", "0")]
    [InlineData("1.50", "1.5")]
    [InlineData("150e-2", "1.5")]
    [InlineData("1e3", "1000")]
    [InlineData("-12.5e-3", "-0.0125")]
    [InlineData("1.2e40", "1.2E+40")]
    [InlineData("1e-40", "1E-40")]
    [InlineData("1e99999999999999999999", "1e99999999999999999999")]
    public void A_number_has_one_shortest_text(string raw, string canonical) => Assert.Equal(canonical, NumberText.Canonical(raw));

    [Fact]
    public void The_canonical_text_of_a_canonical_text_is_itself()
    {
        Gen<string> text = Gen.String[Gen.Char.Where(c => !char.IsSurrogate(c)), 0, 10];
        Gen<object> value = Gen.OneOf(text.Select(v => (object)v), Gen.Double.Where(double.IsFinite).Select(v => (object)v), Gen.Int.Select(v => (object)v), Gen.Bool.Select(v => (object)v));
        Gen.Select(text, Gen.Dictionary(text, value)[0, 6]).Sample((name, arguments) =>
        {
            string canonical = CallText.Of([new ToolCall(name, JsonSerializer.Serialize(arguments))])!;
            Assert.Equal(canonical, CallText.Of(CallText.Read(canonical)!));
        });
    }
}
