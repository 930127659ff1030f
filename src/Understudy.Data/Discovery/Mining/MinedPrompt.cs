namespace Understudy.Data;

/// <summary>A prompt that was mined: one version of a workload's, with what is needed to tell whether another one is a version of the same.</summary>
internal sealed class MinedPrompt
{
    private const int MostTimes = 256;
    private const int MostKept = 8;
    private readonly List<long> _times = [];
    private readonly List<byte[]> _kept = [];
    private ulong _state = 0x2545F4914F6CDD1DUL;

    public MinedPrompt(PromptTemplate template)
    {
        Template = template;
        Shingles = ShinglesOf(template);
    }

    public PromptTemplate Template { get; }

    /// <summary>Hashes of the fixed text's shingles.</summary>
    public IReadOnlySet<ulong> Shingles { get; }

    public AnswerSpread Answers { get; } = new();

    /// <summary>Calls that were counted.</summary>
    public long Calls { get; private set; }

    /// <summary>When calls came, a sample.</summary>
    public IReadOnlyList<long> Times => _times;

    /// <summary>Counts a call.</summary>
    public void Count(string? answer, long time)
    {
        Calls++;
        Answers.Add(answer);
        if (_times.Count < MostTimes)
        {
            _times.Add(time);
        }
        else
        {
            _state = JsonHash.Mix(_state); // a reservoir (Vitter, 1985)
            ulong place = _state % (ulong)Calls;
            if (place < MostTimes)
            {
                _times[(int)place] = time;
            }
        }
    }

    /// <summary>A few of its calls' streams.</summary>
    public IReadOnlyList<byte[]> Kept => _kept;

    /// <summary>Keeps a call's stream while there is room.</summary>
    public void Keep(byte[] text)
    {
        if (_kept.Count < MostKept)
        {
            _kept.Add(text);
        }
    }

    /// <summary>Jaccard similarity of two prompts' fixed text, in [0, 1].</summary>
    public static double Likeness(MinedPrompt a, MinedPrompt b)
    {
        int common = a.Shingles.Count(b.Shingles.Contains);
        int union = a.Shingles.Count + b.Shingles.Count - common;
        return union == 0 ? 0 : (double)common / union;
    }

    private static HashSet<ulong> ShinglesOf(PromptTemplate template)
    {
        var shingles = new HashSet<ulong>();
        var tokens = new PromptTokens();
        foreach (string segment in template.Segments)
        {
            tokens.Read(System.Text.Encoding.UTF8.GetBytes(segment));
            ReadOnlySpan<PromptTokens.Token> all = tokens.All;
            for (int i = 0; i + MinedCall.ShingleLength <= all.Length; i++)
            {
                shingles.Add(MinedCall.Hash(all[i].Hash, all[i + 1].Hash, all[i + 2].Hash));
            }
        }

        return shingles;
    }
}
