using System.Text;

using Understudy.Core;

using Xunit;

namespace Understudy.Inference.Tests.Decoding.Constraints;

public sealed class ToolConstraintTests
{
    private const string Call = """{"name":"f","arguments":{}}""";
    private static readonly ToolSet Tools = ToolSet.Parse("""
        [{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"unit":{"enum":["c","f"]},"city":{"type":"string"}},"required":["city"]}}},
         {"type":"function","function":{"name":"f"}},
         {"name":"say \"hi\"","parameters":{"properties":{"x":{"type":"integer"}},"required":["x"]}}]
        """);

    [Theory]
    [InlineData("auto", 0, 16)]
    [InlineData("none", 0, 0)]
    [InlineData("required", 1, 16)]
    [InlineData("single", 0, 1)]
    public void As_many_calls_are_allowed_as_the_choice_says(string choice, int least, int most)
    {
        ToolChoice chosen = choice switch { "auto" => ToolChoice.Auto, "none" => ToolChoice.None, "required" => ToolChoice.Required, _ => ToolChoice.Auto with { MostCalls = 1 } };
        SchemaConstraint constraint = SchemaConstraint.Compile(Tools, chosen, TestVocabulary.Standard);
        for (int count = 0; count < 20; count++)
        {
            Assert.Equal(count >= least && count <= most, constraint.Allows("[" + string.Join(',', Enumerable.Repeat(Call, count)) + "]"));
        }
    }

    [Theory]
    [InlineData("""[{"name":"weather","arguments":{"city":"Oslo","unit":"c"}}]""", true)]
    [InlineData("""[{"name":"weather","arguments":{"city":""}}]""", true)]
    [InlineData("""[{"name":"weather","arguments":{"unit":"c","city":"Oslo"}}]""", false)]
    [InlineData("""[{"name":"weather","arguments":{"unit":"c"}}]""", false)]
    [InlineData("""[{"name":"weather","arguments":{"city":"Oslo","unit":"k"}}]""", false)]
    [InlineData("""[{"arguments":{"city":"Oslo"},"name":"weather"}]""", false)]
    [InlineData("""[{"name":"weather", "arguments":{"city":"Oslo"}}]""", false)]
    [InlineData("""[{"name":"weathe","arguments":{"city":"Oslo"}}]""", false)]
    [InlineData("""[{"name":"say \"hi\"","arguments":{"x":3}}]""", true)]
    [InlineData("""[{"name":"say \"hi\"","arguments":3}]""", false)]
    [InlineData("""[{"name":"f","arguments":{"x":3}}]""", false)]
    public void Calls_are_allowed_in_canonical_form_and_by_their_schemas(string text, bool isAllowed)
    {
        Assert.Equal(isAllowed, SchemaConstraint.Compile(Tools, ToolChoice.Auto, TestVocabulary.Standard).Allows(text));
        Assert.Equal(isAllowed && text.Contains("weather", StringComparison.Ordinal), SchemaConstraint.Compile(Tools, ToolChoice.Named("weather"), TestVocabulary.Standard).Allows(text));
    }

    [Fact]
    public void Two_hundred_functions_without_descriptions_are_followed()
    {
        const string Parameters = """{"type":"object","properties":{"id":{"type":"integer"},"when":{"type":"string","format":"date"},"tags":{"type":"array","items":{"type":"string"}}},"required":["id"]}""";
        var tools = ToolSet.Parse("[" + string.Join(',', Enumerable.Range(0, 200).Select(i => $"{{\"name\":\"operation_{i}\",\"parameters\":{Parameters}}}")) + "]");
        SchemaConstraint constraint = SchemaConstraint.Compile(tools, ToolChoice.Required, TestVocabulary.Standard);
        for (int i = 0; i < 200; i += 7)
        {
            Assert.True(constraint.Allows($"[{{\"name\":\"operation_{i}\",\"arguments\":{{\"id\":{i},\"tags\":[\"a\"],\"when\":\"2026-11-28\"}}}}]"));
        }

        Assert.False(constraint.Allows("""[{"name":"operation_200","arguments":{"id":1}}]"""));
        Assert.InRange(constraint.StateCount, 1000, 50_000);
    }

    [Fact]
    public void What_comes_before_a_choice_is_forced()
    {
        ConstraintState state = SchemaConstraint.Compile(Tools, ToolChoice.Named("weather"), TestVocabulary.Standard).Start();

        Assert.Equal("""[{"name":"weather","arguments":{"city":""" + "\"", Encoding.UTF8.GetString(state.ForcedBytes()));
    }
}
