using System.Globalization;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>Gathers the answers of a workload and says what kind of task it is. Bounded memory. Not thread-safe.</summary>
public sealed class KindSurvey
{
    private const double Most = 0.5, NearlyAll = 0.95, NewShare = 0.2;
    private const int Enough = 50, Many = 200, ManyUnnamed = 25;
    private const double NewUnnamed = 0.03;
    private const int MostNumbers = 25, LongestNumber = 3; // scores from 0 to 100; account numbers are longer
    private const double ProseLength = 20;
    private const int MaximumLabels = 200;
    private const int MostGrades = 11, MostUnnamedGrades = 6; // where only what the slots share tells
    private const double Sentences = 0.8, SentenceWords = 2;
    private readonly AnswerSurvey _answers = new(whole: false);
    private readonly LabelPlaces _places = new();
    private readonly SlotOverlap _overlap = new();
    private readonly ComposedValues _composed = new();
    private readonly Candidate _candidate = new();
    private readonly Dictionary<string, LabelGrowth> _growth = new(StringComparer.Ordinal);
    private readonly List<AnswerProperty> _parsed = [];
    private long _answered, _tools, _arrays;

    /// <summary>Counts an answered call.</summary>
    /// <param name="answer">Its text; null when it is a tool call.</param>
    /// <param name="tool">Names of called functions; null when it is text.</param>
    /// <param name="secondHalf">Whether it came in the second half of the workload's time.</param>
    public void Add(string? answer, string? tool, bool secondHalf) => Add(answer, tool, secondHalf, [], []);

    /// <summary>Counts an answered call.</summary>
    /// <param name="answer">Its text; null when it is a tool call.</param>
    /// <param name="tool">Names of called functions; null when it is text.</param>
    /// <param name="secondHalf">Whether it came in the second half of the workload's time.</param>
    /// <param name="text">Its prompt's stream.</param>
    /// <param name="slots">The places of the slots in it.</param>
    public void Add(string? answer, string? tool, bool secondHalf, ReadOnlySpan<byte> text, ReadOnlySpan<Range> slots)
    {
        _answered++;
        if (tool is not null)
        {
            _tools++;
            return;
        }

        if (answer is null)
        {
            return;
        }

        (_candidate.Answer, _candidate.Refused, _candidate.Gold) = (answer, false, null);
        _answers.Add(_candidate);
        _overlap.Add(answer, text, slots);
        if (!AnswerText.TryObject(answer, _parsed))
        {
            (int start, int end) = AnswerText.Label(answer);
            if (end - start <= DistinctCounter.MaximumLabelLength)
            {
                Growth("").Add(answer[start..end], secondHalf);
            }

            _arrays += answer[start..end] is ['[', .., ']'] ? 1 : 0;
            _places.Add(answer.AsSpan(start, end - start), secondHalf);
            return;
        }

        _composed.Add(_parsed, text);
        foreach (AnswerProperty p in _parsed.Where(p => p.Value.Length <= DistinctCounter.MaximumLabelLength))
        {
            Growth(p.Name).Add(p.Value, secondHalf);
        }
    }

    /// <summary>What kind it is.</summary>
    /// <param name="template">Its prompt.</param>
    public KindFinding Find(PromptTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        if (_tools > Most * _answered)
        {
            return new KindFinding(WorkloadKind.FunctionCall, Text($"{Share(_tools)} of {_answered:#,0} answers are tool calls"), [], null, false);
        }

        return _answers.Objects + _answers.Distributions > Most * _answered ? OfObjects(template) : OfTexts(template);
    }

