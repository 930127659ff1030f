using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Understudy.Gateway;

/// <summary>Recorded embeddings in the encoding that is asked for: numbers, or base64 of little-endian 32-bit floats.</summary>
internal static class EmbeddingForm
{
    /// <summary>The answer, changed where it has to be.</summary>
    public static JsonObject In(JsonObject answer, bool base64)
    {
        foreach (JsonObject entry in (answer["data"] as JsonArray ?? []).OfType<JsonObject>())
        {
            entry["embedding"] = (entry["embedding"], base64) switch
            {
                (JsonArray numbers, true) => Convert.ToBase64String(MemoryMarshal.AsBytes([.. numbers.Select(n => n!.GetValue<float>())])),
                (JsonValue text, false) when text.GetValueKind() == JsonValueKind.String => new JsonArray([.. MemoryMarshal.Cast<byte, float>(Convert.FromBase64String(text.GetValue<string>())).ToArray().Select(f => (JsonNode)f)]),
                (var same, _) => same?.DeepClone(),
            };
        }

        return answer;
    }
}
