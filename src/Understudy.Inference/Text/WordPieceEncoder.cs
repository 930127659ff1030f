namespace Understudy.Inference;

/// <summary>
/// WordPiece (Schuster and Nakajima 2012, as in BERT 1810.04805): the words of <see cref="BertWordReader"/>, each cut greedily into
/// the longest known pieces from the left; a word that cannot be cut, or is too long, is one unknown token.
/// </summary>
internal sealed class WordPieceEncoder : ITextEncoder
{
    /// <summary>What a piece that continues a word begins with.</summary>
    public const string Prefix = "##";

    private readonly BertTextOptions _options;
    private readonly PieceTrie _pieces;
    private readonly int _unknown;

    /// <summary>Takes the vocabulary; special tokens are never found in text.</summary>
    public WordPieceEncoder(BertTextOptions options, TokenVocabulary vocabulary)
    {
        _options = options;
        _unknown = vocabulary.Specials.Unknown;
        _pieces = new PieceTrie(vocabulary.Tokens, id => !vocabulary.IsSpecial(id), BertWordReader.BufferLength(options));
    }

    /// <inheritdoc/>
    public void Encode(scoped ReadOnlySpan<char> text, int enough, ref TokenBuffer output)
    {
        var words = new BertWordReader(text, _options, stackalloc char[BertWordReader.BufferLength(_options)]);
        while (output.Count < enough && words.Next())
        {
            if (words.IsTooLong || !_pieces.TryMatch(words.Word, ref output))
            {
                output.Add(_unknown);
            }
        }
    }
}
