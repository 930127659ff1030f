using System.Runtime.InteropServices;

namespace Understudy.Training;

/// <summary>Zeroed floats that begin at a cache line, so that no vector of a weight row straddles two lines.</summary>
internal sealed class AlignedFloats
{
    private const int Line = 64;
    private readonly float[] _array;
    private readonly int _offset;
    private readonly int _length;

    public AlignedFloats(int length)
    {
        _length = length;
        // Pinned, so that the alignment lasts.
        _array = GC.AllocateArray<float>(length + (Line / sizeof(float)), pinned: true);
        long address = Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0);
        _offset = (int)((Line - (address % Line)) % Line / sizeof(float));
    }

    public Span<float> Span => _array.AsSpan(_offset, _length);
}
