using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

using CsCheck;

using Xunit;

namespace Understudy.Data.Tests;

public sealed class CallerValuesTests
{
    private static readonly Redactor Everything = new(new RedactionOptions { Kinds = SensitiveKinds.All | SensitiveKinds.Names | SensitiveKinds.Addresses, Rules = [new RedactionRule("ORDER", "ORD-[0-9]+")] });

    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.String[Gen.Char[' ', '~'], 0, 12],
        Gen.String[Gen.Char['\u00a0', '\ud7ff'], 0, 4],
        Gen.OneOf("a@b.de", " anna@example.org ", " bob@example.org,", "[EMAIL]", "[EMAIL_2]", "[EMAIL_3]", "[", "]", "[PASSWORD]", "password=hunter2", "password=[EMAIL]x9", "https://u:p4ss@h.example/", " 4111 1111 1111 1111 ", "+49 30 90182 5000", "DE89370400440532013000", "\"", "\\", "\n", "Dear Ada Byron,", "12 Main Street, Springfield, IL 62701", "ORD-12", "Bearer abcdef0123456789abcdef0123456789", "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----", "sk-proj-CanaryAAAA0123456789bbbbCCCC"));

    private static readonly Gen<string> Texts = Piece.Array[0, 12].Select(p => string.Concat(p)).Where(t => !t.Contains("\\u00", StringComparison.Ordinal)); // escapes are written out, once and for all

    [Fact]
    public void Redacting_then_restoring_gives_the_text_whatever_placeholders_it_wrote_itself() => Texts.Sample(
        text =>
        {
            CallerValues values = CallerValues.Of(text, Everything, out string redacted);
            RestoredText restored = values.Restore(redacted);
            Assert.Equal(Everything.Redact(text), redacted);
            if (restored.Text != text && !IsJson(redacted))
            {
                Assert.True(restored.Unexplained.Count > 0, $"{text} → {redacted} → {restored.Text}"); // never another text without saying so
            }
        },
        iter: 40_000);

    [Fact]
    public void Every_message_of_a_conversation_is_restored_or_said_to_have_two_meanings() => Texts.Array[1, 4].Sample(
        texts =>
        {
            byte[] request = Request(texts);
            ReadOnlyMemory<byte> redacted = JsonRedactor.Default.Redact(request, out CallerValues? values);
            Assert.True(redacted.Span.SequenceEqual(JsonRedactor.Default.Redact(request).Span));
            values ??= JsonRedactor.Default.Untouched(request);
            string[] asked = Contents(redacted.Span);
            for (int i = 0; i < texts.Length; i++)
            {
                RestoredText restored = values.Restore(asked[i]);
                Assert.True(restored.Text == texts[i] || restored.Unexplained.Count > 0 || IsJson(asked[i]), $"{texts[i]} → {asked[i]} → {restored.Text}");
            }
        },
        iter: 15_000);

    [Fact]
    public void Values_in_JSON_are_escaped_and_everything_else_stays() => Texts.Array[1, 3].Sample(
        texts =>
        {
            CallerValues values = CallerValues.Of(string.Join(" | ", texts), Everything, out string redacted);
            string answer = new JsonObject { ["text"] = redacted, ["n"] = 1.50, ["[EMAIL]"] = new JsonArray(redacted, true) }.ToJsonString();
            RestoredText restored = values.Restore(answer);
            JsonNode parsed = JsonNode.Parse(restored.Text)!;
            if (restored.Unexplained.Count == 0 && !IsJson(redacted))
            {
                Assert.Equal(string.Join(" | ", texts), parsed["text"]!.GetValue<string>());
                Assert.Equal(string.Join(" | ", texts), parsed["[EMAIL]"]![0]!.GetValue<string>());
            }

            Assert.Equal("1.5", parsed["n"]!.ToJsonString());
        },
        iter: 10_000);

    [Fact]
    public void What_the_caller_wrote_is_the_callers_own_word()
    {
        CallerValues values = CallerValues.Of("[EMAIL_2] and anna@example.org", Redactor.Default, out string redacted);

        Assert.Equal("[EMAIL_2] and [EMAIL_3]", redacted);
        RestoredText restored = values.Restore("To [EMAIL_3], cc [EMAIL_2]");
        Assert.Equal("To anna@example.org, cc [EMAIL_2]", restored.Text);
        Assert.Empty(restored.Unexplained);
    }

    [Fact]
    public void What_the_caller_does_not_explain_stays_and_is_reported_once()
    {
        RestoredText restored = CallerValues.Of("from anna@example.org", Redactor.Default, out _).Restore("[EMAIL], [EMAIL_2], [PHONE], [EMAIL_2], [URGENT], [NOTE_2]");

        Assert.Equal("anna@example.org, [EMAIL_2], [PHONE], [EMAIL_2], [URGENT], [NOTE_2]", restored.Text);
        Assert.Equal(["[EMAIL_2]", "[PHONE]"], restored.Unexplained);
    }

    [Fact]
    public void A_placeholder_with_two_meanings_stays_and_is_reported()
    {
        byte[] request = Request(["anna@example.org", "what does [EMAIL] mean?"]);
        JsonRedactor.Default.Redact(request, out CallerValues? values);

        RestoredText restored = values!.Restore("It is [EMAIL].");

        Assert.Equal(("It is [EMAIL].", "[EMAIL]"), (restored.Text, Assert.Single(restored.Unexplained)));
    }

    [Fact]
    public void An_answer_shares_the_placeholders_of_its_request()
    {
        byte[] request = Request(["anna@example.org and bob@example.org"]);
        JsonRedactor.Default.Redact(request, out CallerValues? values);
        byte[] answer = Encoding.UTF8.GetBytes("""{"id":"c1","choices":[{"message":{"content":"bob@example.org asks carol@example.org"}}]}""");

        string redacted = Encoding.UTF8.GetString(JsonRedactor.Default.Redact(answer, values).Span);

        Assert.Equal("""{"id":"c1","choices":[{"message":{"content":"[EMAIL_2] asks [EMAIL_3]"}}]}""", redacted);
    }

    [Fact]
    public void What_stands_beside_the_messages_explains_nothing()
    {
        byte[] request = Encoding.UTF8.GetBytes("""{"user":"eve@example.org","metadata":{"mail":"eve@example.org"},"messages":[{"role":"user","content":"hello"}]}""");
        JsonRedactor.Default.Redact(request, out CallerValues? values);

        Assert.Equal(["[EMAIL]"], values!.Restore("[EMAIL]").Unexplained);
    }

    [Fact]
    public void Instructions_explain_what_the_input_does_not()
    {
        byte[] request = Encoding.UTF8.GetBytes("""{"instructions":"Sign as desk@example.org. Call +49 30 90182 5000","input":"I am anna@example.org"}""");
        JsonRedactor.Default.Redact(request, out CallerValues? values);

        RestoredText restored = values!.Restore("[EMAIL] [PHONE]");

        Assert.Equal(("[EMAIL] +49 30 90182 5000", "[EMAIL]"), (restored.Text, Assert.Single(restored.Unexplained))); // two addresses have that placeholder
    }

    [Theory]
    [InlineData("""{"to":"[PASSWORD]"}""", """{"to":"a\"b\\c9"}""")]
    [InlineData("""{ "args": "{\"to\":\"[PASSWORD]\"}" }""", """{ "args": "{\"to\":\"a\\\"b\\\\c9\"}" }""")]
    [InlineData("""["[PASSWORD]", 1.0]""", """["a\"b\\c9", 1.0]""")]
    [InlineData("[PASSWORD] {", "a\"b\\c9 {")]
    public void A_value_with_quotes_keeps_an_answer_what_it_is(string answer, string restored)
    {
        var rule = new Redactor(new RedactionOptions { Kinds = SensitiveKinds.None, Rules = [new RedactionRule("PASSWORD", """a"b\\c9""")] });

        Assert.Equal(restored, CallerValues.Of("""it is a"b\c9""", rule, out _).Restore(answer).Text);
    }

    private static byte[] Request(string[] texts) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["model"] = "large",
        ["messages"] = new JsonArray([.. texts.Select(t => new JsonObject { ["role"] = "user", ["content"] = t })]),
    }.ToJsonString());

    private static string[] Contents(ReadOnlySpan<byte> request) => [.. JsonNode.Parse(request)!["messages"]!.AsArray().Select(m => m!["content"]!.GetValue<string>())];

    private static bool IsJson(string text)
    {
        try
        {
            JsonDocument.Parse(text).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
