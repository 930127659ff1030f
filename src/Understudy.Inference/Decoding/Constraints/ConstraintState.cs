using System.Numerics;

namespace Understudy.Inference;

/// <summary>
/// How far an answer under a constraint has come. Cheap to copy and to set back; allocates nothing once its arrays and the masks of the
/// constraint are there. Not thread-safe.
/// </summary>
public sealed class ConstraintState
{
    private readonly SchemaConstraint _constraint;
    private readonly Frontier _frontier;
    private readonly ulong[] _mask;
    private byte[] _bytes = new byte[64];

    /// <summary>Starts before the first token.</summary>
    internal ConstraintState(SchemaConstraint constraint)
    {
        _constraint = constraint;
        _frontier = new Frontier(constraint.Automaton);
        _mask = new ulong[constraint.Tokens.MaskLength];
    }

    /// <summary>Whether the answer is complete, so that the end token may come; other tokens may be allowed too.</summary>
    public bool MayEnd => !HasEnded && _frontier.MayEnd;

    /// <summary>Whether the end token was accepted. Nothing is allowed from then on.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>
    /// Most tokens that the shortest way to the end takes, the end token included: that many are enough whatever the vocabulary, for each
    /// byte is a token. 0 once the end has been reached.
    /// </summary>
    public int TokensToEnd => HasEnded ? 0 : _frontier.Distance() + 1;

    /// <summary>Goes back to before the first token.</summary>
    public void Reset()
    {
        HasEnded = false;
        _frontier.Reset();
    }

    /// <summary>A state of its own that is equally far.</summary>
    public ConstraintState Clone()
    {
        var clone = new ConstraintState(_constraint);
        clone.CopyFrom(this);
        return clone;
    }

    /// <summary>Becomes as far as another state of the same constraint: how speculative tokens are taken back.</summary>
    /// <exception cref="ArgumentException">When it is of another constraint.</exception>
    public void CopyFrom(ConstraintState other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other._constraint != _constraint)
        {
            throw new ArgumentException("The state is one of another constraint.", nameof(other));
        }

