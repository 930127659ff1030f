using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

using Understudy.Core;
using Understudy.Testing.Schemas;

using Xunit;

namespace Understudy.Inference.Tests.Decoding.Constraints;

public sealed class ConstraintExactnessTests
{
    [Theory]
    [InlineData("""{"type":"integer"}""")]
    [InlineData("""{"type":"number"}""")]
    [InlineData("""{"type":"integer","minimum":5,"maximum":27}""")]
    [InlineData("""{"type":"integer","minimum":-13,"exclusiveMaximum":4}""")]
    [InlineData("""{"type":"integer","exclusiveMinimum":0}""")]
    [InlineData("""{"type":"integer","minimum":-1.5,"maximum":99.5,"multipleOf":3}""")]
    [InlineData("""{"type":"integer","multipleOf":0.5,"maximum":-10}""")]
    [InlineData("""{"type":"number","minimum":-0.25,"maximum":1.05}""")]
    [InlineData("""{"type":"number","exclusiveMinimum":0.1,"exclusiveMaximum":0.5}""")]
    [InlineData("""{"type":"number","multipleOf":0.25}""")]
    [InlineData("""{"type":"number","multipleOf":0.01,"minimum":-3,"maximum":-0.02}""")]
    [InlineData("""{"type":"number","minimum":9.9,"maximum":100.1}""")]
    [InlineData("""{"type":"number","maximum":1e300,"minimum":1e1}""")]
    [InlineData("""{"allOf":[{"type":"number","multipleOf":4},{"multipleOf":6}],"maximum":240}""")]
    [InlineData("""{"type":"number","minimum":0,"maximum":0}""")]
    public void Just_the_valid_numbers_in_canonical_form_are_allowed(string json)
    {
        JsonElement schema = Constraints.Json(json);
        SchemaConstraint constraint = Constraints.Of(json, TestVocabulary.BytesOnly);
        int allowed = 0;
        foreach (string text in Constraints.Texts(["0", "1", "2", "3", "5", "8", "9", "-", "."], 5))
        {
            bool allows = constraint.Allows(text), mayBeNumber = Regex.IsMatch(text, @"^-?\d+(\.\d+)?$"); // parsing what is no JSON is slow
            allowed += allows ? 1 : 0;
            if (allows != (mayBeNumber && Constraints.IsRight(text, schema)))
            {
                Assert.Fail($"{text} by {json}: {allows}");
            }
        }

        Assert.True(allowed > 0);
    }

    [Theory]
    [InlineData("10000000000000000")]
    [InlineData("100000000000000000")] // 1E+17 in canonical form
    [InlineData("120000000000000000")]
    [InlineData("1200000000000000000")]
    [InlineData("1230000000000000000")]
    [InlineData("-1002000000000000000")]
    [InlineData("9223372036854775807")]
    [InlineData("1000000000000000000")]
    [InlineData("0.00000000000000001")]
    [InlineData("1234567890123456789.12345678901234567")]
    public void Long_numbers_are_allowed_where_canonical_text_has_no_exponent(string text)
    {
        const string Schema = """{"type":"number"}""";
        Assert.Equal(Constraints.IsRight(text, Constraints.Json(Schema)), Constraints.Of(Schema).Allows(text));
    }

    [Theory]
    [InlineData("1", "exclusiveMinimum", false)]
    [InlineData("1.00000000000000001", "exclusiveMinimum", false)] // the double nearest to it is 1
    [InlineData("1.0000000000000003", "exclusiveMinimum", true)]
    [InlineData("0.99999999999999999", "minimum", true)]
    public void What_is_allowed_near_a_bound_is_above_it_as_a_double(string text, string keyword, bool isAllowed)
    {
        string json = $$"""{"type":"number","{{keyword}}":1}""";
        bool allows = Constraints.Of(json).Allows(text);

        Assert.True(!allows || Constraints.IsRight(text, Constraints.Json(json)));
        Assert.True(allows == isAllowed || (keyword == "minimum" && !allows));
    }

