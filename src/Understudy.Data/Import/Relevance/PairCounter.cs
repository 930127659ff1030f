using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Understudy.Data;

/// <summary>
/// Counts queries, their items and repeated pairs by hash: about 60 bytes a query, and as much a pair for the first four
/// million pairs, beyond which repeats are no longer looked for.
/// </summary>
internal sealed class PairCounter : IDisposable
{
    private const int MaximumPairs = 1 << 22;
    private readonly IncrementalHash _sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Dictionary<UInt128, Query> _queries = [];
    private readonly Dictionary<UInt128, (double Teacher, double Gold)> _pairs = [];

    /// <summary>Distinct queries.</summary>
    public int Queries => _queries.Count;

    /// <summary>Queries whose items have different grades.</summary>
    public int Rankable => _queries.Values.Count(q => q.Varies);

    /// <summary>Rows whose pair was there before.</summary>
    public long Repeated { get; private set; }

    /// <summary>Rows among them with another grade than the first one.</summary>
    public long Conflicting { get; private set; }

    /// <summary>Whether there were too many pairs to look for repeats in all of them.</summary>
    public bool Overflowed { get; private set; }

    /// <summary>Fewest, middle and most items.</summary>
    public ItemsPerQuery Items()
    {
        int[] items = [.. _queries.Values.Select(q => q.Items).Order()];
        return items.Length == 0 ? default : new ItemsPerQuery(items[0], items[(items.Length - 1) / 2], items[^1]);
    }

    /// <summary>Takes a row.</summary>
    public void Add(string query, string item, double? teacher, double? gold)
    {
        (double Teacher, double Gold) grades = (teacher ?? double.NaN, gold ?? double.NaN);
        UInt128 key = Hash(query, 0);
        CollectionsMarshal.GetValueRefOrAddDefault(_queries, key, out _).Add(grades.Teacher, grades.Gold);
        UInt128 pair = Hash(item, key);
        if (_pairs.TryGetValue(pair, out (double Teacher, double Gold) first))
        {
            Repeated++;
            Conflicting += first.Equals(grades) ? 0 : 1; // Equals: NaN, for no grade, is equal to itself
        }
        else if (_pairs.Count < MaximumPairs)
        {
            _pairs.Add(pair, grades);
        }
        else
        {
            Overflowed = true;
        }
    }

    public void Dispose() => _sha.Dispose();

    private UInt128 Hash(string text, UInt128 key)
    {
        Span<byte> bytes = stackalloc byte[32];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, key);
        _sha.AppendData(bytes[..16]);
        _sha.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
        _sha.GetHashAndReset(bytes);
        return BinaryPrimitives.ReadUInt128LittleEndian(bytes);
    }

    private struct Query
    {
        private double _teacher, _gold; // the first grade of each kind

        public int Items { get; private set; }

        public bool Varies { get; private set; }

        public void Add(double teacher, double gold)
        {
            if (Items++ == 0)
            {
                (_teacher, _gold) = (teacher, gold);
                return;
            }

            Varies |= Differs(ref _teacher, teacher) || Differs(ref _gold, gold);
        }

        private static bool Differs(ref double first, double next)
        {
            first = double.IsNaN(first) ? next : first;
            return !double.IsNaN(next) && next != first;
        }
    }
}
