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
        var model = new TaggerModel(TinyTagger.Weights());
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
            var model = new TaggerModel(TinyTagger.Weights(seed));
            model.Score(Text, words, scores);
            var tags = new int[words.Count];
            double log = new TagDecoder([0, 1, 2], model).Decode(scores, tags);
            Assert.True(log <= 0);
            Assert.All(tags, t => Assert.InRange(t, 0, 2));
            Assert.True(TagScheme.MayStart(tags[0]));
            Assert.All(Enumerable.Range(1, tags.Length - 1), t => Assert.True(TagScheme.MayFollow(tags[t - 1], tags[t])));
        }
    }

    private static (int[] Best, double Log) TryAll(TaggerModel model, TaggerScores scores, int[] allowed)
    {
        int n = scores.Words, all = model.Config.Tags;
        int[]? best = null;
        double top = double.NegativeInfinity, mass = 0;
        var tags = new int[n];
        for (int code = 0; code < Math.Pow(allowed.Length, n); code++)
        {
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

            mass += Math.Exp(score);
            if (score > top)
            {
                (best, top) = ([.. tags], score);
            }
        }

        return (best!, top - Math.Log(mass));
    }
}
