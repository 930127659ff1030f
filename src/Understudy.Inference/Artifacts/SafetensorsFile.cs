using System.Buffers.Binary;
using System.Text.Json;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// Reads and writes the safetensors format: 8 bytes header length, a JSON header, the tensors' bytes. Nothing in it is
/// executed, and a hostile file is refused before anything larger than the file itself is allocated: header over 100 MB or
/// longer than the file, overlaps, holes, duplicate names, offsets that do not fit shape and type, unknown types, truncation.
/// </summary>
public sealed class SafetensorsFile
{
    /// <summary>Longest header that is read, in bytes; the reference implementation's limit.</summary>
    public const long MaximumHeader = 100_000_000;

    private const int MaximumDimensions = 8;
    private readonly Dictionary<string, SafetensorsTensor> _tensors;

    private SafetensorsFile(Dictionary<string, SafetensorsTensor> tensors, SortedDictionary<string, string> metadata)
    {
        _tensors = tensors;
        Metadata = metadata;
    }

    /// <summary>The header's free-form texts.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Names of the tensors.</summary>
    public IReadOnlyCollection<string> Names => _tensors.Keys;

    /// <summary>A tensor by name.</summary>
    /// <exception cref="UnderstudyException">When the file has none of that name.</exception>
    public SafetensorsTensor this[string name] => _tensors.TryGetValue(name, out SafetensorsTensor? tensor)
        ? tensor
        : throw Broken($"expected tensor '{name}', found {string.Join(", ", _tensors.Keys)}");

    /// <summary>Serialises tensors, ordered by name, with the data aligned to 8 bytes.</summary>
    public static byte[] Write(IEnumerable<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        // Wider elements first keep every tensor aligned to its element size.
        SafetensorsTensor[] ordered = [.. tensors.OrderByDescending(t => SafetensorsTensor.TrySize(t.Type, [1])).ThenBy(t => t.Name, StringComparer.Ordinal)];
        using var header = new MemoryStream();
        using (var json = new Utf8JsonWriter(header))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                json.WriteStartObject("__metadata__");
                foreach ((string key, string value) in metadata.OrderBy(m => m.Key, StringComparer.Ordinal))
                {
                    json.WriteString(key, value);
                }

                json.WriteEndObject();
            }

            long offset = 0;
            foreach (SafetensorsTensor t in ordered)
            {
                json.WriteStartObject(t.Name);
                json.WriteString("dtype", t.Type.ToString());
                json.WriteStartArray("shape");
                foreach (long d in t.Shape)
                {
                    json.WriteNumberValue(d);
                }

                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += t.Data.Length);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        while (header.Length % 8 != 0)
        {
            header.WriteByte((byte)' ');
        }

        var result = new byte[8 + header.Length + ordered.Sum(t => (long)t.Data.Length)];
        BinaryPrimitives.WriteInt64LittleEndian(result, header.Length);
        header.GetBuffer().AsSpan(0, (int)header.Length).CopyTo(result.AsSpan(8));
        int at = 8 + (int)header.Length;
        foreach (SafetensorsTensor t in ordered)
        {
            t.Data.Span.CopyTo(result.AsSpan(at));
            at += t.Data.Length;
        }

