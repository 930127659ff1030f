using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>Canonical JSON: keys in ordinal order, numbers in their shortest round-trip form, two spaces, line feeds. One record, one text.</summary>
internal static class CertificateJson
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Certificate certificate) => Canonical(JsonSerializer.SerializeToElement(certificate, CertificateContext.Default.Certificate));

    /// <summary>The hash that names a registration.</summary>
    public static ContentHash HashOf(Registration registration) => ContentHash.Of(Canonical(JsonSerializer.SerializeToElement(registration, CertificateContext.Default.Registration)));

    /// <exception cref="JsonException">When the bytes are no certificate.</exception>
    public static Certificate Read(ReadOnlySpan<byte> content) =>
        JsonSerializer.Deserialize(content, CertificateContext.Default.Certificate) ?? throw new JsonException("The file holds null.");

    private static byte[] Canonical(JsonElement element)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Layout))
        {
            Write(writer, element);
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty property in element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(element.GetString());
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    Converters = [typeof(ContentHashConverter), typeof(SeedConverter), typeof(PairedCountsConverter)],
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Certificate))]
internal sealed partial class CertificateContext : JsonSerializerContext;

internal sealed class ContentHashConverter : JsonConverter<ContentHash>
{
    public override ContentHash Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return ContentHash.Parse(reader.GetString() ?? "");
        }
        catch (FormatException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, ContentHash value, JsonSerializerOptions options) => writer.WriteStringValue(value.Hex);
}

internal sealed class SeedConverter : JsonConverter<Seed>
{
    public override Seed Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetUInt64());

    public override void Write(Utf8JsonWriter writer, Seed value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}

/// <summary>The four cells only: the record's other properties follow from them.</summary>
internal sealed class PairedCountsConverter : JsonConverter<PairedCounts>
{
    private static readonly string[] Names = ["both", "onlySystem", "onlyComparator", "neither"];

    public override PairedCounts Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var cells = JsonDocument.ParseValue(ref reader);
        long[] counts = Array.ConvertAll(Names, n => cells.RootElement.TryGetProperty(n, out JsonElement e) && e.TryGetInt64(out long count) ? count : throw new JsonException($"A paired table needs '{n}'."));
        return new PairedCounts(counts[0], counts[1], counts[2], counts[3]);
    }

    public override void Write(Utf8JsonWriter writer, PairedCounts value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber(Names[0], value.Both);
        writer.WriteNumber(Names[1], value.OnlyFirst);
        writer.WriteNumber(Names[2], value.OnlySecond);
        writer.WriteNumber(Names[3], value.Neither);
        writer.WriteEndObject();
    }
}
