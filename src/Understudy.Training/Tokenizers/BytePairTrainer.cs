using System.Text;

using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>
/// Learns byte-level byte-pair encoding (Sennrich 1508.07909 on GPT-2's bytes and cuts): the 256 bytes, and the most frequent pair
/// joined until the vocabulary is full (<see cref="PairLearner"/>). Nothing is ever unknown.
/// </summary>
public static class BytePairTrainer
{
    private const int Smallest = 261; // 256 bytes and the special tokens

    /// <summary>Learns from texts, which are read once.</summary>
    /// <param name="texts">Any texts.</param>
    /// <param name="options">Size and treatment; at least 261 tokens.</param>
    /// <param name="progress">Told about texts counted and tokens learned; null for nobody.</param>
    /// <param name="cancellationToken">Stops between texts and between merges.</param>
    /// <exception cref="ArgumentException">When options are out of range; all are named at once.</exception>
    /// <exception cref="UnderstudyException">When there is not one word in the texts (<see cref="ErrorCode.TooFewExamples"/>).</exception>
    public static TextTokenizer Train(IEnumerable<string> texts, TokenizerTrainingOptions options, IProgress<StageProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfInvalid(Smallest);
        (string Word, long Count)[] words = WordCounts.Of(texts, WordSplitter.ForMerges(options.LowerCase), options.MaximumWords, progress, cancellationToken);
        IReadOnlyList<string> alphabet = TextTokenizer.ByteTokenTexts;
        List<string> tokens = [.. TextTokenizer.SpecialTokenTexts, .. alphabet.Order(StringComparer.Ordinal)];
        var learner = new PairLearner(tokens, string.Concat);
        int[] ids = [.. alphabet.Select(learner.IdOf)];
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(WordCounts.LongestWord)];
        var symbols = new int[bytes.Length];
        foreach ((string word, long count) in words)
        {
            ReadOnlySpan<char> joined = options.ForCopying ? word.AsSpan().TrimStart(' ') : word;
            if (options.ForCopying && (joined.Length == 0 || char.IsNumber(joined[0])))
            {
                continue; // spaces and digits are never joined
            }

            int length = Encoding.UTF8.GetBytes(joined, bytes);
            for (int i = 0; i < length; i++)
            {
                symbols[i] = ids[bytes[i]];
            }

            learner.Add(symbols.AsSpan(0, length), count);
        }

        learner.Learn(options.VocabularySize, options.MinimumFrequency, progress, cancellationToken);
        return TextTokenizer.FromMerges(tokens, [.. learner.Merges.Select(m => (tokens[m.Left], tokens[m.Right]))], options.LowerCase, prefixSpace: !options.ForCopying);
    }
}
