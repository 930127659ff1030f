using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>Identity of examples: a hash over what was asked and answered, not over where it is stored.</summary>
public static class ExampleHash
{
    /// <summary>
    /// SHA-256 over input, teacher's answer and gold (all accepted answers where there are several; of pairs also the query and both scores) of the given rows, in ascending
    /// order of row digest: the same rows in another order, or at other places of another file, hash the same.
    /// </summary>
    public static ContentHash OfRows(ExampleTable table, ReadOnlySpan<int> rows)
    {
        ArgumentNullException.ThrowIfNull(table);
        var digests = new byte[rows.Length][];
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int i = 0; i < rows.Length; i++)
        {
            Append(sha, table.Input(rows[i]));
            Append(sha, table.Labels.NameOf(table.Teacher(rows[i])));
            Append(sha, table.Labels.NameOf(table.Gold(rows[i])));
            if (table.Accepted(rows[i]) is { } accepted)
            {
                Append(sha, accepted);
            }

            if (table.Query(rows[i]) is >= 0 and int query)
            {
                Append(sha, table.QueryText(query));
                Append(sha, table.TeacherScore(rows[i]));
                Append(sha, table.GoldScore(rows[i]));
            }

            digests[i] = sha.GetHashAndReset();
        }

        Array.Sort(digests, static (a, b) => a.AsSpan().SequenceCompareTo(b));
        foreach (byte[] digest in digests)
        {
            sha.AppendData(digest);
        }

        return ContentHash.FromDigest(sha.GetHashAndReset());
    }

    private static void Append(IncrementalHash sha, double score)
    {
        Span<byte> bits = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(bits, double.IsNaN(score) ? double.NaN : score);
        sha.AppendData(bits);
    }

    private static void Append(IncrementalHash sha, ReadOnlySpan<char> text)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
        sha.AppendData(length);
        sha.AppendData(MemoryMarshal.AsBytes(text));
    }
}
