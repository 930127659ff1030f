using Understudy.Core;

namespace Understudy.Training.Tests.Preferences;

/// <summary>A small set of functions with every kind of argument, and calls of them.</summary>
internal static class Dispatch
{
    public static ToolSet Tools { get; } = ToolSet.Parse("""
        [{"name":"book","parameters":{"type":"object","properties":{"customer":{"type":"string"},"trade":{"type":"string","enum":["heating","plumbing"]},"urgent":{"type":"boolean"}},"required":["customer","trade"],"additionalProperties":false}},
         {"name":"assign","parameters":{"type":"object","properties":{"job":{"type":"integer"},"who":{"type":"array","items":{"type":"string"},"minItems":1}},"required":["job","who"],"additionalProperties":false}},
         {"name":"cancel","parameters":{"type":"object","properties":{"job":{"type":"integer"},"reason":{"type":"string","enum":["weather","ill"]}},"required":["job"],"additionalProperties":false}}]
        """);

    public static CallRow[] Rows { get; } =
    [
        new("book Shah", """[{"name":"book","arguments":{"customer":"Shah","trade":"heating"}}]"""),
        new("book Lund at once", """[{"name":"book","arguments":{"customer":"Lund","trade":"plumbing","urgent":true}}]"""),
        new("7: Inga, Levi", """[{"name":"assign","arguments":{"job":7,"who":["Inga","Levi"]}}]"""),
        new("8: Tuva", """[{"name":"assign","arguments":{"job":8,"who":["Tuva"]}}]"""),
        new("cancel 9, storm", """[{"name":"cancel","arguments":{"job":9,"reason":"weather"}}]"""),
        new("cancel 10 and book Lund", """[{"name":"book","arguments":{"customer":"Lund","trade":"heating"}},{"name":"cancel","arguments":{"job":10}}]"""),
        new("thanks", "[]"),
    ];

    public static CallCorruptor Corruptor { get; } = new([.. Rows.Select(r => r.Calls)], Tools);
}