        return result;
    }

    /// <summary>Reads a file's bytes; the tensors are views into them.</summary>
    /// <exception cref="UnderstudyException">When the bytes are no well-formed safetensors file.</exception>
    public static SafetensorsFile Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < 8)
        {
            throw Broken($"expected at least 8 bytes, found {bytes.Length}");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(bytes.Span);
        if (length > MaximumHeader)
        {
            throw Broken($"expected a header of at most {MaximumHeader} bytes, found {length}");
        }

        if (length > (ulong)(bytes.Length - 8))
        {
            throw Broken($"the header should take {length} bytes, the file has only {bytes.Length - 8} behind its length: it is truncated");
        }

        ReadOnlySpan<byte> header = bytes.Span.Slice(8, (int)length);
        if (header.IsEmpty || header[0] != (byte)'{')
        {
            throw Broken("expected the header to start with '{'");
        }

        try
        {
            return ReadHeader(header, bytes[(8 + (int)length)..]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"Not a well-formed safetensors file: its header is no JSON of the expected form ({e.Message}). Restore the file or train again.", e);
        }
    }

    private static SafetensorsFile ReadHeader(ReadOnlySpan<byte> header, ReadOnlyMemory<byte> data)
    {
        var json = new Utf8JsonReader(header, new JsonReaderOptions { MaxDepth = 4 });
        var metadata = new SortedDictionary<string, string>(StringComparer.Ordinal);
        List<(string Name, Entry Entry)> entries = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string name = json.GetString()!;
            if (!names.Add(name))
            {
                throw Broken($"'{name}' occurs twice in the header");
            }

            json.Read();
            if (name == "__metadata__")
            {
                ReadMetadata(ref json, metadata);
            }
            else
            {
                entries.Add((name, ReadEntry(ref json, name)));
            }
        }

        if (json.TokenType != JsonTokenType.EndObject || json.Read())
        {
            throw Broken("the header does not end with '}'");
        }

        entries.Sort((a, b) => a.Entry.Begin != b.Entry.Begin ? a.Entry.Begin.CompareTo(b.Entry.Begin) : a.Entry.End.CompareTo(b.Entry.End));
        Dictionary<string, SafetensorsTensor> tensors = new(StringComparer.Ordinal);
        long expected = 0;
        foreach ((string name, Entry e) in entries)
        {
            if (e.Begin != expected || e.End < e.Begin)
            {
                throw Broken($"'{name}' should begin at byte {expected} of the data, found [{e.Begin}, {e.End}): tensors overlap or leave a hole");
            }

            if (e.End > data.Length)
            {
                throw Broken($"'{name}' should end at byte {e.End} of the data, the file has only {data.Length}: it is truncated");
            }

            if (SafetensorsTensor.TrySize(e.Type, e.Shape) != e.End - e.Begin)
            {
                throw Broken($"'{name}' of {e.Type} [{string.Join(", ", e.Shape)}] does not fit its {e.End - e.Begin} bytes");
            }

            tensors.Add(name, new SafetensorsTensor(name, e.Type, e.Shape, data[(int)e.Begin..(int)e.End]));
            expected = e.End;
        }

        if (expected != data.Length)
        {
            throw Broken($"expected {expected} bytes of data, found {data.Length}: bytes that belong to no tensor");
        }

        return new SafetensorsFile(tensors, metadata);
    }

    private static void ReadMetadata(ref Utf8JsonReader json, SortedDictionary<string, string> metadata)
    {
        Expect(json.TokenType == JsonTokenType.StartObject, "__metadata__", "an object");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string key = json.GetString()!;
            json.Read();
            Expect(json.TokenType == JsonTokenType.String, key, "a text");
            Expect(metadata.TryAdd(key, json.GetString()!), key, "one value");
        }
    }

    private static Entry ReadEntry(ref Utf8JsonReader json, string name)
    {
        Expect(json.TokenType == JsonTokenType.StartObject, name, "an object");
        SafetensorsType? type = null;
        long[]? shape = null, offsets = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string key = json.GetString()!;
            json.Read();
            switch (key)
            {
                case "dtype" when type is null:
                    string text = json.GetString() ?? "null";
                    type = Array.Find(Enum.GetValues<SafetensorsType>(), t => t.ToString() == text) is var found && found.ToString() == text
                        ? found
                        : throw Broken($"'{name}' has the unknown type '{text}'");
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(ref json, name, MaximumDimensions);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(ref json, name, 2);
                    break;
                default:
                    throw Broken($"'{name}' has an unknown or repeated property '{key}'");
            }
        }

        Expect(type is not null && shape is not null && offsets is { Length: 2 }, name, "dtype, shape and two data_offsets");
        return new Entry(type!.Value, shape!, offsets![0], offsets[1]);
    }

    private static long[] ReadNumbers(ref Utf8JsonReader json, string name, int most)
    {
        Expect(json.TokenType == JsonTokenType.StartArray, name, "an array of numbers");
        List<long> numbers = [];
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            Expect(json.TryGetInt64(out long n) && n >= 0 && numbers.Count < most, name, $"at most {most} whole numbers from 0");
            numbers.Add(n);
        }

        return [.. numbers];
    }

    private static void Expect(bool holds, string name, string what)
    {
        if (!holds)
        {
            throw Broken($"'{name}' should have {what}");
        }
    }

    private static UnderstudyException Broken(string what) =>
        new(ErrorCode.IntegrityBroken, $"Not a well-formed safetensors file: {what}. Restore the file or train again.");

    private readonly record struct Entry(SafetensorsType Type, long[] Shape, long Begin, long End);
}
