using System.Text.Json;

using CsCheck;

using Xunit;

namespace Understudy.Core.Tests.Calls;

public sealed class CallMatcherTests
{
    private static readonly ToolSet Tools = ToolSet.Parse("""
        [{"name":"f","parameters":{"type":"object","required":["a"],"properties":{"a":{"default":1},"unit":{"type":"string","default":"m"},"list":{"type":"array"}}}},{"name":"g"}]
        """);

    private static string F(string arguments) => $$"""[{"name":"f","arguments":{{arguments}}}]""";

    private static AcceptedCalls Bfcl(string json, ToolSet? tools = null)
    {
        using var document = JsonDocument.Parse(json);
        return AcceptedCalls.ReadBfcl(document.RootElement, tools);
    }

    [Theory]
    [InlineData("""{"a":100}""", """{"a":101}""", 0, 0, false)]
    [InlineData("""{"a":100}""", """{"a":101}""", 1, 0, true)]
    [InlineData("""{"a":100}""", """{"a":101.5}""", 1, 0, false)]
    [InlineData("""{"a":100}""", """{"a":101}""", 0, 0.01, true)]
    [InlineData("""{"a":0}""", """{"a":0.001}""", 0, 0.5, false)]
    [InlineData("""{"a":[1,2]}""", """{"a":[1.01,2]}""", 0.1, 0, true)]
    [InlineData("""{"a":"100"}""", """{"a":"101"}""", 5, 0.5, false)]
    [InlineData("""{"a":1}""", """{"a":true}""", 5, 0.5, false)]
    public void Numbers_may_differ_by_a_tolerance_and_nothing_else_may(string accepted, string found, double absolute, double relative, bool equal) =>
        Assert.Equal(equal, new CallMatcher(new CallEquality { AbsoluteTolerance = absolute, RelativeTolerance = relative }).AreEqual(F(accepted), F(found)));

    [Theory]
    [InlineData("2026-11-28T10:00Z", "2026-11-28T11:00:00+01:00", true, true)]
    [InlineData("2026-11-28", "28 November 2026", true, true)]
    [InlineData("2026-11-28", "Nov 28th, 2026", true, true)]
    [InlineData("2026-11-28", "2026/11/28", true, true)]
    [InlineData("2026-11-28T10:00", "2026-11-28T11:00", false, true)]
    [InlineData("2026-11-28T10:00", "2026-11-28T10:00Z", false, true)]
    [InlineData("2026-04-03", "03/04/2026", false, false)]
    [InlineData("2026-11-28", "2026-11-29", false, false)]
    [InlineData("tomorrow", "2026-11-29", false, false)]
    public void Dates_in_another_spelling_are_one_where_that_is_chosen(string accepted, string found, bool sameInstant, bool sameDay)
    {
        (string a, string f) = (F($$"""{"a":"{{accepted}}"}"""), F($$"""{"a":"{{found}}"}"""));
        Assert.False(new CallMatcher().AreEqual(a, f));
        Assert.Equal(sameInstant, new CallMatcher(new CallEquality { Dates = DateEquality.Instant }).AreEqual(a, f));
        Assert.Equal(sameDay, new CallMatcher(new CallEquality { Dates = DateEquality.Day }).AreEqual(a, f));
    }

    [Fact]
    public void Texts_are_folded_only_where_that_is_chosen()
    {
        (string a, string f) = (F("""{"a":"New York, N.Y."}"""), F("""{"a":" new  york NY "}"""));
        Assert.False(new CallMatcher().AreEqual(a, f));
        Assert.False(new CallMatcher(new CallEquality { IgnoreCase = true, IgnoreWhiteSpace = true }).AreEqual(a, f));
        Assert.True(new CallMatcher(CallEquality.Bfcl).AreEqual(a, f));
        Assert.True(new CallMatcher(new CallEquality { IgnoreCase = true, IgnoreWhiteSpace = true }).AreEqual(F("""{"a":"A\tb"}"""), F("""{"a":"a  B"}""")));
    }

