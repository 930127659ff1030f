using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

using Understudy.Core;

namespace Understudy.Bench;

/// <summary>Bodies that a gateway must survive: valid ones, bent in ways that parsers have fallen for. The same seed gives the same bodies.</summary>
public sealed partial class BodyMutator
{
    private static readonly (string Path, string Body)[] Valid =
    [
        ("/v1/chat/completions", """{"model":"large","messages":[{"role":"system","content":"Sort."},{"role":"user","content":"I was charged twice, mail me at anna@example.org or call +49 30 1234567."}],"temperature":0.2,"n":1,"max_tokens":64,"user":"u-17","metadata":{"conversation_id":"c-1"}}"""),
        ("/v1/chat/completions", """{"model":"large","stream":true,"stream_options":{"include_usage":false,"x":1},"messages":[{"role":"user","content":[{"type":"text","text":"What is \u00e4\ud83d\ude00 this?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo="}}]}]}"""),
        ("/v1/chat/completions", """{"model":"large","tools":[{"type":"function","function":{"name":"find","parameters":{"type":"object","properties":{"q":{"type":"string"}},"required":["q"]}}}],"tool_choice":"auto","response_format":{"type":"json_schema","json_schema":{"name":"a","schema":{"type":"object","properties":{"category":{"enum":["a","b"]}}}}},"messages":[{"role":"assistant","tool_calls":[{"id":"t","type":"function","function":{"name":"find","arguments":"{\"q\":\"x\"}"}}]},{"role":"tool","tool_call_id":"t","content":"42"},{"role":"user","content":"and now?"}]}"""),
        ("/v1/responses", """{"model":"large","instructions":"Sort.","input":[{"role":"user","content":[{"type":"input_text","text":"hello"}]}],"text":{"format":{"type":"text"}},"max_output_tokens":20,"store":false}"""),
        ("/v1/responses", """{"model":"large","input":"hello","stream":true}"""),
        ("/v1/embeddings", """{"model":"embed","input":["one","two"],"encoding_format":"float","dimensions":256}"""),
        ("/v1/rerank", """{"model":"rank","query":"red shoes","documents":["red boots",{"text":"blue shoes"}],"top_n":2,"return_documents":true}"""),
        ("/rerank", """{"query":"red shoes","texts":["red boots","blue shoes"],"raw_scores":false,"truncate":true}"""),
        ("/v1/feedback", """{"call_id":"req_1","gold":"billing","good":true,"score":0.9}"""),
    ];

    private static readonly string[] Numbers = ["1e999", "-1e999", "99999999999999999999999999999999999999", "-0", "1.7976931348623157e309", "0.00000000000000000000000000000000000000001", "9223372036854775808", "-2147483649", "1E400000000"];
    private static readonly string[] Broken = ["00", "NaN", "0x10", "-", "1e", "Infinity"];
    private static readonly string[] Members = ["\"model\"", "\"messages\"", "\"stream\"", "\"user\"", "\"n\"", "\"stream_options\"", "\"tools\"", "\"response_format\"", "\"metadata\"", "\"input\"", "\"query\"", "\"documents\"", "\"previous_response_id\"", "\"\\ud83d\\ude00\""];
    private static readonly string[] Values = ["null", "true", "[]", "{}", "\"\"", "[null]", "{\"\":{}}", "\"\\ud800\"", "\"\\u0000\"", "-1"];
    private readonly SeededRandom _random;

    /// <summary>A sequence of bodies.</summary>
    public BodyMutator(Seed seed) => _random = new SeededRandom(seed);

    /// <summary>The next request's path, body and content coding.</summary>
    public (string Path, byte[] Body, string? Coding) Next()
    {
        (string path, string text) = Valid[_random.Next(Valid.Length)];
        byte[] body = Encoding.UTF8.GetBytes(text);
        string? coding = null;
        bool whole = _random.Next(2) == 0; // half stay JSON, so that they come past the parser
        for (int step = _random.Next(4); step >= 0; step--)
        {
            body = whole ? Bend(body) : Break(body);
        }

        if (_random.Next(40) == 0)
        {
            coding = new[] { "gzip", "br", "deflate", "gzip, gzip", "identity", "x" }[_random.Next(6)];
            body = _random.Next(2) == 0 ? body : Zipped(body);
        }

        return (path, body, coding);
    }

    /// <summary>Other values, deep ones, long ones, members twice: still JSON, nearly always.</summary>
    private byte[] Bend(byte[] body) => _random.Next(6) switch
    {
        0 => Replace(Number(), body, Numbers),
        1 => Replace(Value(), body, [Nested(1 + _random.Next(100))]),
        2 => Replace(Value(), body, ["\"" + new string((char)('a' + _random.Next(26)), 1 + _random.Next(20_000)) + "\""]),
        3 => [.. body.AsSpan(0, Math.Max(0, body.Length - 1)), .. Encoding.UTF8.GetBytes($",{Members[_random.Next(Members.Length)]}:{Values[_random.Next(Values.Length)]}}}")],
        _ => Replace(Value(), body, Values),
    };

    /// <summary>Bytes changed, cut, doubled, and what no parser should take.</summary>
    private byte[] Break(byte[] body)
    {
        int at = _random.Next(body.Length + 1), length = Math.Min(body.Length - at, 1 + _random.Next(16));
        return _random.Next(11) switch
        {
            0 => [.. body[..at], .. Noise(1 + _random.Next(8)), .. body[at..]],
            1 => [.. body[..at], .. Noise(length), .. body[(at + length)..]],
            2 => body[..at],
            3 => [.. body[..at], .. body[(at + length)..]],
            4 => [.. body[..at], .. body.AsSpan(at, length), .. body[at..]],
            5 => Replace(Number(), body, Broken),
            6 => Replace(Value(), body, [Nested(1 + _random.Next(5000))]),
            7 => [.. body[..at], .. new byte[] { 0xC3, 0x28, 0xED, 0xA0, 0x80, 0xF8, 0xFF }.AsSpan(_random.Next(6)), .. body[at..]],
            8 => [.. "["u8, .. body, .. ","u8, .. body, .. "]"u8],
            9 => Noise(_random.Next(600)),
            _ => [.. (ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF], .. body, .. " \n"u8],
        };
    }

    private byte[] Noise(int length)
    {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++)
        {
            bytes[i] = (byte)_random.Next(256);
        }

        return bytes;
    }

    private string Nested(int depth) => _random.Next(2) == 0
        ? new string('[', depth) + new string(']', depth)
        : string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);

    /// <summary>Puts another value in place of one that a pattern finds.</summary>
    private byte[] Replace(Regex what, byte[] body, string[] by)
    {
        string text = Encoding.Latin1.GetString(body);
        MatchCollection found = what.Matches(text);
        if (found.Count == 0)
        {
            return body;
        }

        Match match = found[_random.Next(found.Count)];
        return Encoding.Latin1.GetBytes(string.Concat(text.AsSpan(0, match.Index), by[_random.Next(by.Length)], text.AsSpan(match.Index + match.Length)));
    }

    private static byte[] Zipped(byte[] body)
    {
        using var memory = new MemoryStream();
        using (var zip = new GZipStream(memory, CompressionLevel.Fastest))
        {
            zip.Write(body);
        }

        return memory.ToArray();
    }

    [GeneratedRegex(@"(?<=:)-?[0-9][0-9.eE+-]*")]
    private static partial Regex Number();

    [GeneratedRegex("(?<=[:,\\[])\"(?:[^\"\\\\]|\\\\.)*\"(?!:)")]
    private static partial Regex Value();
}
