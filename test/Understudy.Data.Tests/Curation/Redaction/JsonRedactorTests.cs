using System.Buffers;
using System.Text;
using System.Text.Json;

using Xunit;

namespace Understudy.Data.Tests;

public sealed class JsonRedactorTests
{
    [Theory]
    [InlineData("""{ "a" : "x@y.example" , "b":[1, "é"] }""", """{ "a" : "[EMAIL]" , "b":[1, "é"] }""")]
    [InlineData("""{"content":"mail x\u0040y.example\n\"now\""}""", """{"content":"mail [EMAIL]\n\"now\""}""")]
    [InlineData("""{"arguments":"{\"to\":\"x@y.example\",\"n\":1}"}""", """{"arguments":"{\"to\":\"[EMAIL]\",\"n\":1}"}""")]
    [InlineData("""{"arguments":"{\"to\":\"x\\u0040y.example\"}"}""", """{"arguments":"{\"to\":\"[EMAIL]\"}"}""")]
    [InlineData("""{"x@y.example":"kept"}""", """{"x@y.example":"kept"}""")]
    [InlineData("""[4111111111111111,1700000000000,0.4539578763621486]""", """["[CARD]",1700000000000,0.4539578763621486]""")]
    [InlineData("""{"tools":[{"type":"mcp","authorization":"opaque","headers":{"X-Api-Key":"zzz"}}]}""", """{"tools":[{"type":"mcp","authorization":"[SECRET]","headers":{"X-Api-Key":"[SECRET]"}}]}""")]
    [InlineData("""{"properties":{"password":{"type":"string"}},"token":"the"}""", """{"properties":{"password":{"type":"string"}},"token":"the"}""")]
    [InlineData("""{"half":"\ud800 x@y.example"}""", """{"half":"\uFFFD [EMAIL]"}""")]
    [InlineData("""{"half":"\ud800 and \udc00"}""", """{"half":"\ud800 and \udc00"}""")]
    [InlineData("""{"pair":"\ud83d\ude00 x@y.example"}""", """{"pair":"\uD83D\uDE00 [EMAIL]"}""")]
    [InlineData("""{"url":"https:\/\/u:pass1@h.example"}""", """{"url":"https://u:[PASSWORD]@h.example"}""")]
    [InlineData("""{"cut": "x""", "\"[NOT JSON 10]\"")]
    [InlineData("{} {}", "\"[NOT JSON 5]\"")]
    [InlineData("", "")]
    public void Texts_are_redacted_and_the_rest_is_copied(string json, string expected)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        var output = new ArrayBufferWriter<byte>();

        ReadOnlyMemory<byte> redacted = JsonRedactor.Default.Redact(bytes);

        Assert.Equal(expected, Encoding.UTF8.GetString(redacted.Span));
        Assert.Equal(json != expected, JsonRedactor.Default.TryRedact(bytes, output));
        Assert.Equal(json != expected ? expected : "", Encoding.UTF8.GetString(output.WrittenSpan));
        Assert.True(JsonRedactor.Default.Redact(redacted).Equals(redacted));
    }

    [Fact]
    public void A_clean_document_is_the_same_memory()
    {
        ReadOnlyMemory<byte> json = """{"model":"m","messages":[{"role":"user","content":"How do I export a report, please? It is from 2024."}]}"""u8.ToArray();

        Assert.True(JsonRedactor.Default.Redact(json).Equals(json));
    }

    [Fact]
    public void A_document_is_redacted_as_its_texts_are()
    {
        const string Text = "a@b.de wrote to c@d.fr: \\u0040 “call” +49 30 1234567\n\t\"x\"";
        string json = JsonSerializer.Serialize(Text);

        Assert.Equal(Redactor.Default.Redact(Text), JsonSerializer.Deserialize<string>(JsonRedactor.Default.Redact(Encoding.UTF8.GetBytes(json)).Span));
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Depth_is_bounded(int depth, bool read)
    {
        byte[] json = Encoding.UTF8.GetBytes(new string('[', depth) + "\"a@b.de\"" + new string(']', depth));

        string redacted = Encoding.UTF8.GetString(JsonRedactor.Default.Redact(json).Span);

        Assert.Equal(read ? new string('[', depth) + "\"[EMAIL]\"" + new string(']', depth) : $"\"[NOT JSON {json.Length}]\"", redacted);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_copied_and_hide_nothing()
    {
        byte[] json = [.. "[\""u8, 0xFF, 0xC0, .. "\",\""u8, 0xFE, .. " a@b.de\"]"u8];

        ReadOnlySpan<byte> redacted = JsonRedactor.Default.Redact(json).Span;

        Assert.True(redacted.SequenceEqual((byte[])[.. "[\""u8, 0xFF, 0xC0, .. "\",\"\uFFFD [EMAIL]\"]"u8]));
    }

    [Fact]
    public void Pictures_are_told_by_their_length()
    {
        string picture = Convert.ToBase64String(new byte[4098]);
        string json = $$$"""{"image_url":{"url":"data:image/png;base64,{{{picture}}}"},"data":"{{{picture}}}"}""";

        Assert.Equal("""{"image_url":{"url":"[DATA 5464]"},"data":"[DATA 5464]"}""", Encoding.UTF8.GetString(JsonRedactor.Default.Redact(Encoding.UTF8.GetBytes(json)).Span));
    }
}