    [Theory]
    [InlineData("""{"a":1}""", """{"a":1,"unit":"m"}""", true)]
    [InlineData("""{"a":1,"unit":"m"}""", """{"a":1}""", true)]
    [InlineData("""{"a":1,"unit":"km"}""", """{"a":1}""", false)]
    [InlineData("""{"a":1}""", """{"a":1,"unit":"km"}""", false)]
    [InlineData("""{"a":1}""", """{}""", false)] // required: its default excuses nobody
    public void An_optional_argument_left_out_is_the_default_that_the_schema_states(string accepted, string found, bool equal)
    {
        Assert.Equal(equal, new CallMatcher(null, Tools).AreEqual(F(accepted), F(found)));
        Assert.False(new CallMatcher(new CallEquality { LeftOutIsDefault = false }, Tools).AreEqual(F(accepted), F(found)));
    }

    [Fact]
    public void Parallel_calls_pair_up_however_they_stand()
    {
        // 1.0 is near to both calls, 0.9 only to the first: taking the nearest or the first that fits leaves one without a partner.
        var matcher = new CallMatcher(new CallEquality { AbsoluteTolerance = 0.15 });
        AcceptedCalls accepted = AcceptedCalls.Parse("""[{"name":"f","arguments":{"a":1.0}},{"name":"f","arguments":{"a":1.1}}]""");
        foreach (string order in new[] { """[{"name":"f","arguments":{"a":1.0}},{"name":"f","arguments":{"a":0.9}}]""", """[{"name":"f","arguments":{"a":0.9}},{"name":"f","arguments":{"a":1.0}}]""" })
        {
            Assert.True(matcher.Accepts(accepted, order));
        }

        Assert.False(matcher.Accepts(accepted, """[{"name":"f","arguments":{"a":0.9}},{"name":"f","arguments":{"a":0.9}}]"""));
        Assert.False(matcher.Accepts(accepted, """[{"name":"f","arguments":{"a":1.0}}]"""));
    }

    [Theory]
    [InlineData("""[{"name":"f","arguments":{"a":7}}]""", true)]
    [InlineData("[]", true)]
    [InlineData("""[{"name":"f","arguments":{"a":8}}]""", false)]
    [InlineData("""[{"name":"f","arguments":{"a":7}},{"name":"f","arguments":{"a":7}}]""", false)]
    [InlineData("no call", false)]
    [InlineData("""[{"name":"f","arguments":"{"}]""", false)]
    public void Any_alternative_will_do(string calls, bool accepted)
    {
        using var document = JsonDocument.Parse("""[[{"name":"f","arguments":{"a":7}}],[]]""");
        var read = AcceptedCalls.Read(document.RootElement);
        Assert.False(read.CallIsDue);
        Assert.Equal(accepted, new CallMatcher().Accepts(read, calls));
    }

    [Theory]
    [InlineData("""{"a":2}""", true)]
    [InlineData("""{"a":2,"unit":"KM"}""", true)]
    [InlineData("""{"a":2,"unit":""}""", true)]
    [InlineData("""{"a":2,"unit":"cm"}""", false)]
    [InlineData("""{"a":3}""", false)]
    [InlineData("""{"unit":"km"}""", false)]
    [InlineData("""{"a":2,"other":1}""", false)]
    [InlineData("""{"a":2,"unknown":1}""", false)]
    [InlineData("""{"a":2,"list":[{"x":1},{"x":3,"y":"Z"}]}""", true)]
    [InlineData("""{"a":2,"list":[{"x":3},{"x":1}]}""", false)]
    [InlineData("""{"a":2,"list":[{"x":1}]}""", false)]
    public void Possible_answers_of_the_leaderboard_are_read(string arguments, bool accepted)
    {
        // "a" is required, so its "" makes it no less so; "unknown" is not in the schema, so no value of it is right.
        var answers = Bfcl("""{"f":{"a":[1,2,""],"unit":["","km"],"unknown":["",1],"list":["",[{"x":[1]},{"x":[2,3],"y":["","z"]}]]}}""", Tools);
        Assert.Equal(accepted, new CallMatcher(CallEquality.Bfcl, Tools).Accepts(answers, F(arguments)));
    }

