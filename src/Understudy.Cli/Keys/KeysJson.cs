using System.Text.Json;
using System.Text.Json.Serialization;

using Understudy.Gateway;

namespace Understudy.Cli;

/// <summary>The <c>--json</c> documents of <c>keys</c>: never a hash, and a key itself only where it was just made.</summary>
public static class KeysJson
{
    /// <summary>One key, with its plain text when it was just made.</summary>
    public static string Of(ClientKey key, string state, string? plainText = null) => JsonSerializer.Serialize(Document(key, state, plainText), KeysJsonContext.Default.KeyDocument);

    /// <summary>All keys.</summary>
    public static string Of(IEnumerable<(ClientKey Key, string State)> keys) =>
        JsonSerializer.Serialize(new KeyListDocument([.. keys.Select(k => Document(k.Key, k.State, null))]), KeysJsonContext.Default.KeyListDocument);

    /// <summary>A new admin key.</summary>
    public static string OfAdmin(string plainText) => JsonSerializer.Serialize(new AdminKeyDocument(plainText), KeysJsonContext.Default.AdminKeyDocument);

    private static KeyDocument Document(ClientKey key, string state, string? plainText)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new(key.Id, key.Name, state, plainText, key.Created, key.Expires, key.Revoked, key.PreviousUntil, key.RatePerMinute, key.BudgetDollars, key.Workloads);
    }
}

internal sealed record KeyDocument(string Id, string Name, string State, string? Key, DateTimeOffset Created, DateTimeOffset? Expires, DateTimeOffset? Revoked, DateTimeOffset? OldKeyUntil, double? RatePerMinute, double? BudgetDollars, IReadOnlyList<string>? Workloads);

internal sealed record KeyListDocument(IReadOnlyList<KeyDocument> Keys);

internal sealed record AdminKeyDocument(string Key);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KeyDocument))]
[JsonSerializable(typeof(KeyListDocument))]
[JsonSerializable(typeof(AdminKeyDocument))]
internal sealed partial class KeysJsonContext : JsonSerializerContext;
