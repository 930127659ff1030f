using System.Runtime.InteropServices;
using System.Text;

using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>
/// Learns a WordPiece vocabulary as Hugging Face's <c>WordPieceTrainer</c> does: words as characters, all but the first marked
/// <c>##</c>; the most frequent pair is joined until the vocabulary is full (<see cref="PairLearner"/>); the merges are then
/// forgotten, because WordPiece encodes by the longest piece.
/// </summary>
/// <remarks>
/// The first WordPiece (Schuster and Nakajima 2012) joins the pair that raises the likelihood most, count(ab) ÷ (count(a) count(b)).
/// Frequency is what Hugging Face trains with and favours pieces that occur, which a small model needs to learn their meaning.
/// </remarks>
public static class WordPieceTrainer
{
    private const string Prefix = "##";

    /// <summary>Learns from texts, which are read once.</summary>
    /// <param name="texts">Any texts.</param>
    /// <param name="options">Size and treatment.</param>
    /// <param name="progress">Told about texts counted and tokens learned; null for nobody.</param>
    /// <param name="cancellationToken">Stops between texts and between merges.</param>
    /// <exception cref="ArgumentException">When options are out of range; all are named at once.</exception>
    /// <exception cref="UnderstudyException">When there is not one word in the texts (<see cref="ErrorCode.TooFewExamples"/>).</exception>
    public static TextTokenizer Train(IEnumerable<string> texts, TokenizerTrainingOptions options, IProgress<StageProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfInvalid(256);
        (string Word, long Count)[] words = WordCounts.Of(texts, WordSplitter.ForPieces(options.LowerCase), options.MaximumWords, progress, cancellationToken);
        List<string> tokens = [.. TextTokenizer.SpecialTokenTexts, .. Alphabet(words, Math.Min(options.AlphabetSize, options.VocabularySize * 3 / 4))];
        var learner = new PairLearner(tokens, (left, right) => left + right[Prefix.Length..]);
        List<int> symbols = [];
        foreach ((string word, long count) in words)
        {
            symbols.Clear();
            symbols.AddRange(Characters(word).Select(learner.IdOf));
            if (!symbols.Contains(-1))
            {
                learner.Add(CollectionsMarshal.AsSpan(symbols), count);
            }
        }

        learner.Learn(options.VocabularySize, options.MinimumFrequency, progress, cancellationToken);
        return TextTokenizer.FromPieces(tokens, options.LowerCase);
    }

    private static IEnumerable<string> Characters(string word)
    {
        bool first = true;
        foreach (Rune rune in word.EnumerateRunes())
        {
            yield return first ? rune.ToString() : Prefix + rune;
            first = false;
        }
    }

    // The most frequent pieces of one character, then in ordinal order: what is first or second by a hair does not move the ids.
    private static IEnumerable<string> Alphabet((string Word, long Count)[] words, int most)
    {
        Dictionary<string, long> counts = new(StringComparer.Ordinal);
        foreach ((string word, long count) in words)
        {
            foreach (string piece in Characters(word))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, piece, out _) += count;
            }
        }

        return counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(most).Select(c => c.Key).Order(StringComparer.Ordinal);
    }
}