    [Fact]
    public void Parallel_possible_answers_are_told_apart_by_a_number()
    {
        string both = """[{"name":"f","arguments":{"a":2}},{"name":"f","arguments":{"a":1}}]""";
        Assert.True(new CallMatcher().Accepts(Bfcl("""{"f_1":{"a":[1]},"f_2":{"a":[2]}}""", Tools), both));
        Assert.True(new CallMatcher().Accepts(Bfcl("""{"f 1":{"a":[1]},"f 2":{"a":[2]}}""", Tools), both));
        Assert.True(new CallMatcher().Accepts(Bfcl("""[{"f":{"a":[1]}},{"f":{"a":[2]}}]"""), both));
        Assert.Contains("none of the functions on offer", Assert.Throws<UnderstudyException>(() => Bfcl("""{"h":{}}""", Tools)).Message, StringComparison.Ordinal);
        Assert.Contains("list of accepted values", Assert.Throws<UnderstudyException>(() => Bfcl("""{"f":{"a":1}}""")).Message, StringComparison.Ordinal);
        Assert.Equal("""[{"name":"f","arguments":{"a":1}},{"name":"f","arguments":{"a":2}}]""", Bfcl("""{"f_1":{"a":[1],"unit":["","m"]},"f_2":{"a":[2,3]}}""", Tools).First());
    }

