using System.Text.Json;
using System.Text.Json.Serialization;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>A workspace's redaction as it is stored.</summary>
internal static class RedactionJson
{
    public static string Write(RedactionOptions options) =>
        JsonSerializer.Serialize(new StoredRedaction(options.Kinds.ToString(), [.. options.Rules], options.Reversible), RedactionJsonContext.Default.StoredRedaction);

    public static RedactionOptions Read(string json)
    {
        try
        {
            StoredRedaction stored = JsonSerializer.Deserialize(json, RedactionJsonContext.Default.StoredRedaction) ?? throw new JsonException("it is null");
            return new RedactionOptions { Kinds = Enum.Parse<SensitiveKinds>(stored.Kinds), Rules = stored.Rules, Reversible = stored.Reversible };
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new UnderstudyException(ErrorCode.InputUnreadable, $"The workspace's redaction cannot be read ({e.Message}). Set it again: understudy redaction set --kinds all", e);
        }
    }
}

internal sealed record StoredRedaction(string Kinds, RedactionRule[] Rules, bool Reversible = false);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StoredRedaction))]
internal sealed partial class RedactionJsonContext : JsonSerializerContext;
