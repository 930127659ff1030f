using System.Collections.Concurrent;
using System.Text.Json;

using Understudy.Core;

namespace Understudy.Gateway;

/// <summary>Whether a specialist's calls are calls that the request allows: of functions that it offers, valid by their schemas. Thread-safe.</summary>
internal sealed class OfferedTools
{
    private const int MostPrompts = 1000;
    private readonly ConcurrentDictionary<string, Offer> _offers = new(StringComparer.Ordinal);

    /// <summary>Whether every call is allowed; what cannot be proven valid is not.</summary>
    public bool Allows(GatewayCall call, IReadOnlyList<ToolCall> calls)
    {
        if (call.Request.Fingerprint is not { } fingerprint)
        {
            return false;
        }

        if (!_offers.TryGetValue(fingerprint, out Offer? offer))
        {
            offer = Offer.Read(call.ChatForm.IsEmpty ? call.Redacted : call.ChatForm);
            if (_offers.Count < MostPrompts)
            {
                _offers[fingerprint] = offer;
            }
        }

        return offer.Allows(calls);
    }

    /// <summary>What a prompt offers: tools and how they may be chosen, which are part of its fingerprint.</summary>
    private sealed class Offer
    {
        private static readonly Offer Nothing = new();

        private ToolSet? Tools { get; init; }

        /// <summary>The only function that may be called; null for any.</summary>
        private string? Only { get; init; }

        public static Offer Read(ReadOnlyMemory<byte> request)
        {
            try
            {
                using JsonDocument document = JsonDocument.Parse(request);
                JsonElement root = document.RootElement;
                if (!root.TryGetProperty("tools", out JsonElement tools))
                {
                    return Nothing; // the older form, which would have to be answered in an older form
                }

                return !root.TryGetProperty("tool_choice", out JsonElement choice) || choice.ValueKind == JsonValueKind.Null ? new Offer { Tools = ToolSet.Read(tools) }
                    : choice.ValueKind == JsonValueKind.String ? choice.GetString() is "auto" or "required" ? new Offer { Tools = ToolSet.Read(tools) } : Nothing
                    : Named(choice) is { } name ? new Offer { Tools = ToolSet.Read(tools), Only = name } : Nothing;
            }
            catch (Exception e) when (e is JsonException or UnderstudyException or InvalidOperationException)
            {
                return Nothing;
            }
        }

        public bool Allows(IReadOnlyList<ToolCall> calls) => Tools is { } tools && calls.All(c => (Only is null || c.Name == Only) && tools.Fault(c) is null);

        private static string? Named(JsonElement choice)
        {
            JsonElement function = choice.ValueKind == JsonValueKind.Object && choice.TryGetProperty("function", out JsonElement inner) ? inner : choice;
            return function.ValueKind == JsonValueKind.Object && function.TryGetProperty("name", out JsonElement name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
        }
    }
}
