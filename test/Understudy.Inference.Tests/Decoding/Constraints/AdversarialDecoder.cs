using System.Numerics;
using System.Text;

using Understudy.Core;

namespace Understudy.Inference.Tests.Decoding.Constraints;

/// <summary>Writes what a constraint allows and what suits it least: a fixed taste for some tokens, and chance.</summary>
internal sealed class AdversarialDecoder
{
    /// <summary>Number of tastes.</summary>
    public const int Tastes = 8;

    private readonly TokenBytes _tokens;
    private readonly float[][] _scores;

    public AdversarialDecoder(TokenBytes tokens)
    {
        _tokens = tokens;
        _scores = [.. Enumerable.Range(0, Tastes).Select(t => Enumerable.Range(0, tokens.Count).Select(id => Score(t, tokens[id])).ToArray())];
    }

    /// <summary>Writes an answer of at most so many tokens, the end token included.</summary>
    public (string Text, int Tokens) Write(SchemaConstraint constraint, SeededRandom random, int taste, int most)
    {
        ConstraintState state = constraint.Start();
        int left = Math.Max(most, state.TokensToEnd), budget = left;
        var text = new List<byte>();
        var allowed = new ulong[_tokens.MaskLength];
        while (!state.HasEnded)
        {
            state.Mask(allowed);
            int token = Choose(allowed, random, _scores[taste]);
            if (!state.TryAcceptWithin(token, left))
            {
                Assert(state.Clone().TryAccept(token), $"token {token} is allowed by the mask and not accepted after {Encoding.UTF8.GetString([.. text])}");
                foreach (int last in state.ShortestEnd())
                {
                    Assert(state.TryAccept(last), "the shortest end is not accepted");
                    text.AddRange(_tokens[last]);
                    left--;
                }

                break;
            }

            text.AddRange(_tokens[token]);
            left--;
        }

        Assert(state.HasEnded && left >= 0, "the answer did not end in time");
        return (new UTF8Encoding(false, throwOnInvalidBytes: true).GetString([.. text]), budget - left);
    }

    private static void Assert(bool holds, string what = "")
    {
        if (!holds)
        {
            throw new InvalidOperationException(what);
        }
    }

    // The best of the allowed tokens by taste, with some chance.
    private static int Choose(ulong[] allowed, SeededRandom random, float[] scores)
    {
        int best = -1;
        float most = float.NegativeInfinity;
        ulong noise = random.NextUInt64();
        for (int word = 0; word < allowed.Length; word++)
        {
            for (ulong bits = allowed[word]; bits != 0; bits &= bits - 1)
            {
                int id = (word * 64) + BitOperations.TrailingZeroCount(bits);
                noise = (noise * 6364136223846793005UL) + 1442695040888963407UL;
                float score = scores[id] + (2f * (noise >> 40) / (1 << 24));
                if (score > most)
                {
                    (best, most) = (id, score);
                }
            }
        }

        return best >= 0 ? best : throw new InvalidOperationException("Nothing is allowed.");
    }

    private static float Score(int taste, ReadOnlySpan<byte> bytes)
    {
        int length = bytes.Length;
        return taste switch
        {
            0 => 0,
            1 => bytes.Contains((byte)'"') ? 1.5f : 0,
            2 => bytes.ContainsAny((byte)'{', (byte)'[') ? 1.5f : 0,
            3 => bytes.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0 ? 1.8f : 0,
            4 => bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) >= 0 ? 1.9f : 0,
            5 => bytes.IndexOf((byte)'\\') >= 0 ? 1.9f : 0,
            6 => length / 4f,
            _ => length == 0 ? -3 : bytes.ContainsAny((byte)'}', (byte)']') ? -3 : 0,
        };
    }
}
