using CsCheck;

using Understudy.Core;

using Xunit;

namespace Understudy.Inference.Tests.Text;

public sealed class TextTokenizerTests
{
    private static readonly string[] Both = ["wordpiece", "bytepair"];

    // One token a letter, so that lengths can be read off the text.
    private static readonly TextTokenizer Letters = TextTokenizer.FromPieces([.. TextTokenizer.SpecialTokenTexts, .. "abcdefgh".Select(c => c.ToString())], lowerCase: true);

    [Fact]
    public void A_text_stands_between_class_and_separator()
    {
        TokenSequence tokens = Letters.Encode("a b", 16);

        Assert.Equal([Letters.ClassToken, 5, 6, Letters.SeparatorToken], tokens.Ids);
        Assert.Equal((4, 4), (tokens.Length, tokens.SecondStart));
    }

    [Fact]
    public void A_pair_has_a_separator_after_each_text()
    {
        TokenSequence tokens = Letters.Encode("a b", "c", 16);

        Assert.Equal([2, 5, 6, 3, 7, 3], tokens.Ids);
        Assert.Equal(4, tokens.SecondStart);
    }

    [Fact]
    public void Empty_texts_keep_their_separators()
    {
        Assert.Equal([2, 3], Letters.Encode("", 16).Ids);
        Assert.Equal([2, 3, 3], Letters.Encode("", " ", 16).Ids);
        Assert.Equal([2, 5, 3, 3], Letters.Encode("a", "", 3 + 1).Ids);
        Assert.Equal(3, Letters.Encode("a", "", 16).SecondStart);
    }

    [Theory] // The cases of Hugging Face's own test of longest_first (tokenizers, utils/truncation.rs), for seven tokens.
    [InlineData(0, 0, 0, 0)]
    [InlineData(0, 2, 0, 2)]
    [InlineData(0, 4, 0, 4)]
    [InlineData(0, 8, 0, 7)]
    [InlineData(2, 0, 2, 0)]
    [InlineData(2, 2, 2, 2)]
    [InlineData(2, 4, 2, 4)]
    [InlineData(2, 8, 2, 5)]
    [InlineData(4, 0, 4, 0)]
    [InlineData(4, 2, 4, 2)]
    [InlineData(4, 4, 3, 4)]
    [InlineData(4, 8, 3, 4)]
    [InlineData(8, 0, 7, 0)]
    [InlineData(8, 2, 5, 2)]
    [InlineData(8, 4, 4, 3)]
    [InlineData(8, 8, 3, 4)]
    public void Pairs_lose_from_the_longer_text_first(int first, int second, int keptFirst, int keptSecond)
    {
        TokenSequence tokens = Letters.Encode(Repeat("a", first), Repeat("b", second), 10);

        Assert.Equal([2, .. Enumerable.Repeat(5, keptFirst), 3, .. Enumerable.Repeat(6, keptSecond), 3], tokens.Ids);
        Assert.Equal(keptFirst + 2, tokens.SecondStart);
    }

    [Fact]
    public void A_cut_text_is_the_beginning_of_the_whole()
    {
        Gen.Select(Gen.OneOf(Both), Texts, Gen.Int[2, 40]).Sample((name, text, most) =>
        {
            int[] whole = GoldenTokenizers.Named(name).Encode(text, int.MaxValue).Ids, cut = GoldenTokenizers.Named(name).Encode(text, most).Ids;
            return cut.SequenceEqual(whole.Length <= most ? whole : [.. whole[..(most - 1)], whole[^1]]);
        });
    }

    [Fact]
    public void A_pair_is_its_two_texts()
    {
        Gen.Select(Gen.OneOf(Both), Texts, Texts, Gen.Int[3, 40]).Sample((name, first, second, most) =>
        {
            TextTokenizer tokenizer = GoldenTokenizers.Named(name);
            int[] a = tokenizer.Encode(first, int.MaxValue).Ids[1..^1], b = tokenizer.Encode(second, int.MaxValue).Ids[1..^1];
            (int left, int right) = Truncation.LongestFirst(a.Length, b.Length, most - 3);
            TokenSequence pair = tokenizer.Encode(first, second, most);
            return pair.Ids.SequenceEqual([tokenizer.ClassToken, .. a[..left], tokenizer.SeparatorToken, .. b[..right], tokenizer.SeparatorToken])
                && pair.Length <= most
                && pair.SecondStart == left + 2;
        });
    }

    [Fact]
    public void Nothing_typed_becomes_a_special_token_other_than_the_unknown()
    {
        Gen<string> typed = Gen.OneOf(Gen.OneOf([.. TextTokenizer.SpecialTokenTexts, " [SEP]", "[sep]", "[CLS"]), Texts).Array[0, 6].Select(string.Concat);
        Gen.Select(Gen.OneOf(Both), typed).Sample((name, text) =>
        {
            TextTokenizer t = GoldenTokenizers.Named(name);
            return !t.Encode(text, int.MaxValue).Ids[1..^1].Any(id => id == t.PadToken || id == t.ClassToken || id == t.SeparatorToken || id == t.MaskToken);
        });
    }