    private KindFinding OfTexts(PromptTemplate template)
    {
        if (_arrays > Most * _answered)
        {
            return new KindFinding(WorkloadKind.FunctionCall, Text($"{Share(_arrays)} of {_answered:#,0} answers are JSON arrays"), [], null, false);
        }

        ClosedSet set = ClosedSet.Of(_answers.Texts, MaximumLabels);
        bool grows = Growth("").Grows(out int fresh, out double expected);
        if (IsClosed(set) && !grows && !(IsScale(set) && !Names(template, _answers.Texts.Counts)) && !IsOpen(template, set) && !(AreSentences(_answers.Texts) && !Names(template, _answers.Texts.Counts)) && set.Rows > Most * _answered)
        {
            return Closed(template, set, null);
        }

        if (_places.Find(set.Rows, counts => Names(template, counts)) is { } placed && placed.Rows > Most * _answered)
        {
            return new KindFinding(WorkloadKind.Classification, Text($"{placed.Labels} labels {placed.Where} in {placed.Rows:#,0} answers"), [], null, false);
        }

        // Repeated like labels, but not closed.
        bool repeats = set.Rows > 0 && set.Once <= Most * set.Rows && set.Distinct <= Most * set.Rows;
        return new KindFinding(
            WorkloadKind.Generation,
            grows && repeats ? Text($"answers repeat, but the set keeps growing: {fresh:#,0} of {set.Distinct:#,0} appeared in the second half only, {expected:0.#} were to be expected of a closed set")
            : Text($"{set.Distinct:#,0}{(set.AtLeast ? " or more" : "")} different answers in {set.Rows:#,0}"),
            [],
            null,
            grows && repeats);
    }

    /// <summary>With enough answers new ones must be rare: the share of those given once estimates how likely the next is new (Good and Turing).</summary>
    private static bool IsClosed(ClosedSet set) => set.IsClosed && (set.Rows < Enough || set.Once <= NewShare * set.Rows);

    /// <summary>So many answers that the prompt does not name, and new ones keep coming.</summary>
    private bool IsOpen(PromptTemplate template, ClosedSet set) => set.Labels.Count > ManyUnnamed && set.Once > NewUnnamed * set.Rows && !Names(template, _answers.Texts.Counts);