        HasEnded = other.HasEnded;
        _frontier.CopyFrom(other._frontier);
    }

    /// <summary>Finds the tokens that may come next: those after which the answer can still be completed.</summary>
    /// <param name="allowed">Set to a bit for each token, <see cref="TokenBytes.MaskLength"/> words.</param>
    /// <exception cref="ArgumentException">When it has another length.</exception>
    public void Mask(Span<ulong> allowed)
    {
        if (allowed.Length != _mask.Length)
        {
            throw new ArgumentException($"Expected {_mask.Length} words, found {allowed.Length}.", nameof(allowed));
        }

        allowed.Clear();
        if (HasEnded)
        {
            return;
        }

        for (int i = 0; i < _frontier.Ways.Length; i++)
        {
            _constraint.AddTo(allowed, _frontier, _frontier.Ways[i]);
        }

        if (_frontier.MayEnd)
        {
            int end = _constraint.Tokens.EndToken;
            allowed[end >> 6] |= 1UL << end;
        }
    }

    /// <summary>Sets the scores of all tokens that may not come next to minus infinity.</summary>
    /// <param name="logits">A score for each token of the vocabulary; more, for ids that are no tokens, are set too.</param>
    /// <exception cref="ArgumentException">When there are fewer.</exception>
    public void ApplyTo(Span<float> logits)
    {
        if (logits.Length < _constraint.Tokens.Count)
        {
            throw new ArgumentException($"Expected {_constraint.Tokens.Count} scores, found {logits.Length}.", nameof(logits));
        }

        Mask(_mask);
        for (int word = 0; word < _mask.Length; word++)
        {
            Span<float> part = logits.Slice(word * 64, Math.Min(64, logits.Length - (word * 64)));
            ulong banned = ~_mask[word];
            if (banned == ulong.MaxValue)
            {
                part.Fill(float.NegativeInfinity);
                continue;
            }

            for (; banned != 0; banned &= banned - 1)
            {
                int bit = BitOperations.TrailingZeroCount(banned);
                if (bit >= part.Length)
                {
                    break;
                }

                part[bit] = float.NegativeInfinity;
            }
        }

        if (logits.Length > _mask.Length * 64)
        {
            logits[(_mask.Length * 64)..].Fill(float.NegativeInfinity);
        }
    }

    /// <summary>Goes on by a token.</summary>
    /// <param name="token">Its id.</param>
    /// <returns>Whether it was allowed; if not, nothing changes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">When there is no such token.</exception>
    public bool TryAccept(int token) => Accept(token, int.MaxValue);

    /// <summary>
    /// Goes on by a token unless the end would then be out of reach: where so many tokens may still be written, this and the end token
    /// included, answers that follow it always end in time. If it refuses, <see cref="ShortestEnd"/> still fits.
    /// </summary>
    /// <param name="token">Its id.</param>
    /// <param name="tokensLeft">Tokens that may still be written, at least <see cref="TokensToEnd"/>.</param>
    /// <returns>Whether it was allowed and leaves room for the end; if not, nothing changes.</returns>
    public bool TryAcceptWithin(int token, int tokensLeft) => Accept(token, tokensLeft);

    /// <summary>The bytes that must come next, up to where there is a choice or the answer may end.</summary>
    /// <returns>Valid until the next call.</returns>
    public ReadOnlySpan<byte> ForcedBytes()
    {
        int length = 0;
        while (!HasEnded && _frontier.OnlyByte() is >= 0 and int only)
        {
            Add((byte)only, ref length);
            _frontier.Read((byte)only);
        }

        _frontier.Back(0);
        return _bytes.AsSpan(0, length);
    }

    /// <summary>
    /// The tokens that can be taken without asking a model: <see cref="ForcedBytes"/>, each time the longest token, up to where a token
    /// could reach beyond them. A byte-pair tokenizer may cut the same bytes otherwise.
    /// </summary>
    /// <param name="tokens">Room for them.</param>
    /// <returns>How many there are; no more than there is room for.</returns>
    public int ForcedTokens(Span<int> tokens)
    {
        ReadOnlySpan<byte> bytes = ForcedBytes();
        int count = 0;
        while (!bytes.IsEmpty && count < tokens.Length)
        {
            int token = _constraint.Tokens.LongestMatch(bytes, out int length, out bool mayBeLonger);
            if (mayBeLonger)
            {
                break;
            }

            tokens[count++] = token;
            bytes = bytes[length..];
        }

        return count;
    }

    /// <summary>The tokens of the shortest way to the end, the end token last: what an answer that has no more room ends with.</summary>
    /// <returns>At most <see cref="TokensToEnd"/>; none once the end token was accepted. The state does not change.</returns>
    public int[] ShortestEnd()
    {
        if (HasEnded)
        {
            return [];
        }

        int length = 0;
        while (!_frontier.MayEnd)
        {
            byte next = _frontier.NearestByte();
            Add(next, ref length);
            _frontier.Read(next);
        }

        _frontier.Back(0);
        List<int> tokens = [];
        for (int at = 0; at < length;)
        {
            tokens.Add(_constraint.Tokens.LongestMatch(_bytes.AsSpan(at..length), out int taken, out _));
            at += taken;
        }

        return [.. tokens, _constraint.Tokens.EndToken];
    }

    private bool Accept(int token, int tokensLeft)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(token);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token, _constraint.Tokens.Count);
        if (token == _constraint.Tokens.EndToken)
        {
            HasEnded |= MayEnd && tokensLeft > 0;
            return HasEnded;
        }

        ReadOnlySpan<byte> bytes = _constraint.Tokens[token];
        bool isAllowed = !HasEnded && !bytes.IsEmpty;
        for (int i = 0; i < bytes.Length && isAllowed; i++)
        {
            isAllowed = _frontier.Read(bytes[i]);
        }

        if (isAllowed && (tokensLeft == int.MaxValue || _frontier.Distance() + 2 <= tokensLeft))
        {
            _frontier.Settle();
            return true;
        }

        _frontier.Back(0);
        return false;
    }

    private void Add(byte next, ref int length)
    {
        if (length == _bytes.Length)
        {
            Array.Resize(ref _bytes, 2 * length);
        }

        _bytes[length++] = next;
    }
}
