using System.Text.Json;

using Understudy.Core;

using Xunit;

namespace Understudy.Inference.Tests.Decoding.Constraints;

public sealed class ConstraintRefusalTests
{
    [Theory]
    [InlineData("""{"type":"object","properties":{"a":{"not":{"type":"null"}}}}""", "not at /properties/a")]
    [InlineData("""{"type":"array","uniqueItems":true}""", "uniqueItems")]
    [InlineData("""{"type":"string","format":"hostname"}""", "format hostname")]
    [InlineData("""{"properties":{"a/b":{"type":"string","pattern":"(?=x)"}}}""", "pattern (?=x) at '/properties/a~1b' has a group that begins with (?=")]
    [InlineData("""{"type":"string","pattern":"a\\bc"}""", "\\b")]
    [InlineData("""{"type":"string","pattern":"(a)\\1"}""", "\\1")]
    [InlineData("""{"type":"string","pattern":"x(^a)"}""", "^ or $ within")]
    [InlineData("""{"type":"string","pattern":"[z-a]"}""", "reverse order")]
    [InlineData("""{"type":"string","pattern":"(a"}""", "pattern (a at ''")]
    [InlineData("""{"type":"string","pattern":"(a|b)*a(a|b){14}"}""", "pattern at '' needs more than 4000 states")]
    [InlineData("""{"type":"array","items":{"type":"number","multipleOf":0.0001234567}}""", "multipleOf 0.0001234567 at '/items' is too large")]
    [InlineData("""{"type":"number","multipleOf":0}""", "multipleOf at '' is no number above zero")]
    [InlineData("""{"oneOf":[{"type":"string"},{"type":"string","maxLength":3}]}""", "oneOf at '' may hold by its branches 0 and 1 at once")]
    [InlineData("""{"type":"object","oneOf":[{"required":["a"]},{"required":["b"]}]}""", "oneOf at ''")]
    [InlineData("""{"$ref":"#"}""", "$ref # leads back to itself")]
    [InlineData("""{"$ref":"#/$defs/a","$defs":{"a":{"anyOf":[{"$ref":"#/$defs/b"}]},"b":{"$ref":"#/$defs/a"}}}""", "leads back to itself")]
    [InlineData("""{"$ref":"#/$defs/none"}""", "$ref #/$defs/none")]
    [InlineData("""{"type":"integer","minimum":3,"maximum":2}""", "no value meets it")]
    [InlineData("""{"type":"object","properties":{"a":{"$ref":"#"}},"required":["a"]}""", "no value meets it")]
    [InlineData("""false""", "no value meets it")]
    [InlineData("""{"enum":["a"],"type":"integer"}""", "no value meets it")]
    [InlineData("""{"type":"dict"}""", "type \"dict\" at '' is not known")]
    [InlineData("""{"type":"string","minLength":"3"}""", "minLength at '' is no whole number")]
    [InlineData("""{"type":"object","properties":[]}""", "properties at '' is no object")]
    [InlineData("""{"type":"object","required":"a"}""", "required at '' is no list of names")]
    [InlineData("""{"anyOf":{}}""", "anyOf at '' is no list")]
    [InlineData("""{"enum":7}""", "enum at '' is no list")]
    [InlineData("""{"type":"array","items":{"type":"null"},"minItems":2000000}""", "minItems at '' asks for more than")]
    public void Rejects_what_cannot_be_followed_and_names_it_with_its_place(string schema, string said)
    {
        UnderstudyException thrown = Assert.Throws<UnderstudyException>(() => Constraints.Of(schema));

        Assert.Equal(ErrorCode.InputUnreadable, thrown.Code);
        Assert.StartsWith("The schema cannot constrain decoding: ", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(said, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_a_schema_with_too_many_combinations()
    {
        string choice = """{"anyOf":[{"minimum":1},{"minimum":2},{"minimum":3},{"minimum":4},{"minimum":5}]}""";
        UnderstudyException thrown = Assert.Throws<UnderstudyException>(() => Constraints.Of($$"""{"type":"integer","allOf":[{{string.Join(',', Enumerable.Repeat(choice, 6))}}]}"""));

        Assert.Contains("makes more than 256 combinations", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_a_schema_with_too_many_states()
    {
        string[] texts = [.. Enumerable.Range(0, 900).Select(i => new string((char)('a' + (i % 26)), 1) + i + new string('x', 600))];

        UnderstudyException thrown = Assert.Throws<UnderstudyException>(() => Constraints.Of(JsonSerializer.Serialize(new Dictionary<string, object> { ["enum"] = texts })));

        Assert.Contains("more than 400000 states", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_the_function_whose_schema_it_rejects()
    {
        var tools = ToolSet.Parse("""[{"type":"function","function":{"name":"good"}},{"type":"function","function":{"name":"bad","parameters":{"type":"object","properties":{"x":{"if":{}}}}}}]""");

        UnderstudyException thrown = Assert.Throws<UnderstudyException>(() => SchemaConstraint.Compile(tools, ToolChoice.Auto, TestVocabulary.Standard));

        Assert.Contains("Function 'bad'", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("if at /properties/x", thrown.Message, StringComparison.Ordinal);
        Assert.True(SchemaConstraint.Compile(tools, ToolChoice.Named("good"), TestVocabulary.Standard).Allows("""[{"name":"good","arguments":{}}]"""));
    }

    [Fact]
    public void Rejects_a_function_that_is_not_there_and_a_call_of_none()
    {
        Assert.Contains("'missing'", Assert.Throws<UnderstudyException>(() => SchemaConstraint.Compile(ToolSet.Named(["f"]), ToolChoice.Named("missing"), TestVocabulary.Standard)).Message, StringComparison.Ordinal);
        Assert.Throws<UnderstudyException>(() => SchemaConstraint.Compile(ToolSet.Parse("[]"), ToolChoice.Required, TestVocabulary.Standard));
    }
}
