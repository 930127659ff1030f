using Understudy.Core;

using Xunit;

namespace Understudy.Inference.Tests.Decoding;

public sealed class CompletionSearchTests
{
    private const int Letters = 3, End = Letters, Longest = 5;

    [Fact]
    public void With_enough_completions_the_likeliest_valid_one_is_found()
    {
        int better = 0;
        for (ulong seed = 0; seed < 300; seed++)
        {
            var model = new Model(seed);
            (string? expected, double probability) = model.All().Where(c => IsValid(c.Text)).OrderByDescending(c => c.Probability).Select(c => ((string?)c.Text, c.Probability)).FirstOrDefault();

            Completion greedy = model.Greedy("", 0), found = model.Search(100_000);

            if (expected is not null)
            {
                Assert.Equal(expected, TextOf(found));
                Assert.Equal(probability, Math.Exp(found.LogProbability), 1e-6);
            }

            better += TextOf(found) != TextOf(greedy) ? 1 : 0;
            Assert.InRange(Math.Exp(model.Search(3).LogProbability), !IsValid(TextOf(greedy)) ? 0 : Math.Exp(greedy.LogProbability) - 1e-9, 1);
        }

        Assert.True(better > 50, $"{better}");
    }

    [Fact]
    public void An_answer_of_more_than_half_is_not_searched_beyond()
    {
        int sure = 0;
        for (ulong seed = 0; seed < 300; seed++)
        {
            var model = new Model(seed, sharpness: 8);
            Completion greedy = model.Greedy("", 0);
            if (greedy.LogProbability > Math.Log(.5) && IsValid(TextOf(greedy)))
            {
                sure++;
                Assert.Same(greedy, CompletionSearch.Likeliest(greedy, c => IsValid(TextOf(c)), (_, _) => throw new InvalidOperationException("searched"), 64));
            }
        }

        Assert.True(sure > 30, $"{sure}");
    }

    [Fact]
    public void No_more_completions_are_looked_at_than_allowed_and_refused_tokens_cost_none()
    {
        var model = new Model(4);
        Completion greedy = model.Greedy("", 0);
        int looked = 0, refused = 0;

        CompletionSearch.Likeliest(greedy, _ => false, (of, token) => token.Token == 0 && refused++ >= 0 ? null : model.Otherwise(of, token, ref looked), 5);

        Assert.Equal(4, looked);
        Assert.True(refused > 0);
        Assert.Same(greedy, CompletionSearch.Likeliest(greedy, _ => false, (_, _) => null, 5));
    }

    private static bool IsValid(string text) => !text.Contains("aa", StringComparison.Ordinal) && text.Length % 3 != 1;

    private static string TextOf(Completion completion) => string.Concat(completion.Tokens.Select(t => (char)('a' + t)));

    /// <summary>A drawn distribution of the next letter behind every text of up to five letters.</summary>
    private sealed class Model(ulong seed, double sharpness = 2)
    {
        public IEnumerable<(string Text, double Probability)> All(string text = "", double before = 1)
        {
            double[] next = Next(text);
            return Enumerable.Range(0, Letters).Where(_ => text.Length < Longest).SelectMany(t => All(text + (char)('a' + t), before * next[t])).Prepend((text, before * next[End]));
        }

        public Completion Greedy(string start, double logStart)
        {
            List<int> tokens = [.. start.Select(c => c - 'a')];
            List<float> logs = [.. start.Select((_, i) => i == 0 ? (float)logStart : 0f)];
            List<AlternativeToken> alternatives = [];
            for (string text = start; ; text += (char)('a' + tokens[^1]))
            {
                double[] next = Next(text);
                int best = Array.IndexOf(next, next.Max());
                alternatives.AddRange(Enumerable.Range(0, next.Length).Where(t => t != best && next[t] > 0).Select(t => new AlternativeToken(text.Length, t, (float)Math.Log(next[t]))));
                logs.Add((float)Math.Log(next[best]));
                if (best == End)
                {
                    return new Completion(tokens, logs, true) { Alternatives = alternatives };
                }

                tokens.Add(best);
            }
        }

        public Completion Search(int most)
        {
            int looked = 0;
            return CompletionSearch.Likeliest(Greedy("", 0), c => IsValid(TextOf(c)), (of, token) => Otherwise(of, token, ref looked), most);
        }

        public Completion Otherwise(Completion of, AlternativeToken token, ref int looked)
        {
            looked++;
            double before = of.LogProbabilities.Take(token.At).Sum(p => (double)p) + token.LogProbability;
            return token.Token == End
                ? new Completion([.. of.Tokens.Take(token.At)], [.. of.LogProbabilities.Take(token.At), token.LogProbability], true)
                : Greedy(TextOf(of)[..token.At] + (char)('a' + token.Token), before);
        }

        private double[] Next(string text)
        {
            var random = new SeededRandom(new Seed(seed).For(text));
            double[] scores = [.. Enumerable.Range(0, Letters + 1).Select(t => t < Letters && text.Length == Longest ? 0 : Math.Exp(sharpness * random.NextDouble()))];
            double sum = scores.Sum();
            return [.. scores.Select(s => s / sum)];
        }
    }
}
