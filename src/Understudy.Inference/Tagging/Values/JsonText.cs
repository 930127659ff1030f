using System.Text.Json;
using System.Text.Json.Serialization;

namespace Understudy.Inference;

/// <summary>Strings in and out of JSON.</summary>
internal static class JsonText
{
    /// <summary>The string that a JSON text is; null when it is something else.</summary>
    public static string? String(string json) => json.Length > 1 && json[0] == '"' ? JsonSerializer.Deserialize(json, ValueJson.Default.String) : null;
}

[JsonSerializable(typeof(string))]
internal sealed partial class ValueJson : JsonSerializerContext;
