using Xunit;

namespace Understudy.Inference.Tests.Tagging;

public sealed class TagDecoderTests
{
    [Theory]
    [InlineData("kitchen", new[] { 0, 1, 2, 3, 4 })]
    [InlineData("the kitchen", new[] { 0, 1, 2, 3, 4 })]
    [InlineData("turn the kitchen light", new[] { 0, 1, 2, 3, 4 })]
    [InlineData("turn the kitchen light 5", new[] { 0, 3, 4 })]
    [InlineData("turn the kitchen light", new[] { 0 })]
    public void The_best_tags_and_their_probability_are_those_of_trying_all(string text, int[] allowed)
    {
        var model = new TaggerModel(TinyTagger.Weights(), TinyTagger.Plan);
        List<WordSpan> words = [];
        TaggingWords.Cut(text, words, 32);
        var scores = new TaggerScores();
        model.Score(text, words, scores);
        (int[] best, double log) = TryAll(model, scores, allowed);
        var found = new int[words.Count];

        Assert.Equal(log, new TagDecoder(allowed, model).Decode(scores, found), 1e-4);
        Assert.Equal(best, found);
    }

    [Fact]
    public void Only_allowed_tags_that_may_follow_each_other_are_given()
    {
        var scores = new TaggerScores();
        List<WordSpan> words = [];
        const string Text = "please turn the kitchen light to 5 now or later";
        TaggingWords.Cut(Text, words, 32);
        for (ulong seed = 1; seed <= 50; seed++)
        {
            var model = new TaggerModel(TinyTagger.Weights(seed), TinyTagger.Plan);
            model.Score(Text, words, scores);
            var tags = new int[words.Count];
            double log = new TagDecoder([0, 1, 2], model).Decode(scores, tags);
            Assert.True(log <= 0);
            Assert.All(tags, t => Assert.InRange(t, 0, 2));
            Assert.True(TagScheme.MayStart(tags[0]));
            Assert.All(Enumerable.Range(1, tags.Length - 1), t => Assert.True(TagScheme.MayFollow(tags[t - 1], tags[t])));
        }
    }

    [Theory]
    [InlineData("kitchen", 40)]
    [InlineData("the kitchen", 40)]
    [InlineData("turn the kitchen light", 24)]
    public void The_best_sequences_are_those_of_trying_all_in_their_order(string text, int most)
    {
        for (ulong seed = 1; seed <= 10; seed++)
        {
            var model = new TaggerModel(TinyTagger.Weights(seed), TinyTagger.Plan);
            List<WordSpan> words = [];
            TaggingWords.Cut(text, words, 32);
            var scores = new TaggerScores();
            model.Score(text, words, scores);
            (int[] Tags, double Score)[] all = [.. All(model, scores, [0, 1, 2, 3, 4]).OrderByDescending(s => s.Score)];
            IReadOnlyList<(int[] Tags, double Behind)> found = new TagDecoder([0, 1, 2, 3, 4], model).Best(scores, most);

            Assert.Equal(Math.Min(most, all.Length), found.Count);
            for (int i = 0; i < found.Count; i++)
            {
                Assert.Equal(all[i].Score - all[0].Score, found[i].Behind, 1e-4);
                Assert.Equal(all[i].Tags, found[i].Tags);
            }
        }
    }

    private static (int[] Best, double Log) TryAll(TaggerModel model, TaggerScores scores, int[] allowed)
    {
        (int[] Tags, double Score)[] all = [.. All(model, scores, allowed)];
        (int[] best, double top) = all.MaxBy(s => s.Score);
        return (best, top - Math.Log(all.Sum(s => Math.Exp(s.Score))));
    }

    private static IEnumerable<(int[] Tags, double Score)> All(TaggerModel model, TaggerScores scores, int[] allowed)
    {
        int n = scores.Words, all = model.Config.Tags;
        for (int code = 0; code < Math.Pow(allowed.Length, n); code++)
        {
            var tags = new int[n];
            int rest = code;
            for (int t = 0; t < n; t++, rest /= allowed.Length)
            {
                tags[t] = allowed[rest % allowed.Length];
            }

            if (!TagScheme.MayStart(tags[0]) || Enumerable.Range(1, n - 1).Any(t => !TagScheme.MayFollow(tags[t - 1], tags[t])))
            {
                continue;
            }

            double score = model.Starts[tags[0]] + scores.Emissions[tags[0]];
            for (int t = 1; t < n; t++)
            {
                score += model.Transitions[(tags[t - 1] * all) + tags[t]] + scores.Emissions[(t * all) + tags[t]];
            }

            yield return (tags, score);
        }
    }
}