    [Fact]
    public void What_differs_is_told_by_the_nearest_alternative()
    {
        AcceptedCalls accepted = AcceptedCalls.Parse("""[{"name":"f","arguments":{"a":1,"b":2,"list":[1,2]}},{"name":"g","arguments":{}}]""");
        CallMismatch m = new CallMatcher().Nearest(accepted, """[{"name":"h","arguments":{}},{"name":"f","arguments":{"a":2,"c":3,"list":[2,1]}}]""")!;
        Assert.Equal(["g", "h"], [.. m.MissingCalls, .. m.ExtraCalls]);
        Assert.Equal(["b"], m.MissingArguments);
        Assert.Equal(["c"], m.ExtraArguments);
        Assert.Equal(["a", "list"], m.WrongArguments);
        Assert.Equal(["list"], m.DisorderedArguments);
        Assert.False(m.IsRightFunction);
        Assert.True(new CallMatcher().Nearest(AcceptedCalls.None, "[]")!.IsNone);
        Assert.Null(new CallMatcher().Nearest(accepted, "sorry"));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.PositiveInfinity)]
    public void Rejects_a_tolerance_that_is_none(double absolute, double relative) =>
        Assert.Contains("A tolerance is 0 or more.", Assert.Throws<ArgumentOutOfRangeException>(() => new CallMatcher(new CallEquality { AbsoluteTolerance = absolute, RelativeTolerance = relative })).Message, StringComparison.Ordinal);

    private static Gen<CallEquality> Equalities =>
        Gen.Select(Gen.Double[0, 2], Gen.Double[0, 0.5], Gen.Enum<DateEquality>(), Gen.Bool, Gen.Bool, Gen.Bool).Select((absolute, relative, dates, letters, space, signs) =>
            new CallEquality { AbsoluteTolerance = absolute, RelativeTolerance = relative, Dates = dates, IgnoreCase = letters, IgnoreWhiteSpace = space, IgnorePunctuation = signs });

    private static Gen<List<ToolCall>> Calls
    {
        get
        {
            Gen<object> value = Gen.OneOf(Gen.String[Gen.Char["aB .,-'1é\u2028"], 0, 4].Select(v => (object)v), Gen.Int[-3, 3].Select(v => (object)v), Gen.Double[-3, 3].Select(v => (object)v), Gen.Bool.Select(v => (object)v), Gen.Int[0, 2].Array[0, 3].Select(v => (object)v));
            return Gen.Select(Names("f", "F", "g"), Gen.Dictionary(Names("a", "b", "unit"), value)[0, 3])
                .Select((name, arguments) => new ToolCall(name, JsonSerializer.Serialize(arguments))).List[0, 5];
        }
    }

    [Fact]
    public void Calls_equal_themselves_in_any_order_under_every_rule() =>
        Gen.Select(Equalities, Calls, Gen.Int[0, 1000]).Sample((equality, calls, seed) =>
        {
            string text = Json(calls);
            calls.Reverse(0, calls.Count == 0 ? 0 : seed % calls.Count);
            calls.Reverse();
            return new CallMatcher(equality, Tools).AreEqual(text, Json(calls)) && new CallMatcher(equality, Tools).Nearest(AcceptedCalls.Parse(text), Json(calls))!.IsNone;
        });

    [Fact]
    public void No_rule_accepts_another_function_or_another_number_of_calls() =>
        Gen.Select(Equalities, Calls, Calls).Sample((equality, accepted, found) =>
        {
            bool sameNames = accepted.Select(c => c.Name).Order(StringComparer.Ordinal).SequenceEqual(found.Select(c => c.Name).Order(StringComparer.Ordinal));
            CallMismatch mismatch = new CallMatcher(equality, Tools).Nearest(AcceptedCalls.Parse(Json(accepted)), Json(found))!;
            return mismatch.IsRightFunction == sameNames && (sameNames || !new CallMatcher(equality, Tools).AreEqual(Json(accepted), Json(found)));
        });

    [Fact]
    public void The_strictest_rule_is_equality_of_canonical_texts() =>
        Gen.Select(Calls, Calls).Sample((one, other) => new CallMatcher().AreEqual(Json(one), Json(other)) == (CallText.Of(one) == CallText.Of(other)));

    [Fact]
    public void A_looser_rule_accepts_all_that_a_stricter_one_does() =>
        Gen.Select(Equalities, Calls, Calls).Sample((equality, one, other) => !new CallMatcher().AreEqual(Json(one), Json(other)) || new CallMatcher(equality).AreEqual(Json(one), Json(other)));

    private static Gen<string> Names(params string[] names) => Gen.Int[0, names.Length - 1].Select(i => names[i]);

    private static string Json(List<ToolCall> calls) => "[" + string.Join(',', calls.Select(c => $$"""{"name":"{{c.Name}}","arguments":{{c.Arguments}}}""")) + "]";

    [Theory]
    [InlineData("""[ [ {"name":"f","arguments":{"b":1.0,"a":"x"}} ], [] ]""", """[[{"arguments":{"a":"x","b":1},"name":"f"}],[]]""")]
    [InlineData("""{"f":{"unit":["","km"],"a":[2.50]}}""", """{"f":{"a":[2.5],"unit":["","km"]}}""")]
    [InlineData("""[{"f":{"a":[1]}},{"g":{}}]""", """[{"f":{"a":[1]}},{"g":{}}]""")]
    [InlineData("""[{"name":"f","arguments":{"a":1}}]""", null)] // one list of calls
    [InlineData("[]", null)]
    [InlineData("{}", null)]
    [InlineData("[1]", null)]
    [InlineData("[[1]]", null)]
    [InlineData("{\"a\":1}", null)]
    [InlineData("{\"f\":{\"a\":[\"\\ud83d\"]}}", null)] // half of a surrogate pair
    [InlineData("[[", null)]
    [InlineData("x", null)]
    [InlineData("", null)]
    public void Several_accepted_answers_have_one_text(string text, string? canonical)
    {
        Assert.Equal(canonical, AcceptedCalls.Canonical(text, null, out AcceptedCalls? accepted));
        Assert.Equal(canonical is null, accepted is null);
        if (canonical is not null)
        {
            Assert.Equal(accepted!.First(), AcceptedCalls.TryRead(canonical)!.First());
        }
    }

    [Fact]
    public void A_text_of_either_kind_is_read_as_accepted_answers()
    {
        Assert.Equal("""[{"name":"f","arguments":{"a":1}}]""", AcceptedCalls.TryRead("""{"name":"f","arguments":"{\"a\":1}"}""")!.First());
        Assert.Equal(2, AcceptedCalls.TryRead("""[[],[{"name":"f","arguments":{}}]]""")!.Alternatives.Count);
        Assert.Null(AcceptedCalls.TryRead("play"));
    }
}
