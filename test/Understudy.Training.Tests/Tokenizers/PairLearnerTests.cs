using CsCheck;

using Xunit;

namespace Understudy.Training.Tests.Tokenizers;

public sealed class PairLearnerTests
{
    private static readonly Gen<(string Word, long Count)[]> Words = Gen.Select(Gen.Char['a', 'c'].Array[1, 12].Select(c => new string(c)), Gen.Long[1, 5]).Array[1, 12];

    [Fact]
    public void Merges_are_those_of_counting_anew_each_time()
    {
        Gen.Select(Words, Gen.Int[4, 40], Gen.Int[1, 6]).Sample((words, size, fewest) => Learn(words, size, fewest).SequenceEqual(Naive(words, size, fewest)));
    }

    [Theory]
    [InlineData("aaaa")]
    [InlineData("aaaaa")]
    [InlineData("abababab")]
    [InlineData("aabaabaab")]
    public void Repetitions_are_counted_as_they_are_joined(string word)
    {
        Assert.Equal(Naive([(word, 3)], 12, 1), Learn([(word, 3)], 12, 1));
    }

    [Fact]
    public void Ties_go_to_the_lower_ids()
    {
        Assert.Equal(("a", "b"), Learn([("cb", 2), ("ab", 2)], 4, 1)[0]);
    }

    private static List<(string Left, string Right)> Learn((string Word, long Count)[] words, int size, int fewest)
    {
        List<string> tokens = ["a", "b", "c"];
        var learner = new PairLearner(tokens, string.Concat);
        foreach ((string word, long count) in words)
        {
            learner.Add([.. word.Select(c => c - 'a')], count);
        }

        learner.Learn(size, fewest, null, CancellationToken.None);
        Assert.True(tokens.Count <= Math.Max(size, 3));
        return [.. learner.Merges.Select(m => (tokens[m.Left], tokens[m.Right]))];
    }

    // Sennrich's algorithm as in the paper: count all pairs, join the most frequent everywhere, again.
    private static List<(string Left, string Right)> Naive((string Word, long Count)[] words, int size, int fewest)
    {
        List<string> tokens = ["a", "b", "c"];
        List<(List<int> Symbols, long Count)> all = [.. words.Select(w => (w.Word.Select(c => c - 'a').ToList(), w.Count))];
        List<(string, string)> merges = [];
        while (tokens.Count < size)
        {
            Dictionary<(int Left, int Right), long> pairs = [];
            foreach ((List<int> s, long count) in all)
            {
                for (int i = 0; i + 1 < s.Count; i++)
                {
                    pairs[(s[i], s[i + 1])] = pairs.GetValueOrDefault((s[i], s[i + 1])) + count;
                }
            }

            if (pairs.Count == 0 || pairs.Values.Max() < fewest)
            {
                break;
            }

            (int left, int right) = pairs.Where(p => p.Value == pairs.Values.Max()).Select(p => p.Key).Min();
            int made = tokens.IndexOf(tokens[left] + tokens[right]);
            if (made < 0)
            {
                made = tokens.Count;
                tokens.Add(tokens[left] + tokens[right]);
            }

            if (!merges.Contains((tokens[left], tokens[right])))
            {
                merges.Add((tokens[left], tokens[right]));
            }

            foreach ((List<int> s, _) in all)
            {
                for (int i = 0; i + 1 < s.Count; i++)
                {
                    if (s[i] == left && s[i + 1] == right)
                    {
                        s[i] = made;
                        s.RemoveAt(i + 1);
                    }
                }
            }
        }

        return merges;
    }
}