    /// <summary>Numbers of so many values measure; they do not name.</summary>
    private static bool IsScale(ClosedSet set) => set.Labels.Count > MostNumbers && set.Labels.Count(l => double.TryParse(l, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) >= NearlyAll * set.Labels.Count && set.Labels.All(l => l.Length <= LongestNumber);

    private KindFinding OfObjects(PromptTemplate template)
    {
        if (_answers.Distributions > Most * _answered)
        {
            return Closed(template, ClosedSet.Of(_answers.DistributionLabels, MaximumLabels), null);
        }

        AnswerSurvey.Property[] common = [.. _answers.Properties.Values.Where(p => p.Values.Total > Most * _answers.Objects).OrderBy(p => p.Name, StringComparer.Ordinal)];
        (AnswerSurvey.Property Property, ClosedSet Set)[] closed = [.. common.Select(p => (Property: p, Set: ClosedSet.Of(p.Values, MaximumLabels))).Where(p => IsClosed(p.Set) && p.Set.Labels.Count > 1 && !IsConfidence(p.Property.Name) && !AreSentences(p.Property.Values) && !IsMeasure(p.Property, p.Set) && !Growth(p.Property.Name).Grows(out _, out _))];
        if (closed.Length > 1 && Array.FindAll(closed, c => !_composed.Are(c.Property.Name) || Names(template, c.Property.Values.Counts)) is [_] named)
        {
            closed = named; // the others repeat, but are a model's own words
        }

        bool one = closed.Length == 1 && common.All(p => p == closed[0].Property || IsComment(p));
        if (one)
        {
            return Closed(template, closed[0].Set, closed[0].Property.Name);
        }

        string names = string.Join(", ", common.Select(p => p.Name).Take(6));
        return new KindFinding(WorkloadKind.FunctionCall, Text($"{Share(_answers.Objects)} of {_answered:#,0} answers are JSON objects{(names.Length > 0 ? " of " + names : "")}"), [], null, false);
    }

    private KindFinding Closed(PromptTemplate template, ClosedSet set, string? property)
    {
        IReadOnlyDictionary<string, long> counts = property is null ? _answers.Distributions > Most * _answered ? _answers.DistributionLabels.Counts : _answers.Texts.Counts : _answers.Properties[property].Values.Counts;
        long least = set.Rows >= Many ? 2 : 1; // among many answers one that came once is an accident, not a label
        string[] labels = [.. set.Labels.Where(l => counts.GetValueOrDefault(l) >= least).OrderByDescending(l => counts.GetValueOrDefault(l)).ThenBy(l => l, StringComparer.Ordinal)];
        bool relevance = template.Slots >= 2 && labels.Length <= MostGrades && Overlap() is var overlap
            && ((overlap >= SlotOverlap.Clear && labels.Length <= MostUnnamedGrades) || (Grades.Are(labels, counts) && (overlap >= SlotOverlap.Strong || PairQuestion.Asks(template))));
        string where = property is null ? "" : $" in '{property}'";
        return relevance
            ? new KindFinding(WorkloadKind.Relevance, Text($"{labels.Length} grades{where} for pairs of {string.Join(" and ", template.SlotNames.TakeLast(2))}, in {set.Rows:#,0} answers"), labels, property, false)
            : new KindFinding(WorkloadKind.Classification, Text($"{labels.Length} labels{where} in {set.Rows:#,0} answers, {set.Once:#,0} of them given once"), labels, property, false);

        double Overlap() => _overlap.Strongest(template.Slots, answer => LabelOf(answer, property, counts));
    }

    /// <summary>Whether nearly all of some answers are words of the prompt.</summary>
    private static bool Names(PromptTemplate template, IReadOnlyDictionary<string, long> counts)
    {
        string text = string.Join(' ', template.Segments);
        return counts.Where(c => Holds(text, c.Key)).Sum(c => c.Value) >= NearlyAll * counts.Values.Sum();

        static bool Holds(string text, string words)
        {
            for (int at = text.IndexOf(words, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + words.Length == text.Length || !char.IsLetterOrDigit(text[at + words.Length])))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Numbers that measure (a confidence, an amount) rather than name.</summary>
    private static bool IsMeasure(AnswerSurvey.Property property, ClosedSet set) => property.Texts * 2 <= property.Values.Total && set.Labels.Any(l => l.Contains('.', StringComparison.Ordinal));

    /// <summary>What stands beside a label and is not learned: prose, a confidence, the reason.</summary>
    private bool IsComment(AnswerSurvey.Property property) =>
        property.Texts * 2 <= property.Values.Total || IsConfidence(property.Name) || IsProse(property.Values) || _composed.Are(property.Name) || AreSentences(property.Values)
        || property.Name.Contains("reason", StringComparison.OrdinalIgnoreCase) || property.Name.Contains("expla", StringComparison.OrdinalIgnoreCase) || property.Name.Contains("rational", StringComparison.OrdinalIgnoreCase)
        || property.Name.Contains("comment", StringComparison.OrdinalIgnoreCase) || property.Name.Contains("note", StringComparison.OrdinalIgnoreCase) || property.Name.Contains("evidence", StringComparison.OrdinalIgnoreCase) || property.Name.Contains("why", StringComparison.OrdinalIgnoreCase);

    private static bool IsProse(DistinctCounter values) =>
        values.Counts.Count > 0 && values.Counts.Keys.Average(k => k.Length) > ProseLength && values.Counts.Count * 2 > values.Total;

    private static bool AreSentences(DistinctCounter values)
    {
        long all = values.Counts.Values.Sum();
        return all > 0 && values.Counts.Where(c => c.Key is [.., '.' or '!' or '?'] && c.Key.Count(char.IsWhiteSpace) + 1 >= SentenceWords).Sum(c => c.Value) >= Sentences * all;
    }

    internal static bool IsConfidence(string name) =>
        name.Contains("confiden", StringComparison.OrdinalIgnoreCase) || name.Contains("certain", StringComparison.OrdinalIgnoreCase) || name.Contains("probab", StringComparison.OrdinalIgnoreCase);

    private static string? LabelOf(string answer, string? property, IReadOnlyDictionary<string, long> labels) =>
        TeacherLabel.Read(answer, new AnswerShape { Property = property, Prefix = "", Suffix = "" }) is { } label && labels.ContainsKey(label) ? label : null;

    private LabelGrowth Growth(string property) => _growth.TryGetValue(property, out LabelGrowth? growth) ? growth : _growth[property] = new LabelGrowth();

    private string Share(long count) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * count / Math.Max(1, _answered):0.#} %");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
