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

    /// <summary>True or false, or what counts where there is neither.</summary>
    public bool Flag(string key, bool absent)
    {
        if (Find(key) is not { } e)
        {
            return absent;
        }

        if (e.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return e.GetBoolean();
        }

        Refuse(key, e, "true or false");
        return absent;
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

    /// <summary>The base of rotary angles that are not scaled; null where the file does not say it.</summary>
    /// <remarks>transformers 5 keeps the angles in rope_parameters, older ones in rope_theta and rope_scaling.</remarks>
    public float? RotaryBase()
    {
        float? theta = Find("rope_theta") is null ? null : Number("rope_theta", 0);
        foreach (string key in (string[])["rope_parameters", "rope_scaling"])
        {
            if (Find(key) is not { } e)
            {
                continue;
            }

            if (e.ValueKind != JsonValueKind.Object)
            {
                Refuse(key, e, "an object");
                continue;
            }

            var inner = new ConfigFields(e);
            inner.Only("rope_type", "scaled angles are not computed", "default");
            inner.Only("type", "scaled angles are not computed", "default");
            inner.One("partial_rotary_factor", "all numbers of a head are turned");
            theta = inner.Find("rope_theta") is null ? theta : inner.Number("rope_theta", 0);
            Errors.AddRange(inner.Errors.Select(error => $"{key}.{error}"));
        }

        One("partial_rotary_factor", "all numbers of a head are turned");
        return theta;
    }

    /// <summary>A number that may only be 1 or absent.</summary>
    public void One(string key, string why)
    {
        if (Find(key) is { } e && !(e.ValueKind == JsonValueKind.Number && e.TryGetDouble(out double n) && n == 1))
        {
            Refuse(key, e, $"1 ({why})");
        }
    }

    /// <summary>Notes a property that has a value of the wrong form.</summary>
    public void Refuse(string key, JsonElement found, string expected) =>
        Errors.Add($"{key} is {(found.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? "a list or an object" : QuotedText.Of(found.ToString()))}; expected {expected}.");
}
