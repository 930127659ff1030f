using System.Text.Json;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>A value in a JSON file with the path that leads to it, so that a refusal can name the place.</summary>
/// <param name="Element">The value.</param>
/// <param name="Path">Where it is, e.g. <c>model.vocab</c>; empty for the whole.</param>
internal readonly record struct JsonPart(JsonElement Element, string Path)
{
    /// <summary>Whether it is a text.</summary>
    public bool IsText => Element.ValueKind == JsonValueKind.String;

    /// <summary>Whether a property is there and not null.</summary>
    public bool Has(string name) => Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(name, out JsonElement e) && e.ValueKind != JsonValueKind.Null;

    /// <summary>A property that is an object.</summary>
    public JsonPart Object(string name) => Property(name, JsonValueKind.Object, "an object");

    /// <summary>A property that is a text.</summary>
    public string Text(string name) => Property(name, JsonValueKind.String, "a text").Element.GetString()!;

    /// <summary>This, which must be a text.</summary>
    public string Text() => IsText ? Element.GetString()! : throw Mistyped(Path, "a text", Element);

    /// <summary>A property that is a text or absent.</summary>
    public string TextOr(string name, string absent) => Has(name) ? Text(name) : absent;

    /// <summary>A property that is true, false or absent.</summary>
    public bool FlagOr(string name, bool absent)
    {
        if (!Has(name))
        {
            return absent;
        }

        JsonElement e = Element.GetProperty(name);
        return e.ValueKind is JsonValueKind.True or JsonValueKind.False ? e.GetBoolean() : throw Mistyped(PathOf(name), "true or false", e);
    }

    /// <summary>A property that is a number.</summary>
    public double Number(string name) => Property(name, JsonValueKind.Number, "a number").Element.TryGetDouble(out double d) ? d : double.NaN;

    /// <summary>A property that is a whole number in a range.</summary>
    public int Whole(string name, int low, int high) => Property(name, JsonValueKind.Number, "a number").Whole(low, high);

    /// <summary>This, which must be a whole number in a range.</summary>
    public int Whole(int low, int high) => Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out int n) && n >= low && n <= high
        ? n
        : throw Mistyped(Path, $"a whole number from {low} to {high}", Element);

    /// <summary>The items of a property that is an array; none where it is absent.</summary>
    public IEnumerable<JsonPart> Items(string name) => Has(name) ? Property(name, JsonValueKind.Array, "an array").Items() : [];

    /// <summary>The items of this, which must be an array.</summary>
    public IEnumerable<JsonPart> Items()
    {
        string path = Path;
        return Element.ValueKind == JsonValueKind.Array ? Element.EnumerateArray().Select((e, i) => new JsonPart(e, $"{path}[{i}]")) : throw Mistyped(Path, "an array", Element);
    }

    /// <summary>The properties of this, which is an object.</summary>
    public IEnumerable<(string Name, JsonPart Value)> Properties()
    {
        string path = Path;
        return Element.EnumerateObject().Select(p => (p.Name, new JsonPart(p.Value, path)));
    }

    /// <summary>Refuses another value than the one that is supported.</summary>
    public void Expect(string name, string found, string supported)
    {
        if (found != supported)
        {
            throw Unsupported(name, found, supported);
        }
    }

    /// <summary>The refusal of a property's value.</summary>
    public UnderstudyException Unsupported(string name, string found, string supported) =>
        TokenizerFile.Unreadable($"{PathOf(name)} is '{Short(found)}', which is not supported; supported is '{supported}'");

    private JsonPart Property(string name, JsonValueKind kind, string what)
    {
        JsonElement e = default;
        return Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(name, out e) && e.ValueKind == kind
            ? new JsonPart(e, PathOf(name))
            : throw Mistyped(PathOf(name), what, e);
    }

    private string PathOf(string name) => Path.Length == 0 ? name : $"{Path}.{name}";

    private static UnderstudyException Mistyped(string path, string expected, JsonElement found) => TokenizerFile.Unreadable(
        $"expected {expected} as {(path.Length == 0 ? "the whole" : path)}, found {(found.ValueKind == JsonValueKind.Undefined ? "nothing" : Short(found.GetRawText()))}");

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
