using System.Numerics;

namespace Understudy.Inference;

/// <summary>
/// Buffers of one extraction, reused from text to text so that nothing is allocated once they have grown to the longest
/// text seen. Not thread-safe: one a thread.
/// </summary>
public sealed class FeatureScratch
{
    /// <summary>Number of feature blocks.</summary>
    public const int Blocks = 4;

    private int[] _slots = new int[1024];
    private int _mask = 1023;
    private float[] _logits = new float[64];

    /// <summary>Makes empty buffers.</summary>
    /// <param name="tracksPositions">Whether to note where in the text each n-gram first stands (for explanations only).</param>
    public FeatureScratch(bool tracksPositions = false) => TracksPositions = tracksPositions;

    /// <summary>Whether positions are noted.</summary>
    public bool TracksPositions { get; }

    /// <summary>Distinct features of the last text.</summary>
    public int Count { get; internal set; }

    /// <summary>Hash of each distinct feature, block after block, in order of first occurrence.</summary>
    public ReadOnlySpan<uint> Hashes => HashBuffer.AsSpan(0, Count);

    /// <summary>How often each feature occurs in the text.</summary>
    public ReadOnlySpan<int> Counts => CountBuffer.AsSpan(0, Count);

    /// <summary>The normalised text's length.</summary>
    internal int Length { get; set; }

    internal uint[] HashBuffer { get; private set; } = new uint[512];

    internal int[] CountBuffer { get; private set; } = new int[512];

    internal uint[] Raw { get; private set; } = new uint[512]; // hashes before counting

    internal (int Start, int End, int SecondStart, int SecondEnd)[] RawPosition { get; private set; } = [];

    internal ulong[] State { get; private set; } = new ulong[256]; // [characters]

    internal char[] Normalized { get; private set; } = new char[256];

    internal int[] Origin { get; private set; } = []; // [characters] position in the caller's text, when positions are tracked

    internal ulong[] WordHash { get; private set; } = new ulong[128];

    internal (int Start, int End)[] WordSpan { get; private set; } = new (int, int)[128];

    internal (int Start, int End, int SecondStart, int SecondEnd)[] Position { get; private set; } = [];

    internal int[] BlockEnds { get; } = new int[Blocks];

    // Buffers of prediction, sized with the features so that one place grows everything.
    internal FeatureSlot[] Slots { get; private set; } = new FeatureSlot[512];

    internal int[] HitRow { get; private set; } = new int[512];

    internal float[] HitValue { get; private set; } = new float[512];

    internal float[] BlockSum { get; private set; } = new float[64];

    /// <summary>End (exclusive) of a block's features in <see cref="Hashes"/>; a block starts where the one before ends.</summary>
    public int BlockEnd(FeatureBlock block) => BlockEnds[(int)block];

    internal void ReserveText(int characters)
    {
        if (Normalized.Length < characters)
        {
            Normalized = new char[Grown(characters)];
            State = new ulong[Normalized.Length];
        }

        if (TracksPositions && Origin.Length < Normalized.Length)
        {
            Origin = new int[Normalized.Length];
        }

        // At most one word a character: symbols are words of one character and need nothing between them.
        if (WordHash.Length < characters)
        {
            WordHash = new ulong[Grown(characters)];
            WordSpan = new (int, int)[WordHash.Length];
        }
    }

    internal void ReserveFeatures(int bound)
    {
        if (HashBuffer.Length < bound)
        {
            int size = Grown(bound);
            HashBuffer = new uint[size];
            Raw = new uint[size];
            CountBuffer = new int[size];
            Slots = new FeatureSlot[size];
            HitRow = new int[size];
            HitValue = new float[size];
        }

        if (TracksPositions && Position.Length < HashBuffer.Length)
        {
            Position = new (int, int, int, int)[HashBuffer.Length];
            RawPosition = new (int, int, int, int)[HashBuffer.Length];
        }

        int wanted = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(bound * 3L, 256, 1 << 30));
        if (_slots.Length < wanted)
        {
            _slots = new int[wanted];
        }

        _mask = wanted - 1;
        _slots.AsSpan(0, wanted).Clear();
        Count = 0;
    }

    internal void Note(int raw, int start, int end, int secondStart = 0, int secondEnd = 0)
    {
        if (TracksPositions)
        {
            RawPosition[raw] = (start, end, secondStart, secondEnd);
        }
    }

    internal void ReserveClasses(int padded)
    {
        if (BlockSum.Length < padded)
        {
            BlockSum = new float[padded];
        }
    }

    internal Span<float> LogitsFor(int padded)
    {
        if (_logits.Length < padded)
        {
            _logits = new float[padded];
        }

        return _logits.AsSpan(0, padded);
    }

    internal Span<int> SlotTable(out int mask)
    {
        mask = _mask;
        return _slots;
    }

    private static int Grown(int wanted) => (int)Math.Min(Array.MaxLength, BitOperations.RoundUpToPowerOf2((uint)wanted));
}
