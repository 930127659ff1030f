using System.Text;
using System.Text.Json;

using Understudy.Core;

using Xunit;

namespace Understudy.Inference.Tests.Decoding.Constraints;

public sealed class CopyStateTests
{
    private static readonly CopiedArguments Copied = new(["play/artist", "play/of.album", "play/list"]);

    [Theory]
    [InlineData("put on Zoë Keating now", """[{"name":"play","arguments":{"artist":"Zoë Keating"}}]""")]
    [InlineData("put on \"Ob\\la\tdi\" now", """[{"name":"play","arguments":{"artist":"Ob\\la\tdi"}}]""")]
    [InlineData("one and two", """[{"name":"play","arguments":{"list":["one","two"]}}]""")]
    [InlineData("one and two", """[{"name":"play","arguments":{"of":{"album":"and two"}}}]""")]
    [InlineData("one", """[{"name":"stop","arguments":{"artist":"anyone"}}]""")]
    [InlineData("one", """[{"name":"play","arguments":{"service":"anything","year":12,"artist":"one"}}]""")]
    [InlineData("one", """[{"name":"stop","arguments":{}},{"name":"play","arguments":{"artist":"one"}}]""")]
    [InlineData("one", """[{"name":"play","arguments":{"of":{"artist":"another"}}}]""")]
    [InlineData("🎉 party", """[{"name":"play","arguments":{"artist":"\uD83C\uDF89 party"}}]""")]
    public void What_stands_in_the_text_may_be_written(string text, string calls) => Assert.Equal(calls.Length, Written(text, calls));

    [Theory]
    [InlineData("put on Zoë Keating now", """[{"name":"play","arguments":{"artist":"Zoë Ka""")]
    [InlineData("put on Zoë Keating now", """[{"name":"play","arguments":{"artist":"oë""", 'ë')]
    [InlineData("put on Zoë Keating now", """[{"name":"play","arguments":{"artist":"Zo"}""", '"')]
    [InlineData("put on Zoë", """[{"name":"play","arguments":{"artist":""}""", '"')]
    [InlineData("one and two", """[{"name":"play","arguments":{"list":["one","three""", 'h')]
    [InlineData("one and two", """[{"name":"play","arguments":{"of":{"album":"x""", 'x')]
    [InlineData("", """[{"name":"play","arguments":{"artist":"a""", 'a')]
    [InlineData("one", """[{"name":"stop","arguments":{"artist":"x"}},{"name":"play","arguments":{"artist":"x""", 'x')]
    public void Anything_else_is_refused_where_it_begins(string text, string calls, char refused = 'a')
    {
        int at = Written(text, calls);
        Assert.True(at < calls.Length, "all of it was taken");
        Assert.Equal(refused, calls[at]);
    }

    [Theory]
    [InlineData("one and two", """[{"name":"play","arguments":{"artist":"one","list":["and","two"]}}]""")]
    [InlineData("one for one", """[{"name":"play","arguments":{"artist":"one","list":["one"]}}]""")]
    [InlineData("one", """[{"name":"play","arguments":{"artist":"one"}},{"name":"play","arguments":{"artist":"one"}}]""")]
    [InlineData("one and two", """[{"name":"play","arguments":{"artist":"one and","list":["one""", 'o')]
    [InlineData("one and two", """[{"name":"play","arguments":{"artist":"and","list":["one and""", 'a')]
    [InlineData("one and two", """[{"name":"play","arguments":{"artist":"one","list":["one and""", 'o')]
    [InlineData("one for one", """[{"name":"play","arguments":{"artist":"one","list":["one","one""", 'o')]
    public void Where_copies_are_apart_a_call_takes_a_word_once(string text, string calls, char? refused = null)
    {
        int at = Written(text, calls, new CopiedArguments(Copied.Names, apart: true));
        Assert.Equal(refused, at < calls.Length ? calls[at] : null);
        Assert.Equal(calls.Length, Written(text, calls));
    }

