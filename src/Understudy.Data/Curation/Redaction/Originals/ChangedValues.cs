using System.Buffers.Binary;
using System.Text.Json;

namespace Understudy.Data;

/// <summary>A value of a JSON document that redaction changed.</summary>
/// <param name="Place">Its number among the document's values, in order; −1 is the whole document.</param>
/// <param name="Bytes">How it stood there, with its quotes.</param>
internal readonly record struct ChangedValue(int Place, ReadOnlyMemory<byte> Bytes);

/// <summary>In which values two forms of a JSON document differ that have the same structure, as a document before and after its redaction.</summary>
internal static class ChangedValues
{
    private const int Whole = -1;

    /// <summary>What has to be put back into the redacted form to get the original, byte for byte but for the user's id.</summary>
    public static IReadOnlyList<ChangedValue> Of(ReadOnlyMemory<byte> original, ReadOnlyMemory<byte> redacted)
    {
        if (redacted.IsEmpty || original.Span.SequenceEqual(redacted.Span))
        {
            return [];
        }

        var changed = new List<ChangedValue>();
        try
        {
            Utf8JsonReader before = new(original.Span, JsonRedactor.Options), after = new(redacted.Span, JsonRedactor.Options);
            bool user = false;
            for (int place = 0; before.Read(); place++)
            {
                if (!after.Read())
                {
                    return [new ChangedValue(Whole, original)];
                }

                if (before.TokenType == JsonTokenType.PropertyName)
                {
                    user = before.CurrentDepth == 1 && (before.ValueTextEquals("user"u8) || before.ValueTextEquals("safety_identifier"u8));
                    continue;
                }

                ReadOnlyMemory<byte> value = original[(int)before.TokenStartIndex..(int)before.BytesConsumed];
                if (!user && !value.Span.SequenceEqual(redacted.Span[(int)after.TokenStartIndex..(int)after.BytesConsumed]))
                {
                    changed.Add(new ChangedValue(place, value));
                }

                user = false;
            }

            return changed;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return [new ChangedValue(Whole, original)]; // what is no JSON was replaced whole
        }
    }

    /// <summary>The redacted form with the values put back.</summary>
    /// <exception cref="InvalidDataException">When the document has no such values.</exception>
    public static ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> redacted, IReadOnlyList<ChangedValue> changed)
    {
        if (changed is [{ Place: Whole } whole])
        {
            return whole.Bytes;
        }

        if (changed.Count == 0)
        {
            return redacted;
        }

        using var output = new MemoryStream(redacted.Length + changed.Sum(c => c.Bytes.Length));
        int next = 0, copied = 0;
        try
        {
            var reader = new Utf8JsonReader(redacted.Span, JsonRedactor.Options);
            for (int place = 0; next < changed.Count && reader.Read(); place++)
            {
                if (changed[next].Place == place)
                {
                    output.Write(redacted.Span[copied..(int)reader.TokenStartIndex]);
                    output.Write(changed[next++].Bytes.Span);
                    copied = (int)reader.BytesConsumed;
                }
            }
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("The redacted text is no JSON.", e);
        }

        output.Write(redacted.Span[copied..]);
        return next == changed.Count ? output.ToArray() : throw new InvalidDataException("The redacted text has fewer values.");
    }

    /// <summary>Both lists as bytes: for each its count, then place, length and bytes of each value.</summary>
    public static byte[] Write(IReadOnlyList<ChangedValue> asked, IReadOnlyList<ChangedValue> answered)
    {
        var bytes = new byte[(2 * sizeof(int)) + asked.Concat(answered).Sum(c => (2 * sizeof(int)) + c.Bytes.Length)];
        int at = 0;
        foreach (IReadOnlyList<ChangedValue> list in (IReadOnlyList<ChangedValue>[])[asked, answered])
        {
            Put(list.Count);
            foreach (ChangedValue value in list)
            {
                Put(value.Place);
                Put(value.Bytes.Length);
                value.Bytes.Span.CopyTo(bytes.AsSpan(at));
                at += value.Bytes.Length;
            }
        }

        return bytes;

        void Put(int number)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), number);
            at += sizeof(int);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">When it did not.</exception>
    public static (IReadOnlyList<ChangedValue> Asked, IReadOnlyList<ChangedValue> Answered) Read(ReadOnlyMemory<byte> bytes)
    {
        int at = 0;
        try
        {
            List<ChangedValue> asked = Take(), answered = Take();
            return at == bytes.Length ? (asked, answered) : throw new InvalidDataException("There is more than the values.");
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new InvalidDataException("The values end early.", e);
        }

        List<ChangedValue> Take()
        {
            var list = new List<ChangedValue>();
            for (int left = Number(); left > 0; left--)
            {
                (int place, int length) = (Number(), Number());
                list.Add(new ChangedValue(place, bytes.Slice(at, length).ToArray()));
                at += length;
            }

            return list;
        }

        int Number()
        {
            int number = BinaryPrimitives.ReadInt32LittleEndian(bytes.Slice(at, sizeof(int)).Span);
            at += sizeof(int);
            return number;
        }
    }
}
