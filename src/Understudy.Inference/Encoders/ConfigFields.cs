using System.Text.Json;

namespace Understudy.Inference;

/// <summary>The properties of a <c>config.json</c>, read one by one; what is wrong with them is collected. A null counts as absent.</summary>
/// <param name="root">The object.</param>
internal sealed class ConfigFields(JsonElement root)
{
    /// <summary>Everything that was wrong so far, each with the key.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>A property that is there and not null.</summary>
    public JsonElement? Find(string key) => root.TryGetProperty(key, out JsonElement e) && e.ValueKind != JsonValueKind.Null ? e : null;

    /// <summary>A whole number of 32 bits, or what counts where there is none.</summary>
    public int Whole(string key, int absent)
    {
        if (Find(key) is not { } e)
        {
            return absent;
        }

        if (e.ValueKind == JsonValueKind.Number && e.TryGetInt32(out int n))
        {
            return n;
        }

        Refuse(key, e, "a whole number");
        return absent;
    }

    /// <summary>A number, or what counts where there is none.</summary>
    public float Number(string key, float absent)
    {
        if (Find(key) is not { } e)
        {
            return absent;
        }

        if (e.ValueKind == JsonValueKind.Number && e.TryGetSingle(out float n))
        {
            return n;
        }

        Refuse(key, e, "a number");
        return absent;
    }

    /// <summary>A text that must be one of those that are supported; the first of them counts where there is none.</summary>
    public void Only(string key, string why, params ReadOnlySpan<string> supported)
    {
        if (Find(key) is { } e && !(e.ValueKind == JsonValueKind.String && supported.Contains(e.GetString())))
        {
            Refuse(key, e, $"{string.Join(" or ", supported)} ({why})");
        }
    }

    /// <summary>A switch that must be off or absent.</summary>
    public void Off(string key, string why)
    {
        if (Find(key) is { ValueKind: not JsonValueKind.False } e)
        {
            Refuse(key, e, $"false ({why})");
        }
    }

    /// <summary>A number that may only have the value that follows from the others.</summary>
    public void Equal(string key, int expected, string why)
    {
        if (Whole(key, expected) is int n && n != expected)
        {
            Errors.Add($"{key} is {n}; expected {expected} ({why}).");
        }
    }

    /// <summary>Notes a property that has a value of the wrong form.</summary>
    public void Refuse(string key, JsonElement found, string expected) =>
        Errors.Add($"{key} is {(found.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? "a list or an object" : QuotedText.Of(found.ToString()))}; expected {expected}.");
}
