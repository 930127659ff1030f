using Understudy.Inference;

namespace Understudy.Training;

/// <summary>
/// Chooses among the places that a row's values may come from: spans must not overlap, the items of a list keep their order, and where that
/// leaves a choice, the words around a slot's unambiguous spans in other rows decide. Of equals the leftmost.
/// </summary>
internal sealed class SpanResolver
{
    private const int MostTried = 4096;
    private const double PseudoCount = 0.1;

    private readonly Dictionary<(int Slot, int Side, string Word), int> _context = [];
    private readonly Dictionary<int, int> _spans = [];

    /// <summary>A value that needs a place.</summary>
    /// <param name="Slot">Its slot.</param>
    /// <param name="Candidates">Places.</param>
    public sealed record Wanted(int Slot, IReadOnlyList<Candidate> Candidates);

    /// <summary>Learns from a row where every value has one place.</summary>
    public void Learn(string text, WordSpan[] words, IReadOnlyList<Wanted> wanted)
    {
        if (wanted.Any(w => w.Candidates.Count != 1))
        {
            return;
        }

        foreach (Wanted w in wanted)
        {
            _spans[w.Slot] = _spans.GetValueOrDefault(w.Slot) + 1;
            foreach ((int side, string word) in Around(text, words, w.Candidates[0]))
            {
                _context[(w.Slot, side, word)] = _context.GetValueOrDefault((w.Slot, side, word)) + 1;
            }
        }
    }

    /// <summary>The best choice; null when values cannot all have a place of their own.</summary>
    public IReadOnlyList<TaggedSpan>? Resolve(string text, WordSpan[] words, IReadOnlyList<Wanted> wanted)
    {
        var chosen = new Candidate[wanted.Count];
        Candidate[]? best = null;
        double bestScore = double.NegativeInfinity;
        int tried = 0;
        Try(0, 0);
        return best is null ? null : [.. best.Select((c, i) => new TaggedSpan(wanted[i].Slot, c.First, c.Last)).OrderBy(s => s.First)];

        void Try(int at, double score)
        {
            if (tried++ > MostTried)
            {
                return;
            }

            if (at == wanted.Count)
            {
                if (score > bestScore)
                {
                    (best, bestScore) = ([.. chosen], score);
                }

                return;
            }

            foreach (Candidate candidate in wanted[at].Candidates)
            {
                if (Fits(at, candidate))
                {
                    chosen[at] = candidate;
                    Try(at + 1, score + Score(wanted[at].Slot, candidate));
                }
            }
        }

        bool Fits(int at, Candidate candidate)
        {
            for (int i = 0; i < at; i++)
            {
                if ((candidate.First <= chosen[i].Last && chosen[i].First <= candidate.Last) || (wanted[i].Slot == wanted[at].Slot && chosen[i].First > candidate.First))
                {
                    return false;
                }
            }

            return true;
        }

        double Score(int slot, Candidate candidate) => Around(text, words, candidate)
            .Sum(x => Math.Log((_context.GetValueOrDefault((slot, x.Side, x.Word)) + PseudoCount) / (_spans.GetValueOrDefault(slot) + 1)));
    }

    private static IEnumerable<(int Side, string Word)> Around(string text, WordSpan[] words, Candidate span)
    {
        yield return (-1, Word(span.First - 1));
        yield return (-2, Word(span.First - 2));
        yield return (1, Word(span.Last + 1));

        string Word(int i) => i < 0 || i >= words.Length ? "" : text.Substring(words[i].Start, words[i].Length).ToLowerInvariant();
    }
}
