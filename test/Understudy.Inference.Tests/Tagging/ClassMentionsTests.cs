using Xunit;

namespace Understudy.Inference.Tests.Tagging;

public sealed class ClassMentionsTests
{
    private static readonly CallPlan Plan = new()
    {
        Slots = [],
        Intents =
        [
            new PlannedIntent { Kind = IntentKind.NoCall, Name = "<none>" },
            new PlannedIntent
            {
                Kind = IntentKind.Call,
                Name = "cancelVisit",
                Arguments =
                [
                    new PlannedArgument { Path = ["charge_fee"], Form = ArgumentForm.Enumerated, Head = 1, Values = ["false", "true"] },
                    new PlannedArgument { Path = ["trade"], Form = ArgumentForm.Enumerated, Head = 0, Values = ["\"drainage\"", "\"job_done\"", "7"] },
                ],
            },
        ],
    };

    // Classes: <none>, cancelVisit; trade: absent, drainage, job_done, 7; charge_fee: absent, false, true.
    [Theory]
    [InlineData("cancel the visit", 1, 0, 1)]
    [InlineData("cancel it", 1, 0, 0.5)]
    [InlineData("DRAINAGE please", 3, 0, 1)]
    [InlineData("the job, is it done?", 4, 0, 1)]
    [InlineData("take 7", 5, 0, 1)]
    [InlineData("take 8", 5, 0, 0)]
    [InlineData("no fee", 7, 1, 0.5)]
    [InlineData("charge the fee", 8, 1, 1)]
    [InlineData("charge the fee", 6, 1, 0)]
    [InlineData("a trade", 2, 1, 0)]
    [InlineData("a trade", 3, 1, 1)]
    [InlineData("none", 0, 0, 0)]
    public void A_class_counts_by_the_share_of_its_words_that_stand_in_the_text(string text, int kind, int feature, double expected)
    {
        float[] features = Of(text);
        Assert.Equal(9 * ClassMentions.Features, features.Length);
        Assert.Equal(expected, features[(kind * ClassMentions.Features) + feature], 1e-6);
    }

    [Theory]
    [InlineData("drianage", 0)] // too far: two letters change places and with them five n-grams
    [InlineData("drainages", 0.8)]
    [InlineData("draingae", 0)]
    [InlineData("drainag", 0.7)]
    public void A_word_like_it_counts_as_far_as_it_is_like_it(string word, double least)
    {
        float found = Of($"the {word} of it")[3 * ClassMentions.Features];
        Assert.True(least == 0 ? found < 0.85 : found >= least && found < 1, $"{found}");
    }

    [Fact]
    public void Any_text_is_read()
    {
        Assert.All(Of("\ud800 \0 " + new string('x', 100_000)), f => Assert.Equal(0, f));
        Assert.Equal(1, Of(string.Concat(Enumerable.Repeat("word ", 3000)) + "drainage")[3 * ClassMentions.Features]);
    }

    [Fact]
    public void More_names_than_there_is_room_for_are_not_looked_for()
    {
        string[] values = [.. Enumerable.Range(0, 3000).Select(i => $"\"w{i}x\"")];
        var mentions = new ClassMentions(new CallPlan { Slots = [], Intents = [new PlannedIntent { Kind = IntentKind.Call, Name = "f", Arguments = [new PlannedArgument { Path = ["a"], Form = ArgumentForm.Enumerated, Head = 0, Values = values }] }] });
        Assert.Equal(3002, mentions.Classes);
        List<WordSpan> words = [];
        var features = new float[mentions.Classes * ClassMentions.Features];
        TaggingWords.Cut("w1x w2999x", words, 100);
        mentions.Of("w1x w2999x", words, features);
        Assert.All(features, f => Assert.InRange(f, 0, 1));
        Assert.Equal(0, features[^2]);
    }

    private static float[] Of(string text)
    {
        var mentions = new ClassMentions(Plan);
        List<WordSpan> words = [];
        TaggingWords.Cut(text, words, 4096);
        var features = new float[mentions.Classes * ClassMentions.Features];
        mentions.Of(text, words, features);
        return features;
    }
}
