using CsCheck;

using Understudy.Core;
using Understudy.Inference;

using Xunit;

namespace Understudy.Training.Tests.Tokenizers;

public sealed class TokenizerTrainerTests
{
    private static readonly string[] Messages = [.. Texts(2000)];

    public static TheoryData<string> Kinds => ["pieces", "merges"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_texts_give_the_same_bytes_in_whatever_order(string kind)
    {
        var options = new TokenizerTrainingOptions { VocabularySize = 400 };
        byte[] first = Train(kind, Messages, options).ToJson();

        Assert.Equal(first, Train(kind, Messages.Reverse(), options).ToJson());
        Assert.NotEqual(first, Train(kind, Messages, options with { VocabularySize = 390 }).ToJson());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_larger_vocabulary_is_the_smaller_one_continued(string kind)
    {
        TextTokenizer small = Train(kind, Messages, new TokenizerTrainingOptions { VocabularySize = 300 }), large = Train(kind, Messages, new TokenizerTrainingOptions { VocabularySize = 350 });

        Assert.Equal((300, 350), (small.VocabularySize, large.VocabularySize));
        Assert.All(Enumerable.Range(0, 300), id => Assert.Equal(small.TokenText(id), large.TokenText(id)));
        Assert.True(Messages.Sum(m => large.Encode(m, 512).Length) < Messages.Sum(m => small.Encode(m, 512).Length));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_was_learned_from_is_never_unknown(string kind)
    {
        TextTokenizer tokenizer = Train(kind, Messages, new TokenizerTrainingOptions { VocabularySize = 320 });

        Assert.All(Messages, m => Assert.DoesNotContain(tokenizer.UnknownToken, tokenizer.Encode(m, 512).Ids));
    }

    [Fact]
    public void Byte_pairs_know_any_text()
    {
        TextTokenizer tokenizer = Train("merges", Messages, new TokenizerTrainingOptions { VocabularySize = 300 });

        Gen.String.Sample(text => !tokenizer.Encode(text, int.MaxValue).Ids.Contains(tokenizer.UnknownToken));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Special_tokens_come_first_with_padding_at_zero(string kind)
    {
        TextTokenizer t = Train(kind, Messages, new TokenizerTrainingOptions { VocabularySize = 300 });

        Assert.Equal((0, 1, 2, 3, 4), (t.PadToken, t.UnknownToken, t.ClassToken, t.SeparatorToken, t.MaskToken));
        Assert.Equal(TextTokenizer.SpecialTokenTexts, Enumerable.Range(0, 5).Select(t.TokenText));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Frequent_words_become_one_token(string kind)
    {
        TextTokenizer tokenizer = Train(kind, Enumerable.Repeat("Überweisung storniert", 50).Append("Rechnung"), new TokenizerTrainingOptions { VocabularySize = 400 });

        Assert.Equal(4, tokenizer.Encode("überweisung Storniert", 64).Length);
        Assert.True(tokenizer.Encode("rechnung", 64).Length > 4);
        Assert.Equal(3, Train(kind, ["Rechnung"], new TokenizerTrainingOptions { VocabularySize = 400, MinimumFrequency = 1 }).Encode("rechnung", 64).Length);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Case_is_kept_where_it_should_be(string kind)
    {
        TextTokenizer cased = Train(kind, ["AB AB ab"], new TokenizerTrainingOptions { VocabularySize = 300, LowerCase = false }), uncased = Train(kind, ["AB AB ab"], new TokenizerTrainingOptions { VocabularySize = 300 });

        Assert.NotEqual(cased.Encode("AB", 9).Ids, cased.Encode("ab", 9).Ids);
        Assert.Equal(uncased.Encode("AB", 9).Ids, uncased.Encode("ab", 9).Ids);
    }

    [Fact]
    public void Pieces_that_continue_a_word_are_marked()
    {
        TextTokenizer t = Train("pieces", ["ab ab ab b"], new TokenizerTrainingOptions { MinimumFrequency = 1 });

        Assert.Equal(["##b", "a", "b", "ab"], Enumerable.Range(5, t.VocabularySize - 5).Select(t.TokenText));
    }

    [Fact]
    public void The_rarest_characters_are_unknown_where_there_is_no_room_for_them()
    {
        string all = string.Concat(Enumerable.Range(0, 2000).Select(i => (char)(0x4E00 + i)));
        string common = all.Substring(0, 100);
        TextTokenizer t = Train("pieces", [.. Enumerable.Repeat(common, 5), all], new TokenizerTrainingOptions { VocabularySize = 256, AlphabetSize = 1000 });

        Assert.InRange(t.VocabularySize, 100, 256);
        Assert.DoesNotContain(t.UnknownToken, t.Encode(common, 512).Ids);
        Assert.Contains(t.UnknownToken, t.Encode(all, 4096).Ids);
    }

    [Fact]
    public void More_words_than_memory_allows_lose_the_rare_ones_only()
    {
        IEnumerable<string> texts = Enumerable.Range(0, 20_000).Select(i => $"frequent r{i}");
        TextTokenizer t = Train("pieces", texts, new TokenizerTrainingOptions { VocabularySize = 300, MaximumWords = 1000, MinimumFrequency = 5 });

        Assert.Equal(3, t.Encode("frequent", 9).Length);
    }

    [Fact]
    public void A_word_of_a_hundred_kilobytes_does_no_harm()
    {
        string[] texts = [new string('a', 100_000), "b b b"];

        Assert.Equal(3, Train("merges", texts, new TokenizerTrainingOptions { VocabularySize = 300 }).Encode("b", 9).Length);
        Assert.Equal(3, Train("pieces", texts, new TokenizerTrainingOptions { VocabularySize = 300 }).Encode("b", 9).Length);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Texts_are_read_once(string kind)
    {
        int reads = 0;
        Train(kind, Counted(), new TokenizerTrainingOptions { VocabularySize = 300 });
        Assert.Equal(Messages.Length, reads);

        IEnumerable<string> Counted()
        {
            foreach (string m in Messages)
            {
                reads++;
                yield return m;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Progress_tells_of_counting_and_learning(string kind)
    {
        List<StageProgress> seen = [];
        TextTokenizer t = Train(kind, Enumerable.Repeat(Messages, 3).SelectMany(m => m), new TokenizerTrainingOptions { VocabularySize = 600 }, new Listener(seen.Add));

        Assert.Contains(seen, p => p.Stage == "Counting words" && p is { Done: 4096, Total: null, Unit: "texts" });
        Assert.Equal(new StageProgress("Learning the vocabulary", t.VocabularySize, t.VocabularySize, "tokens"), seen[^1]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Learning_stops_when_it_is_told_to(string kind)
    {
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Train(kind, Endless(), new TokenizerTrainingOptions(), null, source));
        Assert.Throws<OperationCanceledException>(() => Train(kind, Messages, new TokenizerTrainingOptions(), null, source));

        IEnumerable<string> Endless()
        {
            for (int i = 0; ; i++)
            {
                if (i == 10_000)
                {
                    source.Cancel();
                }

                yield return "again and again";
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Rejects_texts_without_words(string kind)
    {
        var e = Assert.Throws<UnderstudyException>(() => Train(kind, ["", kind == "pieces" ? " \0" : ""], new TokenizerTrainingOptions()));
        Assert.Equal(ErrorCode.TooFewExamples, e.Code);
    }

    [Fact]
    public void Options_out_of_range_are_all_named_at_once()
    {
        var options = new TokenizerTrainingOptions { VocabularySize = 255, MinimumFrequency = 0, AlphabetSize = 63, MaximumWords = 999 };
        const string Rest = " MinimumFrequency is 0; give 1 to 1000000. AlphabetSize is 63; give 64 to 50000. MaximumWords is 999; give 1000 to 50000000.";

        Assert.Equal("VocabularySize is 255; give 256 to 100000." + Rest, string.Join(' ', options.Validate()));
        Assert.Equal("VocabularySize is 255; give 256 to 100000." + Rest, Assert.Throws<ArgumentException>(() => Train("pieces", [], options)).Message);
        Assert.Equal("VocabularySize is 255; give 261 to 100000." + Rest, Assert.Throws<ArgumentException>(() => Train("merges", [], options)).Message);
        Assert.Empty(new TokenizerTrainingOptions().Validate());
    }

    private static TextTokenizer Train(string kind, IEnumerable<string> texts, TokenizerTrainingOptions options, IProgress<StageProgress>? progress = null, CancellationTokenSource? stop = null)
    {
        CancellationToken token = stop?.Token ?? TestContext.Current.CancellationToken;
        return kind == "pieces" ? WordPieceTrainer.Train(texts, options, progress, token) : BytePairTrainer.Train(texts, options, progress, token);
    }

    private static IEnumerable<string> Texts(int count)
    {
        string[] syllables = ["re", "fund", "in", "voice", "char", "ged", "Pass", "word", "log", "ac", "count", "é", "5", "ment", "ship", "'s"];
        var random = new SeededRandom(Seed.Default);
        for (int i = 0; i < count; i++)
        {
            yield return string.Join(' ', Enumerable.Range(0, 6).Select(_ => string.Concat(Enumerable.Range(0, 1 + random.Next(3)).Select(_ => syllables[random.Next(syllables.Length)])))) + (i % 3 == 0 ? "!" : "");
        }
    }

    private sealed class Listener(Action<StageProgress> take) : IProgress<StageProgress>
    {
        public void Report(StageProgress value) => take(value);
    }

    [Fact]
    public void A_copying_vocabulary_gives_a_word_the_same_tokens_with_and_without_a_space()
    {
        TextTokenizer tokenizer = BytePairTrainer.Train(Enumerable.Repeat("Send Inga to Levi, job 6991: [{\"name\":\"Inga\"}]", 50), new TokenizerTrainingOptions { VocabularySize = 400, LowerCase = false, ForCopying = true }, cancellationToken: TestContext.Current.CancellationToken);
        int[] alone = tokenizer.EncodeText("Inga"), within = tokenizer.EncodeText("to Inga"), number = tokenizer.EncodeText("6991");
        Assert.Single(alone);
        Assert.Equal(alone[0], within[^1]);
        Assert.Equal(4, number.Length);
        Assert.Equal("to Inga 6991 é 東\u2028", tokenizer.Decode(tokenizer.EncodeText("to Inga 6991 é 東\u2028")));
    }
}
