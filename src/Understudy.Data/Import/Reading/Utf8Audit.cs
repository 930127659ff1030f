using System.Buffers;
using System.Text;

namespace Understudy.Data;

/// <summary>
/// Counts well-formed and broken multi-byte sequences as bytes pass, so that UTF-8 with a few damaged places can be told
/// from text of one byte a character (whose accented letters are nearly all broken UTF-8).
/// </summary>
internal sealed class Utf8Audit
{
    private readonly byte[] _carry = new byte[4];
    private int _carried;

    /// <summary>Characters of two bytes or more.</summary>
    public long WellFormed { get; private set; }

    /// <summary>Places that are no UTF-8.</summary>
    public long Broken { get; private set; }

    /// <summary>Whether most of what is not ASCII is no UTF-8.</summary>
    public bool LooksLikeOneByteText => Broken > WellFormed;

    /// <summary>Takes the next bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (_carried > 0 && !bytes.IsEmpty)
        {
            _carry[_carried++] = bytes[0];
            bytes = bytes[1..];
            OperationStatus status = Rune.DecodeFromUtf8(_carry.AsSpan(0, _carried), out _, out int used);
            if (status == OperationStatus.NeedMoreData)
            {
                continue;
            }

            Tally(status, used);
            _carry.AsSpan(used, _carried - used).CopyTo(_carry);
            _carried -= used;
        }

        while (!bytes.IsEmpty)
        {
            int ascii = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0)
            {
                return;
            }

            bytes = bytes[ascii..];
            OperationStatus status = Rune.DecodeFromUtf8(bytes, out _, out int used);
            if (status == OperationStatus.NeedMoreData)
            {
                bytes.CopyTo(_carry);
                _carried = bytes.Length;
                return;
            }

            Tally(status, used);
            bytes = bytes[used..];
        }
    }

    /// <summary>The text ends here: an unfinished character is a broken one.</summary>
    public void Complete()
    {
        Broken += _carried > 0 ? 1 : 0;
        _carried = 0;
    }

    private void Tally(OperationStatus status, int used)
    {
        if (status != OperationStatus.Done)
        {
            Broken++;
        }
        else if (used > 1)
        {
            WellFormed++;
        }
    }
}
