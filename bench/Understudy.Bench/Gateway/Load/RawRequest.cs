using System.Globalization;
using System.Text;

namespace Understudy.Bench;

/// <summary>Requests as bytes, made once and sent often.</summary>
public static class RawRequest
{
    /// <summary>Path of chat completions.</summary>
    public const string Chat = "/v1/chat/completions";

    /// <summary>A chat request of about 370 bytes.</summary>
    public static byte[] ChatBody { get; } = Encoding.UTF8.GetBytes(
        """{"model":"large","temperature":0,"messages":[{"role":"system","content":"You triage customer messages for a software company. Choose exactly one category: billing, bug, how_to, other. Answer with the category alone."},{"role":"user","content":"I was charged twice this month, please refund one of the payments to the card that you have on file for us."}]}""");

    /// <summary>A GET.</summary>
    public static byte[] Get(Uri address, string path) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nhost: {address.Authority}\r\n\r\n");

    /// <summary>A POST of JSON.</summary>
    public static byte[] Post(Uri address, string path, ReadOnlySpan<byte> body, params (string Name, string Value)[] headers)
    {
        var head = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"POST {path} HTTP/1.1\r\nhost: {address.Authority}\r\ncontent-type: application/json\r\ncontent-length: {body.Length}\r\n"));
        foreach ((string name, string value) in headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return [.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. body];
    }
}
