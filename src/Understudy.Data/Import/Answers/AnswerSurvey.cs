using System.Text.Json;

namespace Understudy.Data;

/// <summary>What the teacher's answers look like over a whole file, in bounded memory.</summary>
internal sealed class AnswerSurvey
{
    private const int MaximumProperties = 32;
    private const char Hole = '\u0001'; // stands where the label was in a shape
    private readonly DistinctCounter.Budget _budget = new();
    private readonly Dictionary<string, Property> _properties = new(StringComparer.Ordinal);
    private readonly List<AnswerProperty> _parsed = [];
    private readonly bool _whole;

    /// <param name="whole">Whether objects are looked at as a whole, too.</param>
    public AnswerSurvey(bool whole = true)
    {
        _whole = whole;
        Texts = new DistinctCounter(_budget);
        TextShapes = new DistinctCounter(_budget);
        DistributionLabels = new DistinctCounter(_budget);
        Gold = new DistinctCounter(_budget);
    }

    /// <summary>Answers that are text, without their wrapping.</summary>
    public DistinctCounter Texts { get; }

    /// <summary>Wrappings of text answers; see <see cref="Shape"/>.</summary>
    public DistinctCounter TextShapes { get; }

    /// <summary>Likeliest labels of answers that are distributions; labels that are never likeliest are there once.</summary>
    public DistinctCounter DistributionLabels { get; }

    /// <summary>Gold labels.</summary>
    public DistinctCounter Gold { get; }

    /// <summary>Answers that are JSON objects, distributions aside.</summary>
    public long Objects { get; private set; }

    /// <summary>What those objects look like as a whole.</summary>
    public ObjectSurvey Whole { get; } = new();

    /// <summary>Answers that are distributions.</summary>
    public long Distributions { get; private set; }

    /// <summary>Answers that are function calls, in a response's own place or as JSON in a text.</summary>
    public long Calls { get; private set; }

    /// <summary>Function calls with text beside them.</summary>
    public long CallsWithText { get; private set; }

    /// <summary>Gold labels that are function calls.</summary>
    public long GoldCalls { get; private set; }

    /// <summary>Whether rows are answered by calls: most answers are, or there are none and most of gold is.</summary>
    public bool IsOfCalls => Calls > Texts.Total + Objects + Distributions || (Texts.Total + Objects + Distributions + Refused == 0 && 2 * GoldCalls > Gold.Total);

    /// <summary>Refusals, empty answers, tool calls.</summary>
    public long Refused { get; private set; }

    /// <summary>Tool calls among them.</summary>
    public long ToolCalls { get; private set; }

    /// <summary>Properties of JSON answers.</summary>
    public IReadOnlyDictionary<string, Property> Properties => _properties;

    public static (string Prefix, string Suffix) Shape(string key) => key.IndexOf(Hole, StringComparison.Ordinal) is >= 0 and int hole ? (key[..hole], key[(hole + 1)..]) : ("", "");

    public void Add(Candidate candidate)
    {
        if (candidate.Gold is { } gold)
        {
            Gold.Add(gold.Trim());
            GoldCalls += CallAnswer.Accepted(gold, null) is null ? 0 : 1;
        }

        if (CallAnswer.Of(candidate) is not null)
        {
            Calls++;
            CallsWithText += candidate.Calls is not null && !string.IsNullOrWhiteSpace(candidate.Answer) ? 1 : 0;
            Refused++;
            ToolCalls++;
            return;
        }

        if (candidate.Refused)
        {
            Refused++;
            ToolCalls += candidate.ToolCall ? 1 : 0;
            return;
        }

        if (candidate.Answer is not { } answer || string.IsNullOrWhiteSpace(answer))
        {
            return;
        }

        if (!AnswerText.TryObject(answer, _parsed))
        {
            (int start, int end) = AnswerText.Label(answer);
            string text = answer[start..end];
            if (RefusalPhrases.Matches(text))
            {
                Refused++;
                return;
            }

            Texts.Add(text);
            TextShapes.Add(string.Concat(answer.AsSpan(0, start), [Hole], answer.AsSpan(end)));
        }
        else if (LabelDistribution.From(_parsed) is { } distribution)
        {
            Distributions++;
            DistributionLabels.Add(LabelDistribution.Mode(distribution));
            foreach (string label in distribution.Keys)
            {
                if (!DistributionLabels.Counts.ContainsKey(label))
                {
                    DistributionLabels.Add(label);
                }
            }
        }
        else
        {
            Objects++;
            AddProperties(answer);
            if (_whole)
            {
                Whole.Add(answer, candidate.Input);
            }
        }
    }

    private void AddProperties(string answer)
    {
        foreach (AnswerProperty p in _parsed)
        {
            if (!_properties.TryGetValue(p.Name, out Property? property))
            {
                if (_properties.Count >= MaximumProperties || p.Name.Length > DistinctCounter.MaximumLabelLength)
                {
                    continue;
                }

                _properties.Add(p.Name, property = new Property(p.Name, new DistinctCounter(_budget), new DistinctCounter(_budget)));
            }

            property.Values.Add(p.Value);
            property.Shapes.Add(string.Concat(answer.AsSpan(0, p.Start), [Hole], answer.AsSpan(p.End)));
            property.Texts += p.Kind == JsonValueKind.String ? 1 : 0;
        }
    }

    /// <summary>One property of JSON answers.</summary>
    internal sealed class Property(string name, DistinctCounter values, DistinctCounter shapes)
    {
        public string Name => name;

        public DistinctCounter Values => values;

        public DistinctCounter Shapes => shapes;

        /// <summary>How often its value was a string.</summary>
        public long Texts { get; set; }
    }
}
