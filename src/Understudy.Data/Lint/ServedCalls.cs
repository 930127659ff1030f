using System.Buffers;
using System.Text.Json;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>Calls on their whole way: canonical text, then <c>tool_calls</c> with arguments as a JSON string, then read again.</summary>
internal static class ServedCalls
{
    /// <summary>How calls differ after the way.</summary>
    /// <param name="recorded">Calls that have a canonical text.</param>
    /// <returns>Null when they are the same: names, arguments and values, numbers to the last digit; order is free.</returns>
    public static string? Survive(IReadOnlyList<ToolCall> recorded)
    {
        IReadOnlyList<ToolCall>? learned = CallText.Read(CallText.Of(recorded)!);
        if (learned is null || learned.Count != recorded.Count)
        {
            return $"{recorded.Count} calls were recorded; {learned?.Count ?? 0} would be learned";
        }

        using JsonDocument served = JsonDocument.Parse(Write(learned));
        if (CallText.Read(served.RootElement) is not { } again || again.Count != recorded.Count)
        {
            return "the calls cannot be read again as they would be served";
        }

        List<(string Name, JsonElement Arguments)> left = [.. again.Select(Parsed)];
        foreach ((string name, JsonElement arguments) in recorded.Select(Parsed))
        {
            int same = left.FindIndex(l => l.Name == name && JsonElement.DeepEquals(l.Arguments, arguments));
            if (same < 0)
            {
                return $"{Excerpt.Of(name, 60)} would be served with other arguments: {Excerpt.Of(arguments.GetRawText(), 60)}";
            }

            left.RemoveAt(same);
        }

        return null;
    }

    private static byte[] Write(IReadOnlyList<ToolCall> calls)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (ToolCall call in calls)
            {
                json.WriteStartObject();
                json.WriteString("id", "call_0");
                json.WriteString("type", "function");
                json.WriteStartObject("function");
                json.WriteString("name", call.Name);
                json.WriteString("arguments", call.Arguments);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static (string Name, JsonElement Arguments) Parsed(ToolCall call)
    {
        using JsonDocument arguments = JsonDocument.Parse(call.Arguments);
        return (call.Name, arguments.RootElement.Clone());
    }
}
