using System.Buffers;

namespace Understudy.Inference;

/// <summary>
/// The words that a tokenizer reads from a text, cleaned and cut exactly as in encoding: what a vocabulary is learned from.
/// Immutable and thread-safe.
/// </summary>
public sealed class WordSplitter
{
    private readonly BertTextOptions _bert;
    private readonly BytePairOptions? _bytePair;

    private WordSplitter(BertTextOptions bert, BytePairOptions? bytePair) => (_bert, _bytePair) = (bert, bytePair);

    /// <summary>The words of <see cref="TextTokenizer.FromPieces"/>; those of more than 100 code points, always unknown, are left out.</summary>
    /// <param name="lowerCase">Whether text is lower-cased and stripped of accents.</param>
    public static WordSplitter ForPieces(bool lowerCase) => new(new BertTextOptions { LowerCase = lowerCase }, null);

    /// <summary>The words of <see cref="TextTokenizer.FromMerges"/>, each with the space before it.</summary>
    /// <param name="lowerCase">Whether text is lower-cased.</param>
    public static WordSplitter ForMerges(bool lowerCase) => new(new BertTextOptions(), new BytePairOptions { LowerCase = lowerCase, PrefixSpace = true });

    /// <summary>Gives each word of a text in turn. The span is valid during the call only.</summary>
    public void Split(ReadOnlySpan<char> text, Action<ReadOnlySpan<char>> take)
    {
        ArgumentNullException.ThrowIfNull(take);
        if (_bytePair is { } options)
        {
            SplitPieces(text, options, take);
            return;
        }

        var words = new BertWordReader(text, _bert, stackalloc char[BertWordReader.BufferLength(_bert)]);
        while (words.Next())
        {
            if (!words.IsTooLong)
            {
                take(words.Word);
            }
        }
    }

    private static void SplitPieces(ReadOnlySpan<char> text, BytePairOptions options, Action<ReadOnlySpan<char>> take)
    {
        char[] buffer = ArrayPool<char>.Shared.Rent(BytePairPieces.LongestResult(text, options));
        try
        {
            ReadOnlySpan<char> normalized = buffer.AsSpan(0, BytePairPieces.Normalize(text, options, buffer));
            for (int start = 0; start < normalized.Length;)
            {
                int end = BytePairPieces.EndOf(normalized, start, options.Cuts);
                take(normalized[start..end]);
                start = end;
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }
}
