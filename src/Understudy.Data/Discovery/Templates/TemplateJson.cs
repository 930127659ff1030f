using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>Templates as they are stored.</summary>
public static class TemplateJson
{
    /// <summary>A JSON array of them.</summary>
    public static string Write(IReadOnlyList<PromptTemplate> templates)
    {
        ArgumentNullException.ThrowIfNull(templates);
        return JsonSerializer.Serialize(
            [.. templates.Select(t => new StoredTemplate([.. t.Segments], t.IsOpen, t.Extras.ToString("x16", CultureInfo.InvariantCulture)))],
            TemplateJsonContext.Default.StoredTemplateArray);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="UnderstudyException">When it is something else.</exception>
    public static IReadOnlyList<PromptTemplate> Read(string json)
    {
        try
        {
            StoredTemplate[] stored = JsonSerializer.Deserialize(json, TemplateJsonContext.Default.StoredTemplateArray) ?? [];
            if (stored.Any(t => t?.Segments is null || t.Extras is null || t.Segments.Contains(null)))
            {
                throw new FormatException("a part is missing");
            }

            return [.. stored.Select(t => new PromptTemplate([.. t.Segments.Select(s => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(s))], t.Open, ulong.Parse(t.Extras, NumberStyles.HexNumber, CultureInfo.InvariantCulture)))];
        }
        catch (Exception e) when (e is JsonException or ArgumentException or FormatException or OverflowException)
        {
            throw new UnderstudyException(ErrorCode.InputUnreadable, $"The workspace holds a prompt's template that cannot be read ({e.Message}). Discover again: understudy discover", e);
        }
    }
}

internal sealed record StoredTemplate(string[] Segments, bool Open, string Extras);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StoredTemplate[]))]
internal sealed partial class TemplateJsonContext : JsonSerializerContext;
