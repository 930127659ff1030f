using System.Text.Json;

using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Data.Tests.Lint;

public sealed class CallLintTests : IDisposable
{
    private const string Tools = """[{"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object","required":["a"],"additionalProperties":false,"properties":{"a":{},"n":{"type":"integer"},"d":{"type":"string","enum":["x"]},"o":{"type":"object"}}}}},{"type":"function","function":{"name":"g","description":"d"}}]""";
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private static string Call(string arguments, string name = "f") => $$$"""{"id":"call_1","type":"function","function":{"name":{{{JsonSerializer.Serialize(name)}}},"arguments":{{{JsonSerializer.Serialize(arguments)}}}}}""";

    private static string Line(string calls, string? content = null, string tools = Tools) =>
        $$$"""{"request":{"messages":[{"role":"user","content":"hi"}],"tools":{{{tools}}}},"response":{"choices":[{"message":{"role":"assistant","content":{{{JsonSerializer.Serialize(content)}}},"tool_calls":[{{{calls}}}]},"finish_reason":"tool_calls"}]}}""";

    private (CallLintReport Report, List<LintFinding> Findings) Run(ToolSet? tools, params string[] lines)
    {
        string path = Path.Combine(_directory.Path, "calls.jsonl");
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
        var findings = new List<LintFinding>();
        return (CallLint.Run(path, tools, findings.Add, null, TestContext.Current.CancellationToken), findings);
    }

    [Fact]
    public void Calls_survive_whatever_they_hold()
    {
        string[] arguments =
        [
            """{"a":null,"o":{"deep":{"deeper":[1,[2,null]]}}}""", """{"a":"é 東京 👍\u2028\u2029 \"q\" \\ \u0000 </script>"}""", """{"n":3,"a":0.1}""", """{"a":12345678901234567890123456789012345.678901234567890123456789}""",
            """{"a":[1e400,-0.0,1E+2,2.50]}""", """{ "a" : "\ud83d\ude00" }""",
        ];
        (CallLintReport r, List<LintFinding> findings) = Run(null, [.. arguments.Select(a => Line(Call(a))), Line(Call("""{"a":1}""") + "," + Call("{}", "g") + "," + Call("{}", "g"))]);
        Assert.Empty(findings);
        Assert.False(r.LosesSilently);
        Assert.Equal((7, 7, 9, 7, 1), (r.Lines, r.Answers, r.Calls, r.Survived, r.ToolSets));
        Assert.Equal(
            ["parallel calls 1", "the same call twice 1", "no arguments 1", "null arguments 1", "nested arguments 2", "letters beyond ASCII 2", "line separators (U+2028, U+2029) 1", "characters beyond 16 bits 2", "numbers of more than 15 digits 1", "quotes, backslashes and control characters 1"],
            r.Traits.Select(t => $"{t.Name} {t.Calls}"));
        Assert.All(r.Traits, t => Assert.Equal(t.Calls, t.Survived));
    }

    [Theory]
    [InlineData("""{"a":1""", LintKind.ArgumentsNoJson)]
    [InlineData("{", LintKind.ArgumentsNoJson)]
    [InlineData("""[1]""", LintKind.ArgumentsNoObject)]
    [InlineData("""{"a":{"b":1,"b":2}}""", LintKind.DuplicateNames)]
    [InlineData("""{"a":"\ud83d"}""", LintKind.ArgumentsUnreadable)]
    [InlineData("""{"\ud83d":1}""", LintKind.ArgumentsUnreadable)]
    [InlineData("""{"n":1}""", LintKind.MissingArgument)]
    [InlineData("""{"a":1,"n":"1"}""", LintKind.WrongType)]
    [InlineData("""{"a":1,"d":"y"}""", LintKind.InvalidValue)]
    [InlineData("""{"a":1,"z":0}""", LintKind.ExtraArgument)]
    public void Arguments_that_a_specialist_could_not_learn_or_serve_are_named(string arguments, LintKind kind)
    {
        (CallLintReport r, List<LintFinding> findings) = Run(null, Line(Call("""{"a":1}""")), Line(Call(arguments)));
        LintFinding f = Assert.Single(findings);
        Assert.Equal((2, kind, LintSeverity.HandedBack), (f.Line, f.Kind, f.Severity));
        Assert.Equal([new LintCount(kind, LintSeverity.HandedBack, 1)], r.Counts);
        Assert.False(r.LosesSilently);
    }

