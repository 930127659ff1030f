namespace Understudy.Data;

/// <summary>
/// Finds the recurring prompts of a stream of calls. A call that matches a known prompt is counted; the others wait in a pool, which is
/// mined when it is full: calls that share stretches of text make a group (<see cref="CallGroups"/>), what is common to a group is its
/// template (<see cref="TemplateConsensus"/>), and templates that follow each other in time are versions of one workload
/// (<see cref="PromptFamilies"/>). Memory is bounded by the pool and the templates, time is linear in calls. The same calls in the same order give
/// the same workloads. Not thread-safe.
/// </summary>
/// <remarks>
/// The idea of telling template from variable part by what recurs is that of log parsers (Drain, He et al. 2017; Spell, Du and Li 2016);
/// these compare token by token or by longest common subsequences, which prompts of thousands of tokens with long values do not allow.
/// </remarks>
public sealed class WorkloadDiscovery
{
    private const int MostDepth = 4; // a prompt that was edited more often in one pool is taken as it is
    private const int LeastPart = 4; // calls of one part of a group that is large enough
    private const int Staying = 2; // of the pool, one in so many may stay for the next round
    private readonly DiscoveryOptions _options;
    private readonly PromptTokens _tokens = new();
    private readonly Range[] _slots = new Range[TemplateIndex.MaximumSlots];
    private readonly HashSet<ulong> _inPool = [];
    private readonly List<MinedCall> _pool = [];
    private readonly List<List<MinedPrompt>> _families = [];
    private List<MinedPrompt> _prompts = [];
    private TemplateIndex _index = TemplateIndex.Empty;
    private long _poolBytes, _calls, _first = long.MaxValue, _last = long.MinValue;

