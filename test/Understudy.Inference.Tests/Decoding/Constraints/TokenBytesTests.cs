using System.Text;

using Understudy.Core;

using Xunit;

namespace Understudy.Inference.Tests.Decoding.Constraints;

public sealed class TokenBytesTests
{
    private static readonly byte[][] Bytes = [.. Enumerable.Range(0, 256).Select(b => new[] { (byte)b })];

    [Fact]
    public void A_byte_pair_tokenizer_says_what_its_tokens_write()
    {
        TextTokenizer tokenizer = Tokenizer();
        var tokens = TokenBytes.Of(tokenizer);

        Assert.Equal(tokenizer.SeparatorToken, tokens.EndToken);
        Assert.True(tokens[tokenizer.PadToken].IsEmpty);
        Assert.Equal(" {"u8.ToArray(), tokens[tokenizer.VocabularySize - 2].ToArray());
        Assert.Equal("é"u8.ToArray(), tokens[tokenizer.VocabularySize - 1].ToArray());
        int[] ids = tokenizer.Encode("{\"é\":1}", 100).Ids.ToArray();
        Assert.Equal(" {\"é\":1}", Constraints.Text(tokens, ids));
    }

    [Fact]
    public void Special_tokens_are_never_allowed_though_their_texts_could_be_written()
    {
        TextTokenizer tokenizer = Tokenizer();
        SchemaConstraint constraint = Constraints.Of("""{"type":"string"}""", TokenBytes.Of(tokenizer));
        ConstraintState state = constraint.Begins("\"x")!;
        var mask = new ulong[constraint.Tokens.MaskLength];
        state.Mask(mask);

        Assert.True(constraint.Allows("\"[PAD][SEP]\""));
        Assert.All((int[])[tokenizer.PadToken, tokenizer.ClassToken, tokenizer.MaskToken, tokenizer.UnknownToken, tokenizer.SeparatorToken], t => Assert.True((mask[t / 64] >> t & 1) == 0 && !state.TryAccept(t)));
    }

    [Fact]
    public void Rejects_a_vocabulary_without_all_bytes_or_without_an_end()
    {
        Assert.Contains("byte 65", Assert.Throws<UnderstudyException>(() => new TokenBytes([null, .. Bytes.Where(b => b[0] != 65)], 0)).Message, StringComparison.Ordinal);
        Assert.Throws<UnderstudyException>(() => new TokenBytes([null, .. Bytes], 7));
        Assert.Throws<UnderstudyException>(() => new TokenBytes([null, .. Bytes], 300));
        Assert.Contains("WordPiece", Assert.Throws<UnderstudyException>(() => TokenBytes.Of(TextTokenizer.FromPieces([.. TextTokenizer.SpecialTokenTexts, "a"], lowerCase: true))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tokens_that_write_the_same_are_allowed_together()
    {
        var tokens = new TokenBytes([null, .. Bytes, Encoding.UTF8.GetBytes("12"), Encoding.UTF8.GetBytes("12"), []], 0);
        ConstraintState state = Constraints.Of("""{"type":"integer"}""", tokens).Start();
        var mask = new ulong[tokens.MaskLength];
        state.Mask(mask);

        Assert.Equal(3UL, mask[257 / 64] >> 257 & 7);
    }

    private static TextTokenizer Tokenizer() =>
        TextTokenizer.FromMerges([.. TextTokenizer.SpecialTokenTexts, .. TextTokenizer.ByteTokenTexts, TextTokenizer.ByteTokenTexts[' '] + "{", TextTokenizer.ByteTokenTexts[0xC3] + TextTokenizer.ByteTokenTexts[0xA9]], [(TextTokenizer.ByteTokenTexts[' '], "{"), (TextTokenizer.ByteTokenTexts[0xC3], TextTokenizer.ByteTokenTexts[0xA9])], lowerCase: false);
}
