using System.IO.Hashing;
using System.Text;

namespace Understudy.Data;

/// <summary>
/// Tells whether answers go with how much two slots of a prompt have in common, as grades of relevance do in any language: a query's words
/// stand in what is relevant to it. Keeps a fixed number of calls. Not thread-safe.
/// </summary>
/// <remarks>Measured as the correlation ratio (Fisher, 1925): the part of the overlap's variance that lies between answers.</remarks>
internal sealed class SlotOverlap
{
    private const int MostCalls = 400, MostSlots = 8, MostWords = 256, LongestAnswer = 400;
    private const int LeastCalls = 30, LeastOfAnswer = 5; // a refusal that came once explains whatever its call alone has
    private const double LeastShare = 0.1; // of the words that two slots share on average, where they go together best

    private const double Chance = 12; // by the number of calls: what the best of a few pairs reaches once in a few hundred times if nothing goes with them (χ² of 2 to 4 degrees)

    /// <summary>From here on grades go with what slots share; from <see cref="Clear"/> on a few answers do, whatever they are called.</summary>
    public const double Strong = 0.12, Clear = 0.25;

    private readonly List<(string Answer, int Slots, float[] Shares)> _calls = [];
    private readonly HashSet<uint>[] _words = [.. Enumerable.Range(0, MostSlots).Select(_ => new HashSet<uint>())];
    private readonly PromptTokens _tokens = new();

    /// <summary>Takes a call.</summary>
    /// <param name="answer">Its answer.</param>
    /// <param name="text">Its stream.</param>
    /// <param name="slots">The places of its slots.</param>
    public void Add(string answer, ReadOnlySpan<byte> text, ReadOnlySpan<Range> slots)
    {
        if (_calls.Count == MostCalls || slots.Length is < 2 or > MostSlots || answer.Length > LongestAnswer)
        {
            return;
        }

        for (int i = 0; i < slots.Length; i++)
        {
            Read(text[slots[i]], _words[i]);
        }

        var shares = new float[slots.Length * (slots.Length - 1) / 2];
        for (int a = 0, pair = 0; a < slots.Length; a++)
        {
            for (int b = a + 1; b < slots.Length; b++, pair++)
            {
                (HashSet<uint> few, HashSet<uint> many) = _words[a].Count <= _words[b].Count ? (_words[a], _words[b]) : (_words[b], _words[a]);
                shares[pair] = few.Count == 0 ? 0 : (float)few.Count(many.Contains) / few.Count;
            }
        }

        _calls.Add((answer, slots.Length, shares));
    }

    /// <summary>The correlation ratio of the pair of slots that tells most, in [0, 1]; 0 where there are too few calls to tell it from chance.</summary>
    /// <param name="slots">Number of the prompt's slots.</param>
    /// <param name="label">Reads an answer's label; null for none.</param>
    public double Strongest(int slots, Func<string, string?> label)
    {
        (string? Label, float[] Shares)[] calls = [.. _calls.Where(c => c.Slots == slots).Select(c => (Label: label(c.Answer), c.Shares)).Where(c => c.Label is not null)];
        double strongest = calls.Length < LeastCalls ? 0 : Enumerable.Range(0, calls[0].Shares.Length).Max(pair => Ratio(calls, pair));
        return strongest < Chance / calls.Length ? 0 : strongest;
    }

    /// <summary>The correlation ratio of one pair of slots, corrected for the number of answers (ε², Kelley, 1935).</summary>
    private static double Ratio((string? Label, float[] Shares)[] calls, int pair)
    {
        IGrouping<string?, (string? Label, float[] Shares)>[] groups = [.. calls.GroupBy(c => c.Label, StringComparer.Ordinal).Where(g => g.Count() >= LeastOfAnswer)];
        if (groups.Length < 2 || groups.Max(g => g.Average(c => c.Shares[pair])) < LeastShare)
        {
            return 0;
        }

        calls = [.. groups.SelectMany(g => g)];
        double mean = calls.Average(c => (double)c.Shares[pair]);
        double all = calls.Sum(c => (c.Shares[pair] - mean) * (c.Shares[pair] - mean));
        double within = all - groups.Sum(g => g.Count() * Math.Pow(g.Average(c => (double)c.Shares[pair]) - mean, 2));
        return all <= 0 || groups.Length == calls.Length ? 0 : Math.Max(0, 1 - (within / (calls.Length - groups.Length) / (all / (calls.Length - 1))));
    }

    /// <summary>A text's words, without punctuation.</summary>
    private void Read(ReadOnlySpan<byte> text, HashSet<uint> words)
    {
        words.Clear();
        _tokens.Read(text);
        Span<byte> lower = stackalloc byte[64];
        foreach (PromptTokens.Token token in _tokens.All)
        {
            ReadOnlySpan<byte> word = text[token.Start..token.End];
            if (PromptTokens.WordLength(text, token.Start) == 0 || word.Length > lower.Length || words.Count == MostWords)
            {
                continue;
            }

            Ascii.ToLower(word, lower, out int length);
            words.Add(length == word.Length ? (uint)XxHash3.HashToUInt64(lower[..length]) : token.Hash);
        }
    }
}
