using System.Globalization;
using System.Text.Json;

namespace Understudy.Data;

/// <summary>A column of JSON rows: a property, or a dotted path (<c>metadata.intent</c>, <c>choices.0.text</c>).</summary>
internal sealed class JsonColumn(string path, string option)
{
    private readonly string[] _steps = path.Split('.');

    public string Path => path;

    public string Option => option;

    /// <summary>Whether any row so far had it.</summary>
    public bool Seen { get; private set; }

    /// <summary>The value as text: strings as they are, anything else as JSON; null when absent, null or empty.</summary>
    public string? Read(JsonElement root)
    {
        if (!Find(root, out JsonElement value))
        {
            return null;
        }

        Seen = true;
        string? text = Text(value);
        return text is { Length: 0 } ? null : text;
    }

    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => value.GetRawText(),
    };

    private bool Find(JsonElement root, out JsonElement value)
    {
        if (root.TryGetProperty(path, out value))
        {
            return true;
        }

        value = root;
        foreach (string step in _steps)
        {
            if (value.ValueKind == JsonValueKind.Array && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out int i) && i < value.GetArrayLength())
            {
                value = value[i];
            }
            else if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(step, out value))
            {
                return false;
            }
        }

        return true;
    }
}
