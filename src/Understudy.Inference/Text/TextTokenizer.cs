using System.Buffers;
using System.Text;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// Turns text into the token ids that an encoder reads, with the ids that Hugging Face's libraries give: WordPiece as in BERT
/// (1810.04805) or byte-level byte-pair encoding as in GPT-2. Immutable and thread-safe; linear in the text's length, but for a
/// logarithm in the length of a single byte-pair word.
/// </summary>
/// <remarks>
/// Text never becomes a special token other than the unknown one: <c>[SEP]</c> typed by a user is five characters here, where
/// Hugging Face's libraries by default read the separator. What somebody types must not change where a text ends.
/// </remarks>
public sealed class TextTokenizer
{
    private const int StackTokens = 256;
    private readonly TokenizerFile _file;
    private readonly TokenVocabulary _vocabulary;
    private readonly ITextEncoder _encoder;

    private TextTokenizer(TokenizerFile file)
    {
        _file = file;
        _vocabulary = new TokenVocabulary(file.Tokens, file.Specials, file.OtherSpecials);
        _encoder = file.BytePair is { } options
            ? new BytePairEncoder(options, _vocabulary, MakeMerges(file.Merges, _vocabulary), mayLackBytes: file.IsDecoder)
            : new WordPieceEncoder(file.Bert, _vocabulary);
    }

    /// <summary>The texts of the special tokens of tokenizers that are made here: [PAD], [UNK], [CLS], [SEP], [MASK].</summary>
    public static IReadOnlyList<string> SpecialTokenTexts { get; } = [.. SpecialTokens.Names];

    /// <summary>The texts of the tokens for single bytes, by byte, in GPT-2's alphabet.</summary>
    public static IReadOnlyList<string> ByteTokenTexts { get; } = [.. Enumerable.Range(0, 256).Select(b => ByteAlphabet.TextOf([(byte)b]))];

    /// <summary>Number of tokens, special tokens included; ids are 0 to this less one.</summary>
    public int VocabularySize => _vocabulary.Tokens.Length;

    /// <summary>Id of the token that fills a batch up.</summary>
    public int PadToken => _vocabulary.Specials.Pad;

    /// <summary>Id of the token for what no other token covers.</summary>
    public int UnknownToken => _vocabulary.Specials.Unknown;

    /// <summary>Id of the token before every input.</summary>
    public int ClassToken => _vocabulary.Specials.Class;

    /// <summary>Id of the token after every text.</summary>
    public int SeparatorToken => _vocabulary.Specials.Separator;

    /// <summary>Id of the token for a hidden token, in masked-language modelling.</summary>
    public int MaskToken => _vocabulary.Specials.Mask;

    /// <summary>The switches of byte-pair encoding; null for WordPiece.</summary>
    public BytePairOptions? BytePair => _file.BytePair;

    /// <summary>The merges of byte-pair encoding in their order, as the two tokens' texts; none for WordPiece.</summary>
    public IReadOnlyList<(string Left, string Right)> Merges => _file.Merges;

    /// <summary>
    /// Reads a Hugging Face <c>tokenizer.json</c> of the BERT WordPiece or the byte-level BPE form, up to 64 MiB. What would change
    /// ids and is not supported is refused by name; stored truncation and padding are not used.
    /// </summary>
    /// <exception cref="UnderstudyException">When the file is malformed or not supported (<see cref="ErrorCode.InputUnreadable"/>).</exception>
    public static TextTokenizer Read(ReadOnlyMemory<byte> tokenizerJson) => new(TokenizerFileReader.Read(tokenizerJson));

    /// <summary>
    /// Reads a <c>tokenizer.json</c> of a decoder: what <see cref="Read"/> reads of the byte-level BPE form, and also files of the Llama 3, Qwen2 and SmolLM
    /// kind, which have nothing around a text but perhaps a first token (<see cref="ClassToken"/>). Special tokens that such a file does not have are -1.
    /// </summary>
    /// <exception cref="UnderstudyException">When the file is malformed or not supported (<see cref="ErrorCode.InputUnreadable"/>).</exception>
    public static TextTokenizer ReadForDecoder(ReadOnlyMemory<byte> tokenizerJson) => new(TokenizerFileReader.Read(tokenizerJson, forDecoder: true));

    /// <summary>Takes the content of a BERT <c>vocab.txt</c>: one token a line, its id the line's number from 0.</summary>
    /// <param name="vocabTxt">The file's text, not its path.</param>
    /// <param name="lowerCase">Whether text is lower-cased and stripped of accents, as <c>do_lower_case</c> in the model's <c>tokenizer_config.json</c> says.</param>
    /// <exception cref="UnderstudyException">When a token is empty or repeated, or one of [PAD], [UNK], [CLS], [SEP], [MASK] is missing.</exception>
    public static TextTokenizer FromVocabulary(string vocabTxt, bool lowerCase)
    {
        ArgumentNullException.ThrowIfNull(vocabTxt);
        string[] lines = vocabTxt.TrimStart('\uFEFF').TrimEnd('\r', '\n').Split('\n');
        return FromPieces([.. lines.Select(l => l.TrimEnd('\r'))], lowerCase);
    }

