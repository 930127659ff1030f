using System.Globalization;

namespace Understudy.Core;

/// <summary>Collects rows into an <see cref="ExampleTable"/>. Not thread-safe.</summary>
public sealed class ExampleTableBuilder
{
    private readonly IReadOnlyList<string> _responderNames;
    private readonly Dictionary<string, int> _labels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _queries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _models = new(StringComparer.Ordinal);
    private readonly Dictionary<int, IReadOnlyDictionary<string, double>> _soft = [];
    private readonly Columns _columns = new();

    /// <summary>Starts an empty table.</summary>
    public ExampleTableBuilder(IReadOnlyList<string>? responderNames = null)
    {
        _responderNames = responderNames ?? [];
        _columns.Responders = [.. _responderNames.Select(_ => new List<int>())];
        _columns.ResponderScores = [.. _responderNames.Select(_ => new List<double>())];
    }

    /// <summary>Rows so far.</summary>
    public int Count => _columns.Inputs.Count;

    /// <summary>Adds a row.</summary>
    public void Add(ExampleRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Columns c = _columns;
        if (row.TeacherDistribution is { } distribution)
        {
            _soft[Count] = distribution;
            foreach (string label in distribution.Keys)
            {
                Intern(_labels, label);
            }
        }

        if (row.Accepted is { } accepted)
        {
            c.Accepted[Count] = accepted;
        }

        c.Inputs.Add(row.Input);
        c.Teacher.Add(row.Teacher is { } t ? Intern(_labels, t) : row.TeacherUnreadable ? LabelSet.Unreadable : LabelSet.None);
        c.Gold.Add(row.Gold is { } g ? Intern(_labels, g) : LabelSet.None);
        c.Query.Add(row.Query is { } query ? Intern(_queries, query) : -1);
        c.TeacherScore.Add(row.TeacherScore ?? double.NaN);
        c.GoldScore.Add(row.GoldScore ?? double.NaN);
        c.Group.Add(row.Group is { } group ? Intern(_groups, group) : -1);
        c.Time.Add(row.Time?.ToUnixTimeMilliseconds() ?? ExampleTable.NoTime);
        c.Usage.Add(row.Usage);
        c.Latency.Add((float?)row.LatencyMilliseconds ?? float.NaN);
        c.Model.Add(row.Model is { } m ? Intern(_models, m) : -1);
        c.Source.Add(row.Source);
        for (int i = 0; i < _responderNames.Count; i++)
        {
            string? answer = i < row.Responders.Count ? row.Responders[i] : null;
            c.Responders[i].Add(answer is null ? LabelSet.None : Intern(_answers, answer));
            c.ResponderScores[i].Add(row.Query is not null && double.TryParse(answer, NumberStyles.Float, CultureInfo.InvariantCulture, out double score) ? score : double.NaN);
        }
    }

    /// <summary>
    /// Freezes the table. The label set is the union of teacher and gold labels, or <paramref name="labels"/> when given
    /// (a test file is read with the training file's labels; others become <see cref="LabelSet.Unreadable"/>).
    /// </summary>
    public ExampleTable Build(LabelSet? labels = null)
    {
        Columns c = _columns;
        LabelSet set = labels ?? new LabelSet(_labels.Keys);
        int[] labelMap = Map(_labels, set), answerMap = Map(_answers, set);
        Remap(c.Teacher, labelMap);
        Remap(c.Gold, labelMap);
        c.Responders.ForEach(column => Remap(column, answerMap));
        foreach ((int row, IReadOnlyDictionary<string, double> p) in _soft)
        {
            var dense = new float[set.Count];
            foreach ((string label, double probability) in p)
            {
                if (set.IndexOf(label) is >= 0 and int i)
                {
                    dense[i] = (float)probability;
                }
            }

            c.Soft[row] = dense;
        }

        c.Models = [.. _models.OrderBy(m => m.Value).Select(m => m.Key)];
        c.Queries = [.. _queries.OrderBy(q => q.Value).Select(q => q.Key)];
        c.HasGold = c.Gold.Exists(g => g != LabelSet.None) || c.GoldScore.Exists(s => !double.IsNaN(s));
        c.HasTeacher = c.Teacher.Exists(t => t != LabelSet.None) || c.TeacherScore.Exists(s => !double.IsNaN(s));
        return new ExampleTable(c, set, _responderNames);
    }

    private static int Intern(Dictionary<string, int> index, string key)
    {
        if (!index.TryGetValue(key, out int i))
        {
            index.Add(key, i = index.Count);
        }

        return i;
    }

    private static int[] Map(Dictionary<string, int> seen, LabelSet set)
    {
        var map = new int[seen.Count];
        foreach ((string name, int i) in seen)
        {
            map[i] = set.IndexOf(name);
        }

        return map;
    }

    private static void Remap(List<int> column, int[] map)
    {
        for (int i = 0; i < column.Count; i++)
        {
            column[i] = column[i] >= 0 ? map[column[i]] : column[i];
        }
    }

    internal sealed class Columns
    {
        public TextColumn Inputs { get; } = new();

        public List<int> Teacher { get; } = [];

        public List<int> Gold { get; } = [];

        public List<int> Query { get; } = [];

        public List<double> TeacherScore { get; } = [];

        public List<double> GoldScore { get; } = [];

        public IReadOnlyList<string> Queries { get; set; } = [];

        public List<List<double>> ResponderScores { get; set; } = [];

        public List<int> Group { get; } = [];

        public List<long> Time { get; } = [];

        public List<TokenUsage> Usage { get; } = [];

        public List<float> Latency { get; } = [];

        public List<int> Model { get; } = [];

        public List<long> Source { get; } = [];

        public List<List<int>> Responders { get; set; } = [];

        public Dictionary<int, float[]> Soft { get; } = [];

        public Dictionary<int, string> Accepted { get; } = [];

        public IReadOnlyList<string> Models { get; set; } = [];

        public bool HasGold { get; set; }

        public bool HasTeacher { get; set; }
    }
}
