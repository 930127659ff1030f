using System.Text.Json;

namespace Understudy.Training;

/// <summary>An argument's value without objects in it: a scalar, a list of scalars, or something else as a whole.</summary>
/// <param name="Path">Names from the outermost object inwards.</param>
/// <param name="Json">Canonical JSON of the value.</param>
/// <param name="Items">Canonical JSON of the scalar, or of each scalar of the list; null when it is neither.</param>
/// <param name="IsList">Whether it is a list.</param>
internal sealed record CallLeaf(string[] Path, string Json, string[]? Items, bool IsList)
{
    // A name may hold any character but this one, which JSON would have to escape.
    private const char Separator = '\u0001';

    public string Key { get; } = string.Join(Separator, Path);

    /// <summary>The leaves of a canonical arguments object, in its order.</summary>
    public static IEnumerable<CallLeaf> Of(JsonElement arguments) => Walk(arguments, []);

    private static IEnumerable<CallLeaf> Walk(JsonElement at, string[] path)
    {
        foreach (JsonProperty property in at.EnumerateObject())
        {
            JsonElement value = property.Value;
            string[] inner = [.. path, property.Name];
            if (value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any())
            {
                foreach (CallLeaf leaf in Walk(value, inner))
                {
                    yield return leaf;
                }
            }
            else if (value.ValueKind == JsonValueKind.Array)
            {
                JsonElement[] items = [.. value.EnumerateArray()];
                yield return new CallLeaf(inner, value.GetRawText(), items.Length > 0 && items.All(IsCopyable) ? [.. items.Select(i => i.GetRawText())] : null, true);
            }
            else
            {
                yield return new CallLeaf(inner, value.GetRawText(), IsCopyable(value) ? [value.GetRawText()] : null, false);
            }
        }
    }

    private static bool IsCopyable(JsonElement value) => value.ValueKind == JsonValueKind.Number || (value.ValueKind == JsonValueKind.String && value.GetString()!.Length > 0);
}
