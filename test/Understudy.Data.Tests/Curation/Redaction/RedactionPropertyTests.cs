using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using CsCheck;

using Xunit;

namespace Understudy.Data.Tests;

public sealed partial class RedactionPropertyTests
{
    private static readonly Redactor Everything = new(new RedactionOptions { Kinds = SensitiveKinds.All | SensitiveKinds.Names | SensitiveKinds.Addresses });

    private static readonly string[] Canaries =
    [
        "sk-proj-CanaryAAAA0123456789bbbbCCCC", "AKIACANARY0123456789", "ghp_canary0123456789abcdefghijABCDEFGH", "xoxb-1234567890-canaryCANARY", "glpat-canary0123456789abcd",
        "eyJhbGciOiJIUzI1NiJ9.eyJjYW5hcnkiOiIxIn0.Y2FuYXJ5Y2FuYXJ5", "canary.person@canary.example", "4111 1111 1111 1111", "DE89370400440532013000", "+49 30 90182 5000", "123-45-6789", "192.0.2.147",
    ];

    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.String[Gen.Char[' ', '~'], 0, 12],
        Gen.String[Gen.Char['\u00a0', '\uffff'], 0, 4],
        Gen.OneOf("@", "a@b.de", "sk-", "password=", "://u:p@", "+49", "0", "123-45-", "6789", "4111", "1111", " ", "-", ".", ":", "::", "[", "]", "[EMAIL]", "[EMAIL_2]", "\\u0040", "\\u00", "40", "eyJ", "Bearer ", "-----BEGIN PRIVATE KEY-----", "DE89", "\n", "\"", "\\", "a@", "b.de", "2001:db8::1", "token: ",
            "Dear ", "Mr ", "Ada", " Byron", "Regards\n", "name: ", "12 ", "Main Street", "Hauptstraße 4", "12345", "RSSMRA85T10A562S", "111.444.777-35", "api key ", "zp8YGufK6P8mLFrv2pm5SsHeynm6nZOn", "curl -u a:", "password "));

    private static readonly Gen<string> Texts = Piece.Array[0, 14].Select(p => string.Concat(p));

    [Fact]
    public void Redacting_again_changes_nothing() => Texts.Sample(
        text =>
        {
            string once = Everything.Redact(text);
            Assert.Equal(once, Everything.Redact(once));
            Assert.Equal(once, Everything.Redact(text));
        },
        iter: 60_000);

    [Fact]
    public void What_is_found_is_where_redaction_replaces() => Texts.Where(t => !t.Contains("\\u00", StringComparison.Ordinal)).Sample(
        text =>
        {
            var rebuilt = new StringBuilder();
            int copied = 0;
            foreach (RedactedSpan span in Everything.Find(text))
            {
                rebuilt.Append(text[copied..span.Start]).Append('[').Append(span.Word).Append(']');
                copied = span.End;
            }

            Assert.Equal(Unnumbered().Replace(Everything.Redact(text), "]"), Unnumbered().Replace(rebuilt.Append(text[copied..]).ToString(), "]"));
        },
        iter: 30_000);

    [GeneratedRegex(@"_\d+\]")]
    private static partial Regex Unnumbered();

    [Fact]
    public void Canaries_survive_nowhere() => Gen.Select(Texts, Gen.Int[0, Canaries.Length - 1], Texts, Gen.OneOf(" ", "\n", "\"", "(", "\t", "<", "|")).Sample(
        (before, canary, after, edge) =>
        {
            string redacted = Redactor.Default.Redact(before + edge + Canaries[canary] + edge + after);
            Assert.DoesNotContain(edge + Canaries[canary] + edge, redacted, StringComparison.Ordinal);
        },
        iter: 60_000);

    [Fact]
    public void Documents_differ_in_texts_only_and_hold_no_canary() => Gen.Select(Documents(3), Gen.Int[0, Canaries.Length - 1], Gen.Bool).Sample(
        (document, canary, ascii) =>
        {
            var whole = new JsonObject { ["content"] = $"say {Canaries[canary]} now", ["rest"] = document.DeepClone() };
            byte[] json = Encoding.UTF8.GetBytes(whole.ToJsonString(new JsonSerializerOptions { Encoder = ascii ? JavaScriptEncoder.Default : JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

            ReadOnlyMemory<byte> redacted = JsonRedactor.Default.Redact(json);

            JsonNode after = JsonNode.Parse(redacted.Span)!;
            RequireSameBut(JsonNode.Parse(json)!, after);
            Assert.DoesNotContain(Canaries[canary], after["content"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.True(redacted.Span.SequenceEqual(JsonRedactor.Default.Redact(redacted).Span));
        },
        iter: 8_000);

    private static Gen<JsonNode> Documents(int depth)
    {
        Gen<JsonNode> leaf = Gen.OneOf(Texts.Select(t => (JsonNode)JsonValue.Create(Whole(t))), Gen.Long.Select(n => (JsonNode)JsonValue.Create(n)), Gen.Bool.Select(b => (JsonNode)JsonValue.Create(b)));
        return depth == 0 ? leaf : Gen.OneOf(
            leaf,
            Documents(depth - 1).Array[0, 4].Select(items => (JsonNode)new JsonArray([.. items.Select(i => i.DeepClone())])),
            Gen.Select(Gen.OneOf("role", "content", "arguments", "password", "a@b.de", "authorization"), Documents(depth - 1)).Array[0, 4].Select(
                properties => (JsonNode)new JsonObject(properties.DistinctBy(p => p.Item1).Select(p => KeyValuePair.Create(p.Item1, (JsonNode?)p.Item2.DeepClone())))));
    }

    // The serializer refuses halves of surrogate pairs; another test has them.
    private static string Whole(string text) => string.Concat(text.EnumerateRunes().Select(r => r.ToString()));

    private static void RequireSameBut(JsonNode before, JsonNode after)
    {
        if (before is JsonObject o)
        {
            Assert.Equal(o.Select(p => p.Key), after.AsObject().Select(p => p.Key));
            foreach ((string key, JsonNode? value) in o)
            {
                RequireSameBut(value!, after[key]!);
            }
        }
        else if (before is JsonArray a)
        {
            Assert.Equal(a.Count, after.AsArray().Count);
            for (int i = 0; i < a.Count; i++)
            {
                RequireSameBut(a[i]!, after[i]!);
            }
        }
        else if (after.GetValueKind() != JsonValueKind.String)
        {
            Assert.Equal(before.ToJsonString(), after.ToJsonString());
        }
    }
}