    [Fact]
    public void Special_tokens_with_plain_names_are_not_found_in_text_either()
    {
        Assert.Equal(["card"], GoldenTokenizers.WordPiece.Tokens("card"));
        int id = GoldenTokenizers.WordPiece.Encode("card", 9).Ids[1];
        string json = GoldenTokenizers.Json("wordpiece.json").Replace("\"added_tokens\":[", $"\"added_tokens\":[{{\"id\":{id},\"content\":\"card\",\"special\":true}},", StringComparison.Ordinal);

        Assert.DoesNotContain("card", TextTokenizer.Read(System.Text.Encoding.UTF8.GetBytes(json)).Tokens("card"));
    }

    [Fact]
    public void Ids_of_special_tokens_are_those_of_the_vocabulary()
    {
        TextTokenizer t = TextTokenizer.FromVocabulary("a\n[MASK]\n[SEP]\n[CLS]\n[UNK]\n[PAD]\n##a\n", lowerCase: true);

        Assert.Equal((7, 5, 4, 3, 2, 1), (t.VocabularySize, t.PadToken, t.UnknownToken, t.ClassToken, t.SeparatorToken, t.MaskToken));
        Assert.Equal("##a", t.TokenText(6));
        Assert.Equal([3, 0, 6, 4, 2], t.Encode("Áa b", 8).Ids);
        Assert.Throws<ArgumentOutOfRangeException>(() => t.TokenText(7));
        Assert.Throws<ArgumentOutOfRangeException>(() => t.TokenText(-1));
    }

    [Fact]
    public void A_vocabulary_may_end_its_lines_as_windows_does_and_begin_with_a_mark()
    {
        TextTokenizer t = TextTokenizer.FromVocabulary("\uFEFF[PAD]\r\n[UNK]\r\n[CLS]\r\n[SEP]\r\n[MASK]\r\nÁ\r\n", lowerCase: false);

        Assert.Equal([2, 5, 1, 3], t.Encode("Á á", 8).Ids);
    }

    [Theory]
    [InlineData("[PAD]\n[UNK]\n[CLS]\n[SEP]\na", "expected the special token '[MASK]', it is not there")]
    [InlineData("[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\na", "'a' is both token 5 and token 6")]
    [InlineData("[PAD]\n\n[CLS]", "token 1 is empty")]
    [InlineData("", "token 0 is empty")]
    public void Rejects_a_vocabulary_with_a_reason(string vocabulary, string reason)
    {
        var e = Assert.Throws<UnderstudyException>(() => TextTokenizer.FromVocabulary(vocabulary, lowerCase: true));

        Assert.Equal(ErrorCode.InputUnreadable, e.Code);
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_merges_that_do_not_join_tokens()
    {
        List<string> tokens = [.. TextTokenizer.SpecialTokenTexts, .. TextTokenizer.ByteTokenTexts, "ab"];

        Assert.Contains("merge 0 ('a' and 'c')", Assert.Throws<UnderstudyException>(() => TextTokenizer.FromMerges(tokens, [("a", "c")], false)).Message, StringComparison.Ordinal);
        Assert.Contains("merge 1 ('a' and 'b') is there twice", Assert.Throws<UnderstudyException>(() => TextTokenizer.FromMerges(tokens, [("a", "b"), ("a", "b")], false)).Message, StringComparison.Ordinal);
        Assert.Contains("byte 97 ('a')", Assert.Throws<UnderstudyException>(() => TextTokenizer.FromMerges([.. tokens.Where(t => t != "a")], [], false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_lengths_without_room_for_the_special_tokens()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Letters.Encode("a", 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Letters.Encode("a", "b", 2));
        Assert.Equal([2, 3], Letters.Encode("a", 2).Ids);
        Assert.Equal([2, 3, 3], Letters.Encode("a", "b", 3).Ids);
    }

    [Theory]
    [InlineData("wordpiece")]
    [InlineData("bytepair")]
    public void Encoding_allocates_the_ids_only(string name)
    {
        TextTokenizer tokenizer = GoldenTokenizers.Named(name);
        const string Text = "Why was I charged twice for the café's invoice, and where is my card?";
        int length = tokenizer.Encode(Text, 64).Length; // fills the cache
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            tokenizer.Encode(Text, 64);
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 4 * length, (4 * length) + 40);
    }

    private static Gen<string> Texts { get; } = Gen.OneOf(
        Gen.Char.Array[0, 20].Select(c => new string(c)),
        Gen.OneOf(GoldenTokenizers.Texts),
        Gen.Char['a', 'f'].Array[0, 30].Select(c => new string(c).Replace('f', ' ')));

    private static string Repeat(string word, int count) => string.Join(' ', Enumerable.Repeat(word, count));
}
