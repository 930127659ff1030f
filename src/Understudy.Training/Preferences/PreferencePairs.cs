using Understudy.Core;

namespace Understudy.Training;

/// <summary>
/// Pairs of a right and a wrong answer, from three sources: what the teacher got wrong, what the model itself gets wrong, and right calls made wrong.
/// Pure; thread-safe.
/// </summary>
public sealed class PreferencePairs
{
    private readonly NegativeOptions _options;
    private readonly CallMatcher _matcher;

    /// <summary>States how answers are judged and which are left out.</summary>
    /// <param name="options">What is left out.</param>
    /// <param name="tools">The functions on offer, whose schemas may state defaults; null when unknown.</param>
    /// <param name="equality">When two calls are the same; null is <see cref="CallEquality.Exact"/>.</param>
    /// <exception cref="ArgumentException">When options are out of range; all reasons at once.</exception>
    public PreferencePairs(NegativeOptions options, ToolSet? tools = null, CallEquality? equality = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validate() is { Count: > 0 } errors)
        {
            throw new ArgumentException(string.Join(" ", errors), nameof(options));
        }

        _options = options;
        _matcher = new CallMatcher(equality, tools);
    }

    /// <summary>The pair that an answer gives: null where it is right, or its cause or source is left out.</summary>
    /// <param name="row">The input and its right calls.</param>
    /// <param name="answer">What was answered, any text.</param>
    /// <param name="source">By whom.</param>
    public PreferencePair? Of(CallRow row, string answer, PreferenceSource source)
    {
        CallMismatch? mismatch = _matcher.Nearest(row.Truth, answer);
        return (mismatch is null ? CallCause.Format : mismatch.Cause) is { } cause && !_options.WithoutCauses.Contains(cause) && !_options.WithoutSources.Contains(source)
            ? new PreferencePair(row.Text, row.Calls, answer, cause, source)
            : null;
    }

    /// <summary>Pairs of answers to rows, the same pair once; right answers and abstentions (null) give none.</summary>
    /// <param name="answers">Rows with an answer each; a row may come several times.</param>
    /// <param name="source">By whom.</param>
    public IReadOnlyList<PreferencePair> OfAnswers(IEnumerable<(CallRow Row, string? Answer)> answers, PreferenceSource source)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return [.. answers.Where(a => a.Answer is not null).Select(a => Of(a.Row, a.Answer!, source)).OfType<PreferencePair>().Distinct()];
    }

    /// <summary>Pairs of rows with their calls made wrong, each row in several ways; a way that a row does not allow is passed over for the next.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="corruptor">Makes them wrong.</param>
    /// <param name="seed">Seed of every draw; a row's draws depend on nothing but its position.</param>
    public IReadOnlyList<PreferencePair> OfCorruptions(IReadOnlyList<CallRow> rows, CallCorruptor corruptor, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(corruptor);
        List<PreferencePair> pairs = [];
        if (_options.WithoutSources.Contains(PreferenceSource.Corruption))
        {
            return pairs;
        }

        CallCause[] allowed = [.. Enum.GetValues<CallCause>().Except(_options.WithoutCauses)];
        for (int i = 0; i < rows.Count; i++)
        {
            var random = new SeededRandom(seed.For("corruption", i));
            CallCause[] causes = [.. allowed];
            random.Shuffle<CallCause>(causes);
            int made = 0;
            foreach (CallCause cause in causes)
            {
                if (made < _options.CorruptionsPerRow && corruptor.Corrupt(rows[i].Calls, cause, random) is { } wrong)
                {
                    pairs.Add(new PreferencePair(rows[i].Text, rows[i].Calls, wrong, cause, PreferenceSource.Corruption));
                    made++;
                }
            }
        }

        return pairs;
    }
}
