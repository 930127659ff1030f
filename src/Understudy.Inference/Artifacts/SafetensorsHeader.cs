using System.Text.Json;

namespace Understudy.Inference;

/// <summary>
/// Reads a safetensors header, once from front to back: time and memory grow with its length alone. Everything that the
/// reference implementation refuses is refused here, and duplicate names, more than eight dimensions and unknown properties too.
/// </summary>
internal ref struct SafetensorsHeader
{
    private const int MaximumDimensions = 8;

    private readonly SafetensorsFile _file;
    private readonly long _dataLength;
    private readonly Dictionary<string, SafetensorsEntry> _entries;
    private readonly SortedDictionary<string, string> _metadata;
    private bool _metadataSeen;
    private Utf8JsonReader _json;

    private SafetensorsHeader(ReadOnlySpan<byte> header, long dataLength, SafetensorsFile file)
    {
        _file = file;
        _dataLength = dataLength;
        _entries = new(StringComparer.Ordinal);
        _metadata = new(StringComparer.Ordinal);
        _json = new Utf8JsonReader(header, new JsonReaderOptions { MaxDepth = 4 });
    }

    /// <summary>Reads a header.</summary>
    /// <param name="header">Its bytes.</param>
    /// <param name="dataLength">Bytes behind it.</param>
    /// <param name="file">The file that the entries belong to.</param>
    public static (Dictionary<string, SafetensorsEntry> Entries, SortedDictionary<string, string> Metadata) Read(ReadOnlySpan<byte> header, long dataLength, SafetensorsFile file)
    {
        if (header.IsEmpty || header[0] != (byte)'{')
        {
            throw file.Broken("expected the header to start with '{'");
        }

        try
        {
            var reader = new SafetensorsHeader(header, dataLength, file);
            reader.ReadObject();
            reader.CheckLayout();
            return (reader._entries, reader._metadata);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            // The reader's own message quotes the file's bytes; its place is enough.
            string place = e is JsonException { BytePositionInLine: { } at } ? $" (at byte {at:N0} of its line {((JsonException)e).LineNumber + 1:N0})" : "";
            throw file.Broken($"its header is no JSON of the expected form{place}", e);
        }
    }

    private void ReadObject()
    {
        _json.Read();
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            string name = _json.GetString()!;
            _json.Read();
            if (name == "__metadata__")
            {
                Expect(!_metadataSeen, name, "one value; it occurs twice");
                _metadataSeen = true;
                ReadMetadata();
            }
            else if (!_entries.TryAdd(name, ReadEntry(name)))
            {
                throw _file.Broken($"{QuotedText.Of(name)} occurs twice in the header");
            }
        }

        if (_json.TokenType != JsonTokenType.EndObject || _json.Read())
        {
            throw _file.Broken("the header does not end with '}'");
        }
    }

    private void ReadMetadata()
    {
        Expect(_json.TokenType == JsonTokenType.StartObject, "__metadata__", "an object");
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            string key = _json.GetString()!;
            _json.Read();
            Expect(_json.TokenType == JsonTokenType.String, key, "a text");
            Expect(_metadata.TryAdd(key, _json.GetString()!), key, "one value");
        }
    }

    private SafetensorsEntry ReadEntry(string name)
    {
        Expect(_json.TokenType == JsonTokenType.StartObject, name, "an object");
        SafetensorsType? type = null;
        long[]? shape = null, offsets = null;
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            if (type is null && _json.ValueTextEquals("dtype"u8))
            {
                _json.Read();
                Expect(_json.TokenType == JsonTokenType.String, name, "a text as dtype");
                type = SafetensorsTypes.TryRead(in _json, out SafetensorsType found)
                    ? found
                    : throw _file.Broken($"{QuotedText.Of(name)} has the unknown type {QuotedText.Of(_json.GetString())}");
            }
            else if (shape is null && _json.ValueTextEquals("shape"u8))
            {
                _json.Read();
                shape = ReadNumbers(name, MaximumDimensions);
            }
            else if (offsets is null && _json.ValueTextEquals("data_offsets"u8))
            {
                _json.Read();
                offsets = ReadNumbers(name, 2);
            }
            else
            {
                throw _file.Broken($"{QuotedText.Of(name)} has an unknown or repeated property {QuotedText.Of(_json.GetString())}");
            }
        }

        Expect(type is not null && shape is not null && offsets is { Length: 2 }, name, "dtype, shape and two data_offsets");
        return new SafetensorsEntry(_file, name, type!.Value, shape!, offsets![0], offsets[1]);
    }

    private long[] ReadNumbers(string name, int most)
    {
        Expect(_json.TokenType == JsonTokenType.StartArray, name, "an array of numbers");
        Span<long> numbers = stackalloc long[MaximumDimensions];
        int count = 0;
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            long n = 0;
            if (_json.TokenType != JsonTokenType.Number || !_json.TryGetInt64(out n) || n < 0 || count == most)
            {
                throw _file.Broken($"{QuotedText.Of(name)} should have at most {most} whole numbers from 0");
            }

            numbers[count++] = n;
        }

        return numbers[..count].ToArray();
    }

    private readonly void CheckLayout()
    {
        SafetensorsEntry[] inOrder = [.. _entries.Values];
        Array.Sort(inOrder, (a, b) => a.Begin != b.Begin ? a.Begin.CompareTo(b.Begin) : a.End.CompareTo(b.End));
        long expected = 0;
        foreach (SafetensorsEntry e in inOrder)
        {
            if (e.Begin != expected || e.End < e.Begin)
            {
                throw _file.Broken($"{QuotedText.Of(e.Name)} should begin at byte {expected} of the data, found [{e.Begin}, {e.End}): tensors overlap or leave a hole");
            }

            if (e.End > _dataLength)
            {
                throw _file.Broken($"{QuotedText.Of(e.Name)} should end at byte {e.End} of the data, the file has only {_dataLength}: it is truncated");
            }

            if (SafetensorsTypes.TrySize(e.Type, (long[])e.Shape) != e.End - e.Begin)
            {
                throw _file.Broken($"{QuotedText.Of(e.Name)} of {e.Description} does not fit its {e.End - e.Begin} bytes");
            }

            expected = e.End;
        }

        if (expected != _dataLength)
        {
            throw _file.Broken($"expected {expected} bytes of data, found {_dataLength}: bytes that belong to no tensor");
        }
    }

    private readonly void Expect(bool holds, string name, string what)
    {
        if (!holds)
        {
            throw _file.Broken($"{QuotedText.Of(name)} should have {what}");
        }
    }
}
