using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>The identity of rows: what they say, whatever their order in the file.</summary>
public static class DataHash
{
    /// <summary>
    /// SHA-256 over the sorted SHA-256 of the rows: input, teacher's answer, gold (with all accepted answers where there are several), every responder's answer, each length-prefixed UTF-8;
    /// where rows are query-item pairs also the query, and the scores instead of labels as 64-bit numbers. Order does not matter, so that a shuffled file is still the same rows; every byte of every field does. 32 bytes a row.
    /// </summary>
    public static ContentHash Of(ExampleTable table, IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rows);
        var digests = new byte[rows.Count][];
        var buffer = new byte[256];
        for (int i = 0; i < digests.Length; i++)
        {
            int row = rows[i], length = Append(ref buffer, 0, table.Input(row));
            length = Append(ref buffer, length, table.Labels.NameOf(table.Teacher(row)));
            length = Append(ref buffer, length, table.Labels.NameOf(table.Gold(row)));
            if (table.Accepted(row) is { } accepted)
            {
                length = Append(ref buffer, length, accepted);
            }

            for (int r = 0; r < table.ResponderNames.Count; r++)
            {
                length = Append(ref buffer, length, table.Labels.NameOf(table.Responder(r, row)));
            }

            if (table.HasQueries)
            {
                length = Append(ref buffer, length, table.Query(row) < 0 ? "" : table.QueryText(table.Query(row)));
                length = Append(ref buffer, length, table.TeacherScore(row));
                length = Append(ref buffer, length, table.GoldScore(row));
                for (int r = 0; r < table.ResponderNames.Count; r++)
                {
                    length = Append(ref buffer, length, table.ResponderScore(r, row));
                }
            }

            foreach (float p in table.TeacherDistribution(row))
            {
                Grow(ref buffer, length + 4);
                BinaryPrimitives.WriteSingleLittleEndian(buffer.AsSpan(length), p);
                length += 4;
            }

            digests[i] = SHA256.HashData(buffer.AsSpan(0, length));
        }

        Array.Sort(digests, static (a, b) => a.AsSpan().SequenceCompareTo(b));
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (byte[] digest in digests)
        {
            all.AppendData(digest);
        }

        return ContentHash.FromDigest(all.GetHashAndReset());
    }

    /// <summary>The first 64 bits of the SHA-256 of every row's input (of query and item, where rows are pairs), ascending: to see whether two sets share rows.</summary>
    public static ulong[] Fingerprints(ExampleTable table, IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rows);
        var prints = new ulong[rows.Count];
        var buffer = new byte[256];
        Span<byte> digest = stackalloc byte[32];
        for (int i = 0; i < prints.Length; i++)
        {
            int length = Append(ref buffer, 0, table.Input(rows[i]));
            length = table.HasQueries && table.Query(rows[i]) >= 0 ? Append(ref buffer, length, table.QueryText(table.Query(rows[i]))) : length;
            SHA256.HashData(buffer.AsSpan(0, length), digest);
            prints[i] = BinaryPrimitives.ReadUInt64LittleEndian(digest);
        }

        Array.Sort(prints);
        return prints;
    }

    private static int Append(ref byte[] buffer, int at, ReadOnlySpan<char> text)
    {
        int bytes = Encoding.UTF8.GetByteCount(text);
        Grow(ref buffer, at + 4 + bytes);
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(at), bytes);
        Encoding.UTF8.GetBytes(text, buffer.AsSpan(at + 4));
        return at + 4 + bytes;
    }

    private static int Append(ref byte[] buffer, int at, double number)
    {
        Grow(ref buffer, at + 8);
        BinaryPrimitives.WriteDoubleLittleEndian(buffer.AsSpan(at), double.IsNaN(number) ? double.NaN : number);
        return at + 8;
    }

    private static void Grow(ref byte[] buffer, int needed)
    {
        if (buffer.Length < needed)
        {
            Array.Resize(ref buffer, Math.Max(needed, buffer.Length * 2));
        }
    }
}
