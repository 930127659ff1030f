using System.Buffers.Binary;
using System.Security.Cryptography;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>Which part every row belongs to. No unit straddles two parts.</summary>
public sealed class Partition
{
    internal Partition(SplitKind[] of, int[] unit, bool byTime)
    {
        Of = of;
        Unit = unit;
        ByTime = byTime;
    }

    /// <summary>The part of every row.</summary>
    public SplitKind[] Of { get; } // [rows]

    /// <summary>The unit of every row, as <see cref="NearDuplicates.Group"/> numbers them.</summary>
    public int[] Unit { get; } // [rows]

    /// <summary>Whether the division is by time (newest rows in test, then calibration, then selection).</summary>
    public bool ByTime { get; }

    /// <summary>SHA-256 over the part and unit of every row.</summary>
    public ContentHash ContentHash => Hash();

    /// <summary>The rows of a part, ascending.</summary>
    public int[] Rows(SplitKind kind)
    {
        var rows = new int[Count(kind)];
        for (int row = 0, n = 0; row < Of.Length; row++)
        {
            if (Of[row] == kind)
            {
                rows[n++] = row;
            }
        }

        return rows;
    }

    /// <summary>How many rows a part has.</summary>
    public int Count(SplitKind kind) => Of.AsSpan().Count(kind);

    /// <summary>How many units a part has.</summary>
    public int UnitCount(SplitKind kind)
    {
        var seen = new HashSet<int>();
        for (int row = 0; row < Of.Length; row++)
        {
            if (Of[row] == kind)
            {
                seen.Add(Unit[row]);
            }
        }

        return seen.Count;
    }

    private ContentHash Hash()
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> record = stackalloc byte[5];
        for (int row = 0; row < Of.Length; row++)
        {
            record[0] = (byte)Of[row];
            BinaryPrimitives.WriteInt32LittleEndian(record[1..], Unit[row]);
            sha.AppendData(record);
        }

        return ContentHash.FromDigest(sha.GetHashAndReset());
    }
}
