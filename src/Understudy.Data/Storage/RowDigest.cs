using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>
/// SHA-256 over rows in order. Every field has a length or a fixed width, so that no two tables share their bytes. What pairs
/// of query and item and rows with several accepted answers have more stands behind marks that no row begins with: rows without it hash as they always did.
/// </summary>
internal sealed class RowDigest : IDisposable
{
    private const long PairMark = -1, AcceptedMark = -2; // a row begins with its source, which is 1 or more
    private readonly IncrementalHash _sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> _buffer = new(1024);

    public void Add(ExampleRow row)
    {
        _buffer.ResetWrittenCount();
        Number(row.Source);
        Text(row.Input);
        Text(row.Teacher);
        Number(row.TeacherUnreadable ? 1 : 0);
        Number(row.TeacherDistribution?.Count ?? -1);
        if (row.TeacherDistribution is { } distribution)
        {
            foreach ((string label, double p) in distribution.OrderBy(p => p.Key, StringComparer.Ordinal))
            {
                Text(label);
                Number(BitConverter.DoubleToInt64Bits(p));
            }
        }

        Text(row.Gold);
        Text(row.Group);
        Number(row.Time?.ToUnixTimeMilliseconds() ?? long.MinValue);
        Text(row.Model);
        Number(row.Usage.Input);
        Number(row.Usage.CachedInput);
        Number(row.Usage.Output);
        Number(BitConverter.DoubleToInt64Bits(row.LatencyMilliseconds ?? double.NaN));
        Number(row.Responders.Count);
        for (int i = 0; i < row.Responders.Count; i++)
        {
            Text(row.Responders[i]);
        }

        if (row.Query is not null || row.TeacherScore is not null || row.GoldScore is not null)
        {
            Number(PairMark);
            Text(row.Query);
            Number(BitConverter.DoubleToInt64Bits(row.TeacherScore ?? double.NaN));
            Number(BitConverter.DoubleToInt64Bits(row.GoldScore ?? double.NaN));
        }

        if (row.Accepted is not null)
        {
            Number(AcceptedMark);
            Text(row.Accepted);
        }

        _sha.AppendData(_buffer.WrittenSpan);
    }

    /// <summary>The hash of all rows so far.</summary>
    public ContentHash Finish() => ContentHash.FromDigest(_sha.GetHashAndReset());

    public void Dispose() => _sha.Dispose();

    private void Text(string? text)
    {
        Number(text?.Length ?? -1);
        _buffer.Write(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    private void Number(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.GetSpan(sizeof(long)), value);
        _buffer.Advance(sizeof(long));
    }
}
