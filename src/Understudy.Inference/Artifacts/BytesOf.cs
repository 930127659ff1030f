using System.Buffers;
using System.Runtime.InteropServices;

namespace Understudy.Inference;

/// <summary>The bytes of numbers in place. Owns nothing, so that disposing it does nothing.</summary>
/// <param name="values">The numbers; at most 2 GiB of them.</param>
internal sealed class BytesOf<T>(ReadOnlyMemory<T> values) : MemoryManager<byte>
    where T : unmanaged
{
    private readonly Memory<T> _values = MemoryMarshal.AsMemory(values);

    /// <inheritdoc/>
    public override Span<byte> GetSpan() => MemoryMarshal.AsBytes(_values.Span);

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException("The bytes are read through their span only.");

    /// <inheritdoc/>
    public override void Unpin()
    {
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
    }
}
