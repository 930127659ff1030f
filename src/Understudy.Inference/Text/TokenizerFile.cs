using Understudy.Core;

namespace Understudy.Inference;

/// <summary>What a <c>tokenizer.json</c> says, checked: WordPiece when there are no <see cref="BytePair"/> options, else byte-pair encoding.</summary>
internal sealed record TokenizerFile
{
    /// <summary>Longest file that is read, in bytes. The largest in use have some 20 MB.</summary>
    public const int MaximumBytes = 64 << 20;

    /// <summary>Tokens by id.</summary>
    public required string[] Tokens { get; init; }

    /// <summary>The special tokens' texts, in the order of <see cref="SpecialTokens.Names"/>; null where a decoder has none.</summary>
    public IReadOnlyList<string?> Specials { get; init; } = SpecialTokens.Names;

    /// <summary>Whether it is a decoder's: nothing but perhaps the class token stands around a text.</summary>
    public bool IsDecoder => Specials[3] is null;

    /// <summary>Ids of further special tokens.</summary>
    public IReadOnlyList<int> OtherSpecials { get; init; } = [];

    /// <summary>How WordPiece reads text.</summary>
    public BertTextOptions Bert { get; init; } = new();

    /// <summary>How byte-pair encoding reads text; null for WordPiece.</summary>
    public BytePairOptions? BytePair { get; init; }

    /// <summary>The merges in their order, as the two tokens' texts.</summary>
    public IReadOnlyList<(string Left, string Right)> Merges { get; init; } = [];

    /// <summary>The refusal of a file or vocabulary.</summary>
    public static UnderstudyException Unreadable(string what, Exception? innerException = null) => new(
        ErrorCode.InputUnreadable,
        $"The tokenizer cannot be used: {what}. Give a tokenizer.json of the BERT WordPiece or byte-level BPE form, or a BERT vocab.txt.",
        innerException);
}