    /// <summary>Makes a WordPiece tokenizer.</summary>
    /// <param name="pieces">The tokens by id, BERT's special tokens among them; pieces that continue a word begin with <c>##</c>.</param>
    /// <param name="lowerCase">Whether text is lower-cased and stripped of accents.</param>
    /// <exception cref="UnderstudyException">When a token is empty or repeated, or a special token is missing.</exception>
    public static TextTokenizer FromPieces(IReadOnlyList<string> pieces, bool lowerCase)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        return new TextTokenizer(new TokenizerFile { Tokens = [.. pieces], Bert = new BertTextOptions { LowerCase = lowerCase } });
    }

    /// <summary>Makes a byte-level byte-pair tokenizer.</summary>
    /// <param name="tokens">The tokens by id in GPT-2's byte alphabet, all 256 bytes and BERT's special tokens among them.</param>
    /// <param name="merges">The merges in their order.</param>
    /// <param name="lowerCase">Whether text is lower-cased.</param>
    /// <param name="prefixSpace">Whether every text is read as if it began with a space.</param>
    /// <exception cref="UnderstudyException">When a token is missing or repeated, or a merge names or makes a token that is not there.</exception>
    public static TextTokenizer FromMerges(IReadOnlyList<string> tokens, IReadOnlyList<(string Left, string Right)> merges, bool lowerCase, bool prefixSpace = true)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(merges);
        return new TextTokenizer(new TokenizerFile { Tokens = [.. tokens], Merges = [.. merges], BytePair = new BytePairOptions { LowerCase = lowerCase, PrefixSpace = prefixSpace } });
    }

    /// <summary>The text of a token, as in the vocabulary, e.g. <c>##ing</c>.</summary>
    /// <param name="id">0 to <see cref="VocabularySize"/> less one.</param>
    public string TokenText(int id)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(id);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(id, VocabularySize);
        return _vocabulary.Tokens[id];
    }

    /// <summary>Whether a token is special: no text becomes it.</summary>
    /// <param name="id">0 to <see cref="VocabularySize"/> less one.</param>
    public bool IsSpecial(int id)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(id);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(id, VocabularySize);
        return _vocabulary.IsSpecial(id);
    }

    /// <summary>The bytes that a token writes; null for a special token and for one that is not in the byte alphabet.</summary>
    /// <param name="id">0 to <see cref="VocabularySize"/> less one.</param>
    /// <exception cref="UnderstudyException">When the tokenizer is WordPiece, whose tokens do not write exact text.</exception>
    public byte[]? TokenBytes(int id)
    {
        string text = TokenText(id);
        return _file.BytePair is null
            ? throw TokenizerFile.Unreadable("a WordPiece tokenizer's tokens write no exact text; expected a byte-level byte-pair tokenizer")
            : _vocabulary.IsSpecial(id) ? null : ByteAlphabet.BytesOf(text);
    }

    /// <summary>The text that tokens write: special tokens write nothing, bytes that are no UTF-8 become U+FFFD.</summary>
    /// <exception cref="UnderstudyException">When the tokenizer is WordPiece.</exception>
    public string Decode(ReadOnlySpan<int> ids)
    {
        var bytes = new ArrayBufferWriter<byte>((4 * ids.Length) + 1);
        foreach (int id in ids)
        {
            bytes.Write(TokenBytes(id) ?? []);
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>The tokens of a text alone, no special tokens around it, whole.</summary>
    public int[] EncodeText(ReadOnlySpan<char> text)
    {
        var tokens = new TokenBuffer(stackalloc int[StackTokens]);
        try
        {
            _encoder.Encode(text, int.MaxValue, ref tokens);
            return tokens.Ids.ToArray();
        }
        finally
        {
            tokens.Dispose();
        }
    }

    /// <summary><c>[CLS] text [SEP]</c>, of a decoder without what it does not have; the text is cut at its end where it is too long.</summary>
    /// <param name="text">Any text, also empty, also with lone surrogates.</param>
    /// <param name="maximumTokens">Most tokens, special tokens included, at least 2.</param>
    public TokenSequence Encode(ReadOnlySpan<char> text, int maximumTokens)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumTokens, 2);
        var tokens = new TokenBuffer(stackalloc int[StackTokens]);
        try
        {
            _encoder.Encode(text, maximumTokens - 2, ref tokens);
            tokens.Truncate(maximumTokens - 2);
            int before = ClassToken >= 0 ? 1 : 0, after = SeparatorToken >= 0 ? 1 : 0;
            var ids = new int[before + tokens.Count + after];
            tokens.Ids.CopyTo(ids.AsSpan(before));
            if (before > 0)
            {
                ids[0] = ClassToken;
            }

            if (after > 0)
            {
                ids[^1] = SeparatorToken;
            }

            return new TokenSequence(ids, ids.Length);
        }
        finally
        {
            tokens.Dispose();
        }
    }

    /// <summary>
    /// <c>[CLS] first [SEP] second [SEP]</c>. Where that is too long, the longer text is cut first, as Hugging Face's
    /// <c>longest_first</c>. An empty second text keeps its separator.
    /// </summary>
    /// <param name="first">Any text.</param>
    /// <param name="second">Any text.</param>
    /// <param name="maximumTokens">Most tokens, special tokens included, at least 3.</param>
    /// <exception cref="InvalidOperationException">When the tokenizer is a decoder's, which keeps no two texts apart.</exception>
    public TokenSequence Encode(ReadOnlySpan<char> first, ReadOnlySpan<char> second, int maximumTokens)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumTokens, 3);
        if (_file.IsDecoder)
        {
            throw new InvalidOperationException("Two texts were given to a decoder's tokenizer, which has no separator.");
        }

        int room = maximumTokens - 3;
        var a = new TokenBuffer(stackalloc int[StackTokens]);
        var b = new TokenBuffer(stackalloc int[StackTokens]);
        try
        {
            _encoder.Encode(first, room, ref a);
            _encoder.Encode(second, room, ref b);
            if (a.Count >= room && b.Count >= room && room % 2 == 1)
            {
                // Both are cut to a half, and the odd token is the longer text's: only here does it matter how long they are.
                a.Truncate(0);
                b.Truncate(0);
                _encoder.Encode(first, int.MaxValue, ref a);
                _encoder.Encode(second, int.MaxValue, ref b);
            }

            (int left, int right) = Truncation.LongestFirst(a.Count, b.Count, room);
            var ids = new int[left + right + 3];
            ids[0] = ClassToken;
            a.Ids[..left].CopyTo(ids.AsSpan(1));
            ids[left + 1] = SeparatorToken;
            b.Ids[..right].CopyTo(ids.AsSpan(left + 2));
            ids[^1] = SeparatorToken;
            return new TokenSequence(ids, left + 2);
        }
        finally
        {
            a.Dispose();
            b.Dispose();
        }
    }

    /// <summary>The tokenizer as a <c>tokenizer.json</c> that Hugging Face's libraries open: the same tokenizer, the same bytes.</summary>
    public byte[] ToJson() => TokenizerFileWriter.Write(_file, _vocabulary);

    /// <summary>The <c>tokenizer_config.json</c> that belongs beside it: class, special tokens, length, the model's inputs.</summary>
    /// <param name="maximumTokens">Longest input of the model in tokens, at least 2.</param>
    /// <param name="tokenTypes">Whether the model takes <c>token_type_ids</c> (BERT does, EuroBERT and DistilBERT do not).</param>
    public byte[] ToConfigJson(int maximumTokens, bool tokenTypes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumTokens, 2);
        return TokenizerFileWriter.WriteConfig(_file, _vocabulary, maximumTokens, tokenTypes);
    }

    /// <summary>
    /// The <c>tokenizer_config.json</c> of a decoder: as in <see cref="ToConfigJson"/>, but padded on the left, with the tokens that begin and
    /// end a text, and with a chat template that makes the prompt of the last message.
    /// </summary>
    /// <param name="maximumTokens">Longest sequence of the model in tokens, at least 2.</param>
    /// <param name="prompt">What stands around an input; ids of this tokenizer.</param>
    public byte[] ToDecoderConfigJson(int maximumTokens, DecoderPrompt prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumTokens, 2);
        return TokenizerFileWriter.WriteDecoderConfig(_vocabulary, maximumTokens, prompt.BeginToken, prompt.End, prompt.ChatTemplate(this));
    }

    private static MergeTable MakeMerges(IReadOnlyList<(string Left, string Right)> merges, TokenVocabulary vocabulary)
    {
        var table = new MergeTable(merges.Count);
        foreach ((string left, string right) in merges)
        {
            (int a, int b, int made) = (vocabulary.IdOf(left), vocabulary.IdOf(right), vocabulary.IdOf(left + right));
            if (a < 0 || b < 0 || made < 0 || vocabulary.IsSpecial(made) || (left + right).Contains(' ', StringComparison.Ordinal))
            {
                throw TokenizerFile.Unreadable($"merge {table.Count} ('{left}' and '{right}') should join two tokens of the vocabulary into a third that is not special");
            }

            if (!table.TryAdd(a, b, made))
            {
                throw TokenizerFile.Unreadable($"merge {table.Count} ('{left}' and '{right}') is there twice");
            }
        }

        return table;
    }
}
