using System.Text;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>What a survey found of one workload.</summary>
public sealed class WorkloadTraffic
{
    private readonly int _examples;
    private readonly long _half;
    private readonly List<SurveyedExample> _kept = [];
    private readonly KindSurvey _kind = new();
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal), _models = new(StringComparer.Ordinal);
    private ulong _state = 0x9E3779B97F4A7C15UL;
    private long _offered;

    internal WorkloadTraffic(DiscoveredWorkload workload, int examples, long half) => (Workload, _examples, _half) = (workload, examples, half);

    /// <summary>The workload.</summary>
    public DiscoveredWorkload Workload { get; }

    /// <summary>How much it is.</summary>
    public TrafficShare Traffic { get; } = new();

    /// <summary>Calls by template id.</summary>
    public IReadOnlyDictionary<string, long> Versions => _versions;

    /// <summary>Calls by model.</summary>
    public IReadOnlyDictionary<string, long> Models => _models;

    /// <summary>Calls that were answered.</summary>
    public long Answered => _offered;

    /// <summary>Examples, a uniform sample of the answered calls, in order of the log.</summary>
    public IReadOnlyList<SurveyedExample> Examples => [.. _kept.OrderBy(e => e.Source)];

    /// <summary>The version that most calls have.</summary>
    public PromptTemplate Main => Workload.Versions.MaxBy(v => _versions.GetValueOrDefault(v.Id))!;

    /// <summary>What kind it is.</summary>
    public KindFinding Kind => _kind.Find(Main);

    /// <summary>The examples as rows to learn from, their labels read as the kind says; answers that are none of its labels are examples of <em>escalate</em>.</summary>
    public IReadOnlyList<ExampleRow> Rows(KindFinding kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var labels = kind.Labels.ToHashSet(StringComparer.Ordinal);
        var shape = new AnswerShape { Property = kind.Property, Prefix = "", Suffix = "" };
        return [.. Examples.Select(e =>
        {
            string? label = e.Answer is { } answer ? TeacherLabel.Read(answer, shape) : null;
            label = label is not null && labels.Contains(label) ? label : null;
            return new ExampleRow { Source = e.Source, Input = e.Input, Teacher = label, TeacherUnreadable = label is null, Gold = e.Gold, Group = e.Group, Time = e.Time, Usage = e.Usage };
        })];
    }

    /// <summary>The examples that make calls, or answer with a JSON object, which counts as the arguments of one call: their texts and the canonical text of these.</summary>
    public IReadOnlyList<(string Text, string Calls)> Calls()
    {
        var whole = new AnswerShape { Prefix = "", Suffix = "", Object = new ObjectShape { Name = ObjectShape.DefaultName } };
        return [.. Examples.Select(e => (e.Input, Calls: e.Calls ?? (e.Answer is { } answer ? TeacherLabel.Read(answer, whole) : null))).Where(e => e.Calls is not null and not CallText.None).Select(e => (e.Input, e.Calls!))];
    }

    internal void Add(ObservedCall call, double? dollars, PromptTemplate template, ReadOnlySpan<Range> slots)
    {
        Traffic.Add(call, dollars);
        _versions[template.Id] = _versions.GetValueOrDefault(template.Id) + 1;
        if (call.Model is { } model)
        {
            _models[model] = _models.GetValueOrDefault(model) + 1;
        }

        if (call.Outcome != ObservedOutcome.Answered)
        {
            return;
        }

        _kind.Add(call.Answer, call.Tool, (call.Time?.ToUnixTimeMilliseconds() ?? call.Source) >= _half, call.Prompt.Text, slots[..template.Slots]);
        if (_examples == 0)
        {
            return;
        }

        _offered++;
        int place = _kept.Count;
        if (place == _examples)
        {
            _state = JsonHash.Mix(_state); // a reservoir (Vitter, 1985)
            place = (int)Math.Min((ulong)int.MaxValue, _state % (ulong)_offered);
            if (place >= _examples)
            {
                return;
            }

            _kept[place] = Example(call, dollars, template, slots);
            return;
        }

        _kept.Add(Example(call, dollars, template, slots));
    }

    private static SurveyedExample Example(ObservedCall call, double? dollars, PromptTemplate template, ReadOnlySpan<Range> slots)
    {
        var values = new string[template.Slots];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Encoding.UTF8.GetString(call.Prompt.Text[slots[i]]);
        }

        return new SurveyedExample(call.Source, SlotText.Of(template, values), values, call.Answer, call.Tool, call.Calls, call.Gold, call.Group, call.Time, dollars, call.Usage);
    }
}