    [Fact]
    public void A_refused_token_changes_nothing()
    {
        TokenBytes tokens = TestVocabulary.Standard;
        CopyState state = Copied.Start("the city of Berlin", tokens);
        int Token(string piece) => Enumerable.Range(0, tokens.Count).First(i => tokens[i].SequenceEqual(Encoding.UTF8.GetBytes(piece)));
        foreach (char c in """[{"name":"play","arguments":{"artist":""")
        {
            Assert.True(state.TryAccept(Token($"{c}")));
        }

        Assert.True(state.TryAccept(Token("\"")));
        Assert.False(state.TryAccept(Token("abc")));
        Assert.True(state.TryAccept(Token("city")));
        Assert.False(state.TryAccept(Token("\\\\")));
        Assert.True(state.TryAccept(Token(" ")));
        Assert.False(state.TryAccept(Token("\"}")));
        Assert.True(state.TryAccept(Token("o")));
    }

    [Fact]
    public void Whatever_is_written_by_chance_ends_in_values_of_the_text()
    {
        const string Text = "play \"the B-52's\" (1989) by José, ok?";
        TokenBytes tokens = TestVocabulary.Standard;
        var random = new SeededRandom(new Seed(7));
        HashSet<string> seen = [];
        for (int run = 0; run < 300; run++)
        {
            CopyState state = Copied.Start(Text, tokens);
            foreach (byte b in """[{"name":"play","arguments":{"artist":"""u8)
            {
                Assert.True(state.TryAccept(2 + b));
            }

            Assert.True(state.TryAccept(2 + '"'));
            List<byte> value = [];
            while (true)
            {
                int token = 2 + random.Next(tokens.Count - 2);
                if (state.TryAccept(token))
                {
                    value.AddRange(tokens[token]);
                    if (value.Contains((byte)'"') && JsonEnd(value) is { } made)
                    {
                        Assert.Contains(made, Text, StringComparison.Ordinal);
                        seen.Add(made);
                        break;
                    }
                }
            }
        }

        Assert.True(seen.Count > 10, $"{seen.Count}");
    }

    [Fact]
    public void Arguments_that_nearly_always_stand_in_the_text_are_found()
    {
        (string, string)[] rows = [.. Enumerable.Range(0, 20).Select(i => ($"play song{i} of band {i} in group one", $$$"""[{"name":"play","arguments":{"artist":"band {{{i}}}","kind":"group","mood":"ong{{{i}}}","n":{{{i}}},"of":{"titles":["song{{{i}}}","one"]},"year":"{{{1900 + i}}}"}}]"""))];

        Assert.Equal(["play/artist", "play/kind", "play/of.titles"], CopiedArguments.Learn(rows).Names);
        Assert.Empty(CopiedArguments.Learn(rows[..4]).Names);
        Assert.Empty(CopiedArguments.Learn([("x", "no calls"), ("x", "[]")]).Names);
        Assert.True(new CopiedArguments(["a/b/c"]).Has("a/b", "c"));
    }

    [Theory]
    [InlineData("to {0} from Rome", """{"from":"Rome","to":"{0}"}""", true)]
    [InlineData("to Rome from Rome, {0}", """{"from":"Rome","to":"Rome","who":"{0}"}""", true)]
    [InlineData("to Rome {0}", """{"city":"Rome","to":"Rome {0}"}""", false)]
    [InlineData("to {0} from Rome", """{"to":"{0}"}""", false)]
    public void Copies_are_apart_where_the_rows_show_it(string text, string arguments, bool apart)
    {
        CopiedArguments learned = CopiedArguments.Learn([.. Enumerable.Range(0, 20).Select(i => (text.Replace("{0}", $"x{i}", StringComparison.Ordinal), $$"""[{"name":"go","arguments":{{arguments.Replace("{0}", $"x{i}", StringComparison.Ordinal)}}}]"""))]);

        Assert.NotEmpty(learned.Names);
        Assert.Equal(apart, learned.Apart);
    }

    /// <summary>Characters of the calls that are taken, byte by byte.</summary>
    private static int Written(string text, string calls, CopiedArguments? copied = null)
    {
        CopyState state = (copied ?? Copied).Start(text, TestVocabulary.BytesOnly);
        for (int i = 0; i < calls.Length; i++)
        {
            int length = char.IsHighSurrogate(calls[i]) ? 2 : 1;
            foreach (byte b in Encoding.UTF8.GetBytes(calls.Substring(i, length)))
            {
                if (!state.TryAccept(2 + b))
                {
                    return i;
                }
            }

            i += length - 1;
        }

        return calls.Length;
    }

    private static string? JsonEnd(List<byte> value)
    {
        var reader = new Utf8JsonReader([(byte)'"', .. value], isFinalBlock: false, default);
        return reader.Read() ? reader.GetString() : null;
    }
}
