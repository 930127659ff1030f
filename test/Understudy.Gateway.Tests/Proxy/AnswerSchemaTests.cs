using System.Text;

using Xunit;

namespace Understudy.Gateway.Tests.Proxy;

public sealed class AnswerSchemaTests
{
    private const string Category = """{"type":"object","properties":{"category":{"type":"string","enum":["a","b"]}},"required":["category"],"additionalProperties":false}""";

    [Theory]
    [InlineData(Category, """{"category":"a"}""")]
    [InlineData("""{"type":"object","properties":{"n":{"type":"integer","minimum":1,"exclusiveMaximum":3}}}""", """{"n":2}""")]
    [InlineData("""{"type":"array","items":{"type":["string","null"],"minLength":1,"maxLength":2},"minItems":1,"maxItems":2}""", """["a𝄞",null]""")]
    [InlineData("""{"anyOf":[{"const":1},{"allOf":[{"type":"string"},{"enum":["x"]}]}]}""", "\"x\"")]
    [InlineData("""{"$defs":{"c":{"type":"boolean","description":"yes or no"}},"properties":{"a":{"$ref":"#/$defs/c"}},"required":["a"]}""", """{"a":true}""")]
    [InlineData("true", "1")]
    public void A_valid_answer_goes_out(string schema, string answer) => Assert.True(Meets(schema, answer));

    [Theory]
    [InlineData(Category, """{"category":"c"}""")]
    [InlineData(Category, """{"category":"a","more":1}""")]
    [InlineData(Category, "{}")]
    [InlineData(Category, """["category"]""")]
    [InlineData(Category, "category")]
    [InlineData("""{"type":"integer"}""", "1.5")]
    [InlineData("""{"type":"integer","exclusiveMaximum":3}""", "3")]
    [InlineData("""{"type":"string","maxLength":2}""", "\"abc\"")]
    [InlineData("""{"type":"array","maxItems":1}""", "[1,2]")]
    [InlineData("""{"properties":{"a":{"$ref":"#/$defs/gone"}}}""", """{"a":1}""")]
    [InlineData("false", "1")]
    public void An_invalid_answer_does_not(string schema, string answer) => Assert.False(Meets(schema, answer));

    [Theory]
    [InlineData("""{"type":"string","pattern":"(a)\\1"}""")]
    [InlineData("""{"type":"string","format":"hostname"}""")]
    [InlineData("""{"not":{"type":"string"}}""")]
    [InlineData("""{"$ref":"https://elsewhere.example/schema"}""")]
    [InlineData("""{"$ref":"#"}""")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"enum":"a"}""")]
    [InlineData("""{"minLength":0.5}""")]
    [InlineData("""{"anyOf":{"type":"string"}}""")]
    [InlineData("5")]
    public void An_answer_that_cannot_be_checked_does_not_either(string schema) => Assert.False(Meets(schema, "\"a\""));

    [Theory]
    [InlineData("""{"type":"text"}""", "anything", true)]
    [InlineData("""{"type":"json_object"}""", """{"a":1}""", true)]
    [InlineData("""{"type":"json_object"}""", "[]", false)]
    [InlineData("""{"type":"json_schema"}""", "{}", false)]
    [InlineData("""{"type":"grammar"}""", "{}", false)]
    public void Formats_without_a_schema_are_told_apart(string format, string answer, bool meets) =>
        Assert.Equal(meets, AnswerSchema.Meets(Encoding.UTF8.GetBytes($$"""{"response_format":{{format}}}"""), answer));

    private static bool Meets(string schema, string answer) =>
        AnswerSchema.Meets(Encoding.UTF8.GetBytes("""{"response_format":{"type":"json_schema","json_schema":{"name":"x","strict":true,"schema":""" + schema + "}}}"), answer);
}