    /// <summary>Starts.</summary>
    /// <param name="options">How.</param>
    /// <param name="known">Workloads that are known already: they keep their ids.</param>
    public WorkloadDiscovery(DiscoveryOptions options, IReadOnlyList<DiscoveredWorkload>? known = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.LeastCalls, 4);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.PoolCalls, 256);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.PoolBytes, 1 << 20);
        _options = options;
        Known = known ?? [];
        foreach (DiscoveredWorkload workload in Known)
        {
            _families.Add([.. workload.Versions.Select(v => new MinedPrompt(v))]);
        }

        Reindex();
    }

    private IReadOnlyList<DiscoveredWorkload> Known { get; }

    /// <summary>Where the second half of the calls' time begins, as far as they were seen: Unix milliseconds, or a call's number where times are unknown.</summary>
    public long Middle => _first > _last ? 0 : _first + ((_last - _first) / 2);

    /// <summary>Takes a call.</summary>
    public void Add(ObservedCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        Add(call.Prompt, call.Sign, call.Time?.ToUnixTimeMilliseconds() ?? call.Source);
    }

    private void Add(PromptScript prompt, string? answerSign, long time)
    {
        (_first, _last) = (Math.Min(_first, time), Math.Max(_last, time));
        long number = _calls++;
        int found = _index.Find(prompt.Text, prompt.Extras, _slots);
        if (found >= 0)
        {
            _prompts[found].Count(answerSign, time);
            return;
        }

        if (!_inPool.Add(System.IO.Hashing.XxHash3.HashToUInt64(prompt.Text, (long)prompt.Extras)))
        {
            return; // a copy tells nothing new
        }

        _tokens.Read(prompt.Text);
        _pool.Add(new MinedCall(number, prompt.Text.ToArray(), _tokens.All.ToArray(), prompt.Extras, answerSign, time));
        _poolBytes += prompt.Text.Length + (12L * _tokens.Count);
        if (_pool.Count >= _options.PoolCalls || _poolBytes >= _options.PoolBytes)
        {
            Mine(last: false);
        }
    }

    /// <summary>Mines what is left and says what was found.</summary>
    public IReadOnlyList<DiscoveredWorkload> Finish()
    {
        Mine(last: true);
        return [.. _families.Select((f, i) => Workload(f, i < Known.Count ? Known[i].Id : null)).OrderBy(w => w.Id, StringComparer.Ordinal)];
    }

    /// <summary>Workloads that might be one, most alike first; after <see cref="Finish"/>. Nothing is merged unless its owner says so.</summary>
    public IReadOnlyList<MergeProposal> Proposals()
    {
        var proposals = new List<MergeProposal>();
        string[] ids = [.. _families.Select((f, i) => Workload(f, i < Known.Count ? Known[i].Id : null).Id)];
        for (int b = 1; b < _families.Count; b++)
        {
            for (int a = 0; a < b; a++)
            {
                if (PromptFamilies.MightBeOne(_families[a], _families[b]) is >= PromptFamilies.Proposed and var likeness)
                {
                    proposals.Add(new MergeProposal(ids[a], ids[b], likeness));
                }
            }
        }

        return [.. proposals.OrderByDescending(p => p.Likeness).ThenBy(p => p.Id, StringComparer.Ordinal)];
    }

    private static DiscoveredWorkload Workload(List<MinedPrompt> family, string? id)
    {
        PromptTemplate[] versions = [.. family.OrderBy(p => p.Times.Count == 0 ? long.MinValue : p.Times.Min()).ThenBy(p => p.Template.Id, StringComparer.Ordinal).Select(p => p.Template)];
        return new DiscoveredWorkload { Id = id ?? versions[0].Id, Versions = versions };
    }

    private void Mine(bool last)
    {
        (List<List<MinedCall>> groups, _) = CallGroups.Divide(WithoutLaterTurns(_pool), _options.LeastCalls);
        var fresh = new List<MinedPrompt>();
        foreach (List<MinedCall> group in DataSiblings.Join(groups))
        {
            fresh.AddRange(Prompts(group));
        }

        List<List<MinedPrompt>> joined = PromptFamilies.Join(fresh, _families);
        _families.Clear();
        _families.AddRange(joined);
        Reindex();
        Settle(last);
    }

    /// <summary>The prompts of a group: one, or several when a word in it changes what is asked, or changed in time.</summary>
    private List<MinedPrompt> Prompts(List<MinedCall> group, int depth = 0)
    {
        if (group.Count < (depth == 0 ? _options.LeastCalls : LeastPart) || TemplateConsensus.Of(group) is not { Slots: > 0 } template)
        {
            return [];
        }

        List<List<MinedCall>> parts = depth < MostDepth ? SlotSplit.Split(group, template) : [group];
        if (parts.Count > 1)
        {
            return [.. parts.SelectMany(p => Prompts(p, depth + 1))];
        }

        var prompt = new MinedPrompt(template);
        foreach (MinedCall call in group)
        {
            if (template.TryMatch(call.Text, _slots))
            {
                prompt.Count(call.Answer, call.Time);
                prompt.Keep(call.Text);
            }
        }

        return prompt.Calls >= (depth == 0 ? _options.LeastCalls : LeastPart) && !GenericPrompt.Is(template) ? [prompt] : [];
    }

    /// <summary>Of a conversation's calls the first alone: the later ones repeat it.</summary>
    private static List<MinedCall> WithoutLaterTurns(List<MinedCall> pool)
    {
        var whole = new HashSet<ulong>();
        foreach (MinedCall call in pool)
        {
            whole.Add(PrefixHash(call, call.Tokens.Length));
        }

        return [.. pool.Where(call => !Turns(call).Any(at => whole.Contains(PrefixHash(call, at))))];

        static IEnumerable<int> Turns(MinedCall call)
        {
            for (int at = 1; at < call.Tokens.Length; at++)
            {
                if (call.Text[call.Tokens[at].Start] == PromptScript.Mark)
                {
                    yield return at;
                }
            }
        }

        static ulong PrefixHash(MinedCall call, int tokens)
        {
            ulong hash = call.Extras;
            for (int i = 0; i < tokens; i++)
            {
                hash = JsonHash.Mix(hash ^ call.Tokens[i].Hash);
            }

            return hash;
        }
    }

    private void Reindex()
    {
        _prompts = [.. _families.SelectMany(f => f)];
        _index = new TemplateIndex([.. _prompts.Select(p => p.Template)]);
    }

    /// <summary>Calls that now match leave the pool; of the others the newest stay.</summary>
    private void Settle(bool last)
    {
        var left = new List<MinedCall>();
        foreach (MinedCall call in _pool)
        {
            if (_index.Find(call.Text, call.Extras, _slots) < 0)
            {
                left.Add(call);
            }
        }

        int stay = last ? 0 : Math.Min(left.Count, _options.PoolCalls / Staying);
        _pool.Clear();
        _pool.AddRange(left.TakeLast(stay));
        while (_pool.Count > 0 && _pool.Sum(c => (long)c.Text.Length + (12L * c.Tokens.Length)) > _options.PoolBytes / Staying)
        {
            _pool.RemoveRange(0, (_pool.Count + 1) / 2);
        }

        _poolBytes = _pool.Sum(c => (long)c.Text.Length + (12L * c.Tokens.Length));
        _inPool.Clear();
        foreach (MinedCall call in _pool)
        {
            _inPool.Add(System.IO.Hashing.XxHash3.HashToUInt64(call.Text, (long)call.Extras));
        }
    }
}
