using System.Buffers;
using System.IO.Hashing;
using System.Text.Json;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>Hashes of JSON values that depend on what they say alone: not on white space, escapes or the order of an object's properties.</summary>
internal static class JsonHash
{
    private const int Inline = 512;

    /// <summary>Hash of the value at the reader, which is then at the value's end. Never 0.</summary>
    public static ulong Of(ref Utf8JsonReader reader, ulong seed) => Math.Max(1, Value(ref reader, Mix(seed)));

    /// <summary>Every bit of the result hangs on every bit of the argument.</summary>
    public static ulong Mix(ulong z) => SeededRandom.Mix(z);

    private static ulong Value(ref Utf8JsonReader reader, ulong seed)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                ulong members = 0;
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    ulong name = Text(ref reader, 3);
                    reader.Read();
                    members += Mix(name ^ Value(ref reader, 5));
                }

                return Mix(seed ^ members);
            case JsonTokenType.StartArray:
                ulong items = Mix(seed + 7);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items = Mix(items + Value(ref reader, 11));
                }

                return items;
            case JsonTokenType.String:
                return Mix(seed ^ Text(ref reader, 13));
            default:
                return Mix(seed ^ XxHash3.HashToUInt64(reader.ValueSpan, 17));
        }
    }

    private static ulong Text(ref Utf8JsonReader reader, long seed)
    {
        if (!reader.ValueIsEscaped)
        {
            return XxHash3.HashToUInt64(reader.ValueSpan, seed);
        }

        byte[]? rented = null;
        Span<byte> buffer = reader.ValueSpan.Length <= Inline ? stackalloc byte[Inline] : rented = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        int length = reader.CopyString(buffer);
        ulong hash = XxHash3.HashToUInt64(buffer[..length], seed);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return hash;
    }
}
