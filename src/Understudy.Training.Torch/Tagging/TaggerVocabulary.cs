using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>Which words and n-grams a tagger knows: those that training rows have often enough, in the order of their hashes.</summary>
internal static class TaggerVocabulary
{
    public static WordEncoder Learn(IReadOnlyList<AlignedRow> rows, TaggerOptions options)
    {
        var words = new Dictionary<uint, int>();
        var grams = new Dictionary<uint, int>();
        Span<uint> hashes = stackalloc uint[WordHashes.MostGrams(options.MinimumGram, options.MaximumGram)];
        foreach (AlignedRow row in rows)
        {
            foreach (WordSpan span in row.Words)
            {
                ReadOnlySpan<char> word = row.Text.AsSpan(span.Start, span.Length);
                uint hash = WordHashes.Word(word);
                int seen = words.GetValueOrDefault(hash);
                words[hash] = seen + 1;
                if (seen == 0)
                {
                    Span<uint> all = hashes[..WordHashes.Grams(word, options.MinimumGram, options.MaximumGram, hashes)];
                    all.Sort();
                    for (int i = 0; i < all.Length; i++)
                    {
                        grams[all[i]] = grams.GetValueOrDefault(all[i]) + (i == 0 || all[i] != all[i - 1] ? 1 : 0);
                    }
                }
            }
        }

        return new WordEncoder(Frequent(words, options.LeastWordCount), Frequent(grams, options.LeastGramWords), options.MinimumGram, options.MaximumGram);

        static uint[] Frequent(Dictionary<uint, int> counts, int least) => [.. counts.Where(c => c.Value >= least).Select(c => c.Key).Order()];
    }
}