    [Fact]
    public void Arguments_nested_too_deep_are_named()
    {
        (_, List<LintFinding> findings) = Run(null, Line(Call("""{"a":""" + new string('[', 100) + new string(']', 100) + "}")));
        Assert.Equal([LintKind.ArgumentsUnreadable], findings.Select(f => f.Kind));
        Assert.Contains("deeper than 64", findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_beside_calls_would_be_lost_silently()
    {
        (CallLintReport r, List<LintFinding> findings) = Run(null, Line(Call("""{"a":1}"""), "I will look that up."), Line(Call("""{"a":1}"""), " \n"));
        Assert.True(r.LosesSilently);
        Assert.Equal("1 ContentBesideCalls Lost text beside the calls is not learned: “I will look that up.”", string.Join(';', findings.Select(f => $"{f.Line} {f.Kind} {f.Severity} {f.Message}")));
        Assert.Equal([new LintTrait("text beside calls", 1, 0)], r.Traits);
    }

    [Theory]
    [InlineData("""{"response":{"choices":[{"message":{"tool_calls":[{"id":"1","type":"custom","custom":{"name":"f","input":"x"}}]}}]}}""", LintKind.NotAFunction)]
    [InlineData("""{"response":{"choices":[{"message":{"function_call":{"name":"f","arguments":"{\"a\":1}"}}}]}}""", LintKind.OlderForm)]
    [InlineData("""{"response":[]}""", LintKind.NotACall)]
    [InlineData("""{"response":{"error":"x"}}""", LintKind.NotACall)]
    [InlineData("""{"messages":[{"role":"user","content":"x"}]}""", LintKind.NotACall)]
    [InlineData("""{""", LintKind.NotACall)]
    [InlineData("""{"choices":[{"message":{"content":"x"}},{"message":{"content":"y"}}]}""", LintKind.SeveralChoices)]
    public void Lines_that_are_no_whole_call_are_named(string line, LintKind kind) => Assert.Equal([kind], Run(ToolSet.Parse(Tools), line).Findings.Select(f => f.Kind));

    [Fact]
    public void Conversations_for_fine_tuning_are_read_too()
    {
        string line = $$$"""{"messages":[{"role":"user","content":"x"},{"role":"assistant","content":null,"tool_calls":[{{{Call("""{"a":1}""", "h")}}}]}],"tools":{{{Tools}}}}""";
        (CallLintReport r, List<LintFinding> findings) = Run(null, line);
        Assert.Equal((1, 1), (r.Answers, r.Survived));
        Assert.Equal(["there is no function 'h'"], findings.Select(f => f.Message));
    }

    [Fact]
    public void Tools_are_looked_over_once_for_each_set_of_them()
    {
        string odd = """[{"type":"function","function":{"name":"f","parameters":{"type":"object","properties":{"a":{"type":"string","if":{}},"b":{"$ref":"#"}}}}},{"type":"function","function":{"name":"loop","description":"d","parameters":{"$ref":"#/$defs/x","$defs":{"x":{"$ref":"#/$defs/x"}}}}}]""";
        (CallLintReport r, List<LintFinding> findings) = Run(null, Line(Call("""{"a":"x"}"""), tools: odd), Line(Call("""{"a":"x"}"""), tools: odd), Line(Call("""{"a":1}""")));
        Assert.Equal([LintKind.NoDescription, LintKind.UnsupportedKeyword, LintKind.RecursiveSchema, LintKind.ReferenceCycle, LintKind.Unproven, LintKind.Unproven], findings.Select(f => f.Kind));
        Assert.Contains("if at /properties/a", findings[1].Message, StringComparison.Ordinal);
        Assert.Equal(2, r.ToolSets);
        string many = "[" + string.Join(',', Enumerable.Range(0, 200).Select(i => $$$"""{"type":"function","function":{"name":"f{{{i}}}","description":"d"}}""")) + "]";
        Assert.Equal([LintKind.ManyTools], Run(null, Line(Call("{}", "f199"), tools: many)).Findings.Select(f => f.Kind));
        Assert.Equal([LintKind.ToolsUnreadable, LintKind.NoTools], Run(null, Line(Call("{}"), tools: "[{}]")).Findings.Select(f => f.Kind));
    }

    [Fact]
    public void Tools_of_a_file_stand_in_where_the_log_has_none()
    {
        string line = $$$"""{"response":{"choices":[{"message":{"tool_calls":[{{{Call("""{"n":1}""")}}}]}}]}}""";
        Assert.Equal([LintKind.NoTools], Run(null, line).Findings.Select(f => f.Kind));
        Assert.Equal([LintKind.MissingArgument], Run(ToolSet.Parse(Tools), line).Findings.Select(f => f.Kind));
    }

    [Fact]
    public void What_cannot_be_read_is_an_error()
    {
        string path = Path.Combine(_directory.Path, "x.csv");
        File.WriteAllText(path, "a,b\n1,2\n");
        Assert.Contains("expected a log of calls (JSON Lines)", Assert.Throws<UnderstudyException>(() => CallLint.Run(path, null, _ => { }, null, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }
}
