using System.Text;

namespace Understudy.Inference;

/// <summary>
/// What of an answer that was written freely stands under a constraint: late constraint, as in draft-conditioned constrained decoding
/// (2603.03305). A draft that is valid is the answer; otherwise decoding goes on under the constraint, from where the draft leaves it or,
/// as the paper does, from the start with the draft in the prompt.
/// </summary>
/// <param name="Answer">The draft in canonical form, when it is valid as a whole; else null.</param>
/// <param name="Kept">Tokens of the draft, from its first, that the constraint allows.</param>
/// <param name="State">The state after them.</param>
public sealed record Draft(string? Answer, int Kept, ConstraintState State)
{
    /// <summary>Looks a draft over.</summary>
    /// <param name="constraint">The constraint.</param>
    /// <param name="tokens">The draft's tokens, perhaps with the end token at the end; ids of no token end what is kept.</param>
    public static Draft Review(SchemaConstraint constraint, ReadOnlySpan<int> tokens)
    {
        ArgumentNullException.ThrowIfNull(constraint);
        ConstraintState state = constraint.Start();
        int kept = 0;
        var bytes = new List<byte>();
        foreach (int token in tokens)
        {
            if (token < 0 || token >= constraint.Tokens.Count)
            {
                break;
            }

            bytes.AddRange(constraint.Tokens[token]);
        }

        while (kept < tokens.Length && tokens[kept] >= 0 && tokens[kept] < constraint.Tokens.Count && state.TryAccept(tokens[kept]))
        {
            kept++;
        }

        return new Draft(constraint.Canonical(Encoding.UTF8.GetString([.. bytes])), kept, state);
    }
}
