namespace Understudy.Data;

/// <summary>How a group's answers are spread over their signs: evidence that two prompts ask different things. Keeps at most a fixed number of signs.</summary>
internal sealed class AnswerSpread
{
    private const int MostSigns = 2048;
    private const int Enough = 8;
    private const double Repeated = 0.5; // a set is closed when there are at most so many signs an answer
    private const double Overlapping = 0.2;
    private const double SameSet = 0.5; // of the fewer answers: so many that the others have too are no other set, however they are spread
    private const double OtherForm = 0.6;
    private readonly Dictionary<string, int> _signs = new(StringComparer.Ordinal);
    private int _total, _texts;

    /// <summary>Counts an answer's sign (<see cref="AnswerSign"/>); null counts nothing.</summary>
    public void Add(string? sign)
    {
        if (sign is null)
        {
            return;
        }

        _total++;
        _texts += sign == AnswerSign.FreeText ? 1 : 0;
        if (_signs.Count < MostSigns || _signs.ContainsKey(sign))
        {
            _signs[sign] = _signs.GetValueOrDefault(sign) + 1;
        }
    }

    /// <summary>Counts all of another's.</summary>
    public void Add(AnswerSpread other)
    {
        foreach ((string sign, int count) in other._signs)
        {
            _signs[sign] = _signs.GetValueOrDefault(sign) + count;
        }

        (_total, _texts) = (_total + other._total, _texts + other._texts);
    }

    /// <summary>Whether two groups' answers are shown to be of different sets or forms; false where there is too little to tell.</summary>
    public static bool Differ(AnswerSpread a, AnswerSpread b)
    {
        if (a._total < Enough || b._total < Enough)
        {
            return false;
        }

        if (Math.Abs(a.TextShare - b.TextShare) > OtherForm || Form(a) != Form(b))
        {
            return true;
        }

        if (!a.IsClosed || !b.IsClosed)
        {
            return false;
        }

        double overlap = a._signs.Sum(s => Math.Min((double)s.Value / a._total, (double)b._signs.GetValueOrDefault(s.Key) / b._total));
        (AnswerSpread few, AnswerSpread many) = a._total <= b._total ? (a, b) : (b, a);
        return overlap < Overlapping && few._signs.Where(s => many._signs.ContainsKey(s.Key)).Sum(s => s.Value) < SameSet * few._total;
    }

    private double TextShare => (double)_texts / _total;

    private bool IsClosed => _texts <= (1 - Repeated) * _total && _signs.Count <= Repeated * _total;

    /// <summary>The names in JSON answers where most are JSON, "" otherwise.</summary>
    private static string Form(AnswerSpread spread)
    {
        var forms = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((string sign, int count) in spread._signs)
        {
            string form = sign is ['{', ..] ? sign.Split('=', 2)[0] : "";
            forms[form] = forms.GetValueOrDefault(form) + count;
        }

        return forms.MaxBy(f => f.Value).Key;
    }
}
