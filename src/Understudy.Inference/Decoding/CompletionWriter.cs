using Understudy.Core;

namespace Understudy.Inference;

/// <summary>One completion as it is being written: takes the scores of the next token and says what to run next.</summary>
internal sealed class CompletionWriter
{
    private readonly TokenSampler _sampler;
    private readonly ConstraintState? _state;
    private readonly CopyState? _copies;
    private readonly SeededRandom _random;
    private readonly int _endToken;
    private readonly int _room;
    private readonly List<int> _tokens = [];
    private readonly List<float> _logProbabilities = [];
    private readonly List<AlternativeToken> _alternatives = [];
    private readonly int[] _forced;
    private int _written; // tokens that were given to be run

    /// <summary>Starts.</summary>
    /// <param name="sampler">Chooses.</param>
    /// <param name="state">The constraint's, which goes on from where it is; null for none.</param>
    /// <param name="copies">What copied arguments may be; null for anything.</param>
    /// <param name="random">Chance.</param>
    /// <param name="endToken">The token that ends a completion.</param>
    /// <param name="room">Most tokens, the end token included, at least 1.</param>
    public CompletionWriter(TokenSampler sampler, ConstraintState? state, CopyState? copies, SeededRandom random, int endToken, int room)
    {
        (_sampler, _state, _copies, _random, _endToken, _room) = (sampler, state, copies, random, endToken, room);
        _forced = state is null ? [] : new int[room];
    }

    /// <summary>Whether nothing is to be added.</summary>
    public bool IsDone { get; private set; }

    private bool HasEnded { get; set; }

    /// <summary>What was written.</summary>
    public Completion Completion => new(_tokens, _logProbabilities, HasEnded) { Alternatives = _alternatives };

    /// <summary>Tokens that have to be run before the next scores; valid until the next call.</summary>
    public ReadOnlySpan<int> Pending => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_tokens)[_written..];

    /// <summary>Goes on by a token and by those that must follow it.</summary>
    /// <param name="scores">Of the next token; changed where there is a constraint.</param>
    public void Take(Span<float> scores)
    {
        _written = _tokens.Count;
        float logSum = _sampler.LogSum(scores);
        _state?.ApplyTo(scores);
        int token = _sampler.Choose(scores, _random);
        while (_copies is not null && token != _endToken && float.IsFinite(scores[token]) && !_copies.TryAccept(token))
        {
            scores[token] = float.NegativeInfinity; // the next best that goes on with a copy
            token = _sampler.Choose(scores, _random);
        }

        int left = _room - _tokens.Count;
        if (_state is not null && !_state.TryAcceptWithin(token, left))
        {
            // The shortest way to the end just fits.
            foreach (int last in _state.ShortestEnd())
            {
                Add(last, 0);
            }

            return;
        }

        if (!float.IsFinite(scores[token]))
        {
            IsDone = true; // nothing may come: no answer
            return;
        }

        _sampler.Alternatives(scores, logSum, token, _tokens.Count, _alternatives);
        Add(token, scores[token] - logSum);
        if (!IsDone && _state is not null)
        {
            int count = _state.ForcedTokens(_forced.AsSpan(0, _room - _tokens.Count));
            for (int i = 0; i < count && !IsDone && (_copies is null || _copies.TryAccept(_forced[i])) && _state.TryAcceptWithin(_forced[i], _room - _tokens.Count); i++)
            {
                Add(_forced[i], 0);
            }
        }
    }

    private void Add(int token, float logProbability)
    {
        _logProbabilities.Add(logProbability);
        if (token == _endToken)
        {
            HasEnded = true;
        }
        else
        {
            _tokens.Add(token);
        }

        IsDone = HasEnded || _logProbabilities.Count == _room;
    }
}
