using System.Text.Json;

using Xunit;

namespace Understudy.Core.Tests.Calls;

public sealed class SchemaSurveyTests
{
    private static SchemaSurvey Of(string schema)
    {
        using var document = JsonDocument.Parse(schema);
        return SchemaSurvey.Of(document.RootElement);
    }

    [Theory]
    [InlineData("""{"type":"object","properties":{"a":{"if":{},"not":{}},"if":{"type":"string"}}}""", "if at /properties/a", "not at /properties/a")]
    [InlineData("""{"anyOf":[{"format":"hostname"},{"format":"date"}],"items":[{}]}""", "format hostname at /anyOf", "items as a list")]
    [InlineData("""{"$ref":"#/$defs/none"}""", "$ref #/$defs/none")]
    [InlineData("""{"$ref":"other.json"}""", "$ref other.json")]
    [InlineData("""{"items":{"$ref":"#/$defs/a"},"$defs":{"a":{"unevaluatedItems":false}}}""", "unevaluatedItems at #/$defs/a")]
    [InlineData("""{"type":"object","properties":{"a":{"enum":[1],"description":"x","default":1}},"required":["a"]}""")]
    [InlineData("true")]
    public void What_cannot_be_proven_is_named_with_its_place(string schema, params string[] unsupported)
    {
        SchemaSurvey survey = Of(schema);
        Assert.Equal(unsupported, survey.Unsupported);
        Assert.Equal((null, false), (survey.Cycle, survey.IsRecursive));
    }

    [Theory]
    [InlineData("""{"$ref":"#"}""", "#", false)]
    [InlineData("""{"allOf":[{"type":"object"},{"$ref":"#"}]}""", "#", false)]
    [InlineData("""{"$ref":"#/$defs/a","$defs":{"a":{"allOf":[{"$ref":"#/$defs/b"}]},"b":{"$ref":"#/$defs/a"}}}""", "#/$defs/a", false)]
    [InlineData("""{"properties":{"child":{"$ref":"#"}}}""", null, true)]
    [InlineData("""{"properties":{"child":{"$ref":"#/$defs/a"}},"$defs":{"a":{"items":{"$ref":"#/$defs/a"}}}}""", null, true)]
    [InlineData("""{"properties":{"a":{"$ref":"#/$defs/a"},"b":{"$ref":"#/$defs/a"}},"$defs":{"a":{"type":"string"}}}""", null, false)]
    public void A_circle_that_no_value_ends_is_told_from_recursion(string schema, string? cycle, bool isRecursive) =>
        Assert.Equal((cycle, isRecursive), (Of(schema).Cycle, Of(schema).IsRecursive));

    [Fact]
    public void A_schema_that_doubles_at_every_reference_is_looked_over_once()
    {
        string defs = string.Join(',', Enumerable.Range(0, 60).Select(i => $$"""
            "d{{i}}":{"allOf":[{"$ref":"#/$defs/d{{i + 1}}"},{"$ref":"#/$defs/d{{i + 1}}"}]}
            """));
        Assert.Empty(Of("""{"$ref":"#/$defs/d0","$defs":{""" + defs + ""","d60":{"type":"string"}}}""").Unsupported);
    }

    /// <summary>The survey's list of keywords is the checker's: a value under a known keyword can be valid, under another it never is.</summary>
    [Theory]
    [InlineData("""{"type":"string"}""")]
    [InlineData("""{"enum":["x"]}""")]
    [InlineData("""{"const":"x"}""")]
    [InlineData("""{"properties":{}}""")]
    [InlineData("""{"required":[]}""")]
    [InlineData("""{"additionalProperties":false}""")]
    [InlineData("""{"items":{}}""")]
    [InlineData("""{"anyOf":[{}]}""")]
    [InlineData("""{"oneOf":[{}]}""")]
    [InlineData("""{"allOf":[{}]}""")]
    [InlineData("""{"minItems":1}""")]
    [InlineData("""{"maxItems":1}""")]
    [InlineData("""{"minLength":1}""")]
    [InlineData("""{"maxLength":1}""")]
    [InlineData("""{"minimum":1}""")]
    [InlineData("""{"maximum":1}""")]
    [InlineData("""{"exclusiveMinimum":1}""")]
    [InlineData("""{"exclusiveMaximum":1}""")]
    [InlineData("""{"multipleOf":1}""")]
    [InlineData("""{"pattern":"x"}""")]
    [InlineData("""{"$ref":"#/$defs/a","$defs":{"a":{}}}""")]
    [InlineData("""{"$schema":"","$id":"","definitions":{},"title":"","description":"","default":0,"examples":[],"strict":true,"name":"","$comment":""}""")]
    [InlineData("""{"patternProperties":{}}""")]
    [InlineData("""{"minProperties":0}""")]
    [InlineData("""{"uniqueItems":false}""")]
    [InlineData("""{"prefixItems":[]}""")]
    [InlineData("""{"dependentRequired":{}}""")]
    [InlineData("""{"contains":{}}""")]
    [InlineData("""{"nullable":true}""")]
    public void A_keyword_is_unsupported_exactly_when_no_value_is_proven_valid_under_it(string schema)
    {
        using JsonDocument text = JsonDocument.Parse("\"x\""), rules = JsonDocument.Parse(schema);
        Assert.Equal(Of(schema).Unsupported.Count == 0, JsonSchema.IsValid(text.RootElement, rules.RootElement));
    }

    [Theory]
    [InlineData("date", "2026-11-28")]
    [InlineData("time", "10:30")]
    [InlineData("date-time", "2026-11-28T10:30:00Z")]
    [InlineData("uuid", "6f9619ff-8b86-d011-b42d-00c04fc964ff")]
    [InlineData("email", "a@b.c")]
    [InlineData("hostname", "example.com")]
    [InlineData("uri", "https://example.com")]
    [InlineData("ipv4", "127.0.0.1")]
    public void A_format_is_unsupported_exactly_when_a_fitting_text_is_not_proven_valid(string format, string text)
    {
        string schema = $$"""{"format":"{{format}}"}""";
        using JsonDocument value = JsonDocument.Parse($"\"{text}\""), rules = JsonDocument.Parse(schema);
        Assert.Equal(Of(schema).Unsupported.Count == 0, JsonSchema.IsValid(value.RootElement, rules.RootElement));
    }
}
