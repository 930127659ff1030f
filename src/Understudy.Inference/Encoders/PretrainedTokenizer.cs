namespace Understudy.Inference;

/// <summary>The tokenizer file of a pretrained model, as it lies in the directory.</summary>
public sealed record PretrainedTokenizer
{
    /// <summary>Name of a Hugging Face tokenizer with everything in it.</summary>
    public const string JsonFile = "tokenizer.json";

    /// <summary>Name of a WordPiece vocabulary, one token a line.</summary>
    public const string VocabularyFile = "vocab.txt";

    /// <summary><see cref="JsonFile"/>, or <see cref="VocabularyFile"/> where there is no other.</summary>
    public required string FileName { get; init; }

    /// <summary>The file's bytes; at most 128 MiB.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>
    /// Whether text is lower-cased, for <see cref="VocabularyFile"/>: <c>do_lower_case</c> of <c>tokenizer_config.json</c>, or
    /// true, Hugging Face's default. A <see cref="JsonFile"/> says it itself.
    /// </summary>
    public required bool LowerCase { get; init; }

    /// <summary>Whether accents are removed, for <see cref="VocabularyFile"/>: <c>strip_accents</c>; null, the default, follows <see cref="LowerCase"/>.</summary>
    public bool? StripAccents { get; init; }
}