    [Theory]
    [InlineData("^[ab]{2,3}$")]
    [InlineData("a+b")]
    [InlineData("^(a|bé)*$")]
    [InlineData("^a|b$")]
    [InlineData("^[^a]$|^\\s+$")]
    [InlineData("^\\w?\\.[\\w.]$")]
    [InlineData("(?:a{2}|é{1,}?)\\d")]
    [InlineData("")]
    [InlineData("^.b")]
    [InlineData("^[]a]$")]
    public void Just_the_texts_that_match_a_pattern_are_allowed(string pattern)
    {
        SchemaConstraint constraint = Constraints.Of(JsonSerializer.Serialize(new { type = "string", pattern }), TestVocabulary.BytesOnly);
        foreach (string text in Constraints.Texts(["a", "b", "é", "1", ".", " ", "]"], 4))
        {
            Assert.True(Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant) == constraint.Allows($"\"{text}\""), $"'{text}' by {pattern}");
        }
    }

    [Theory]
    [InlineData("""{"type":"string","maxLength":2}""", true)]
    [InlineData("""{"type":"string","minLength":1,"maxLength":3}""", true)]
    [InlineData("""{"type":"string","minLength":3}""", false)]
    [InlineData("""{"type":"string","minLength":2,"maxLength":2}""", false)]
    [InlineData("""{"type":"string","pattern":"^.*$","minLength":2,"maxLength":3}""", false)]
    public void Texts_of_the_right_length_are_allowed_and_no_others(string json, bool isComplete)
    {
        JsonElement schema = Constraints.Json(json);
        SchemaConstraint constraint = Constraints.Of(json, TestVocabulary.BytesOnly);
        int allowed = 0;
        foreach (string text in Constraints.Texts(["a", "é", "\u0301", "\\uD83C\\uDF89", "\\n", "한", "\u0600"], 4))
        {
            bool allows = constraint.Allows($"\"{text}\""), isRight = Constraints.IsRight($"\"{text}\"", schema);
            allowed += allows ? 1 : 0;
            Assert.True(!allows || isRight, $"'{text}' by {json}");
            if (isComplete && text.All(c => c != '\u0301' && c != '\u0600'))
            {
                Assert.True(allows == isRight, $"'{text}' by {json}"); // where each character is one element
            }
        }

        Assert.True(allowed > 2);
        Assert.Equal(Constraints.IsRight("\"ab\"", schema), constraint.Allows("\"ab\""));
    }

    [Fact]
    public void Just_the_days_that_exist_are_dates()
    {
        SchemaConstraint constraint = Constraints.Of("""{"type":"string","format":"date"}""", TestVocabulary.BytesOnly);
        foreach (int year in (int[])[0, 1, 4, 100, 400, 1900, 2000, 2023, 2024, 2100, 9996, 9999])
        {
            for (int month = 0; month <= 13; month++)
            {
                for (int day = 0; day <= 32; day++)
                {
                    string text = string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}-{day:D2}");
                    Assert.True(DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) == constraint.Allows($"\"{text}\""), text);
                }
            }
        }
    }

    [Theory]
    [InlineData("date-time", "2026-11-28T10:15:00Z", true)]
    [InlineData("date-time", "2024-02-29T23:59:59.123+05:30", true)]
    [InlineData("date-time", "2026-11-28T10:15", true)]
    [InlineData("date-time", "2023-02-29T00:00:00Z", false)]
    [InlineData("date-time", "2026-11-28 10:15:00Z", false)]
    [InlineData("date-time", "2026-11-28T24:00:00Z", false)]
    [InlineData("time", "09:30", true)]
    [InlineData("time", "09:30:15.25Z", true)]
    [InlineData("time", "9:30", false)]
    [InlineData("uuid", "0f8fad5b-d9cb-469f-a165-70867728950E", true)]
    [InlineData("uuid", "0f8fad5bd9cb469fa16570867728950e", false)]
    [InlineData("email", "zoë@example.com", true)]
    [InlineData("email", "zoe", false)]
    [InlineData("email", "a b@c", false)]
    public void Formats_have_their_usual_spelling(string format, string text, bool isAllowed) =>
        Assert.Equal(isAllowed, Constraints.Of($$"""{"type":"string","format":"{{format}}"}""").Allows($"\"{text}\""));

    [Theory]
    [InlineData("""{"type":"object","properties":{"a":{"type":"integer"},"ab":{"type":"null"},"b":true},"required":["ab"]}""", true)]
    [InlineData("""{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"null"}},"additionalProperties":false}""", true)]
    [InlineData("""{"allOf":[{"type":"object","properties":{"a":{"minimum":1}},"required":["a"]},{"properties":{"a":{"type":"integer"},"b":{"type":"null"}}}]}""", true)]
    [InlineData("""{"anyOf":[{"type":"object","properties":{"a":{"const":1}},"required":["a"]},{"type":"object","properties":{"b":{"const":null},"a":{"const":0}},"required":["b"]},{"type":"null"}]}""", false)]
    [InlineData("""{"oneOf":[{"type":"object","properties":{"a":{"const":1},"b":{}},"required":["a"]},{"type":"object","properties":{"a":{"const":0}},"required":["a"]}]}""", false)]
    [InlineData("""{"type":"object","required":["b"],"additionalProperties":{"type":"null"}}""", true)]
    [InlineData("""{"enum":[{"b":null,"a":1},{"a":0},7]}""", true)]
    public void Just_the_valid_objects_of_declared_members_are_allowed(string json, bool isComplete)
    {
        JsonElement schema = Constraints.Json(json);
        SchemaConstraint constraint = Constraints.Of(json);
        string[] values = ["0", "1", "null", "\"\"", "{}"];
        int allowed = 0;
        foreach (string[] names in (string[][])[[], ["a"], ["ab"], ["b"], ["a", "ab"], ["a", "b"], ["ab", "b"], ["b", "a"], ["a", "ab", "b"], ["a", "a"]])
        {
            bool areDeclared = names.All(n => json.Contains($"\"{n}\"", StringComparison.Ordinal));
            foreach (int[] chosen in Choices(names.Length, values.Length))
            {
                string text = "{" + string.Join(',', names.Select((n, i) => $"\"{n}\":{values[chosen[i]]}")) + "}";
                bool allows = constraint.Allows(text), isRight = Constraints.IsRight(text, schema);
                allowed += allows ? 1 : 0;
                Assert.True(isComplete && areDeclared ? allows == isRight : !allows || isRight, $"{text} by {json}");
            }
        }

        Assert.True(allowed > 0);
    }

    [Theory]
    [InlineData("""{"type":"array","items":{"enum":[1,null]}}""")]
    [InlineData("""{"type":"array","items":{"enum":[1,null]},"minItems":1,"maxItems":2}""")]
    [InlineData("""{"type":"array","items":false}""")]
    [InlineData("""{"type":"array","maxItems":1}""")]
    [InlineData("""{"type":["array","null"],"items":{"type":"array","items":{"const":1},"maxItems":1},"minItems":2}""")]
    public void Just_the_valid_lists_are_allowed(string json)
    {
        JsonElement schema = Constraints.Json(json);
        SchemaConstraint constraint = Constraints.Of(json);
        foreach (string text in Constraints.Texts(["[", "]", ",", "1", "null"], 7))
        {
            bool mayBeValue = text is ['[', .., ']'] or "1" or "null"; // parsing what is no JSON is slow
            if (constraint.Allows(text) != (mayBeValue && Constraints.IsRight(text, schema)))
            {
                Assert.Fail($"{text} by {json}");
            }
        }
    }

    [Fact]
    public void A_mask_has_just_the_tokens_whose_bytes_can_be_read_and_completed()
    {
        TokenBytes tokens = TestVocabulary.Standard;
        for (int i = 0; i < 60; i++)
        {
            var random = new SeededRandom(new Seed(21).For("schema", i));
            JsonElement schema = RandomSchema.Next(random);
            SchemaConstraint constraint = SchemaConstraint.Compile(schema, tokens);
            ConstraintState state = constraint.Start();
            var mask = new ulong[tokens.MaskLength];
            List<int> written = [];
            for (int step = 0; step < 12 && !state.HasEnded; step++)
            {
                state.Mask(mask);
                List<int> allowed = [];
                for (int id = 0; id < tokens.Count; id++)
                {
                    bool isAllowed = (mask[id / 64] >> id & 1) != 0;
                    Assert.True(isAllowed == (id == tokens.EndToken ? state.MayEnd : state.Clone().TryAccept(id)), $"token {id} in step {step} by {schema}");
                    if (isAllowed)
                    {
                        allowed.Add(id);
                    }
                }

                int chosen = allowed[random.Next(allowed.Count)];
                foreach (int id in allowed.Where((_, at) => at % 7 == step % 7))
                {
                    ConstraintState ahead = state.Clone();
                    Assert.True(ahead.TryAccept(id));
                    Assert.True(Constraints.IsRight(Constraints.Text(tokens, [.. written, id, .. ahead.ShortestEnd()]), schema));
                }

                Assert.True(state.TryAccept(chosen));
                written.Add(chosen);
            }
        }
    }

    [Fact]
    public void Every_character_is_written_in_its_canonical_form_and_in_no_other()
    {
        SchemaConstraint constraint = Constraints.Of("""{"type":"string"}""", TestVocabulary.BytesOnly);
        var odd = Enumerable.Range(0, 0x3100).Concat(Enumerable.Range(0xD7A0, 96)).Concat(Enumerable.Range(0xDFFF, 0x2100)).Concat([0x10000, 0x1F389, 0x10FFFF]).Where(c => c is < 0xD800 or > 0xDFFF);
        foreach (int c in odd.Where(c => c < 0x800 || c % 3 == 0 || c > 0xFE00))
        {
            string character = char.ConvertFromUtf32(c), canonical = CallText.OfValue(JsonSerializer.SerializeToElement(character));
            string escaped = string.Concat(character.Select(u => $"\\u{(int)u:X4}"));
            Assert.True(constraint.Allows(canonical), $"U+{c:X4}");
            Assert.Equal(canonical == $"\"{escaped}\"", constraint.Allows($"\"{escaped}\""));
            Assert.Equal(canonical == $"\"{character}\"", constraint.Allows($"\"{character}\""));
        }

        Assert.False(constraint.Allows("\"\\uD83C\""));
        Assert.False(constraint.Allows("\"\\uD83Cx\""));
        Assert.False(constraint.Allows("\"\\u00e9\""));
        Assert.False(constraint.Allows("\"\\/\""));
    }

    private static IEnumerable<int[]> Choices(int count, int of) =>
        Enumerable.Range(0, (int)Math.Pow(of, count)).Select(n => Enumerable.Range(0, count).Select(i => n / (int)Math.Pow(of, i) % of).ToArray());
}
