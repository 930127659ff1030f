using System.Collections.Concurrent;
using System.Text.Json;

using Understudy.Inference;

namespace Understudy.Gateway;

/// <summary>The day that a request's system prompt states, found once a prompt: a specialist that learned "tomorrow" beside one day is asked with the request's own. Thread-safe.</summary>
internal sealed class StatedDays
{
    private const int MostPrompts = 10_000;
    private readonly ConcurrentDictionary<string, DateOnly?> _days = new(StringComparer.Ordinal);

    /// <summary>The day; null when the prompt states none.</summary>
    public DateOnly? Of(GatewayCall call)
    {
        if (call.Request.Fingerprint is not { } fingerprint)
        {
            return null;
        }

        if (!_days.TryGetValue(fingerprint, out DateOnly? day))
        {
            day = SystemPrompt(call.ChatJson(redacted: false)) is { } prompt ? RequestDay.Find(prompt) : null;
            if (_days.Count < MostPrompts)
            {
                _days[fingerprint] = day;
            }
        }

        return day;
    }

    /// <summary>The first system message's text, as import keeps it; null when there is none.</summary>
    private static string? SystemPrompt(ReadOnlyMemory<byte> request)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(request);
            foreach (JsonElement message in document.RootElement.GetProperty("messages").EnumerateArray())
            {
                if (message.TryGetProperty("role", out JsonElement role) && role.GetString() is "system" or "developer" && message.TryGetProperty("content", out JsonElement content))
                {
                    return content.ValueKind == JsonValueKind.Array
                        ? string.Join('\n', content.EnumerateArray().Select(p => p.TryGetProperty("text", out JsonElement text) ? text.GetString() : null))
                        : content.GetString();
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // what cannot be read states no day
        }

        return null;
    }
}
