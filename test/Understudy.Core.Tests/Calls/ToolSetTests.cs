using Xunit;

namespace Understudy.Core.Tests.Calls;

public sealed class ToolSetTests
{
    private static readonly ToolSet Tools = ToolSet.Parse("""
        [{"type":"function","function":{"name":"book","parameters":{"type":"object","additionalProperties":false,"required":["day"],
          "properties":{"day":{"type":"string","format":"date"},"seats":{"type":"integer","minimum":1},"code":{"type":"string","pattern":"^[A-Z]{2}-[0-9]+$"},"at":{"type":"string","format":"time"}}}}},
         {"name":"free"}]
        """);

    [Theory]
    [InlineData("book", """{"day":"2026-11-28","seats":2}""", true)]
    [InlineData("book", """{"day":"28.11.2026"}""", false)]
    [InlineData("book", """{"seats":2}""", false)]
    [InlineData("book", """{"day":"2026-11-28","seats":0}""", false)]
    [InlineData("book", """{"day":"2026-11-28","extra":0}""", false)]
    [InlineData("book", """{"day":"2026-11-28","code":"AB-12"}""", true)]
    [InlineData("book", """{"day":"2026-11-28","code":"ab-12"}""", false)]
    [InlineData("book", """{"day":"2026-11-28","at":"19:30"}""", true)]
    [InlineData("book", """{"day":"2026-11-28","at":"half past seven"}""", false)]
    [InlineData("book", "[]", false)]
    [InlineData("book", "{", false)]
    [InlineData("free", """{"anything":1}""", true)]
    [InlineData("other", "{}", false)]
    public void A_call_is_valid_by_its_functions_schema(string name, string arguments, bool valid) => Assert.Equal(valid, Tools.Fault(new ToolCall(name, arguments)) is null);

    [Fact]
    public void Names_keep_their_order() => Assert.Equal(["book", "free"], Tools.Names);

    [Theory]
    [InlineData("{}", "array")]
    [InlineData("[{}]", "no function with a name")]
    [InlineData("""[{"name":"f"},{"name":"f"}]""", "given twice")]
    [InlineData("[", "OpenAI's form")]
    public void What_is_no_list_of_tools_is_refused_with_a_reason(string json, string reason) =>
        Assert.Contains(reason, Assert.Throws<UnderstudyException>(() => ToolSet.Parse(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_cycle_of_references_is_not_proven_valid()
    {
        ToolSet tools = ToolSet.Parse("""[{"name":"f","parameters":{"type":"object","properties":{"a":{"$ref":"#"}}}},{"name":"g","parameters":{"$ref":"#"}}]""");
        Assert.Null(tools.Fault(new ToolCall("f", """{"a":{"a":{}}}""")));
        Assert.NotNull(tools.Fault(new ToolCall("g", "{}")));
    }
}
