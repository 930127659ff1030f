using System.Globalization;
using Understudy.Core;
using Xunit;

namespace Understudy.Evaluation.Tests.Ranking;

/// <summary>A small evaluation of rankings to be bent by each test: who grades and scores what is written down pair by pair.</summary>
internal sealed class RankingWorld
{
    public required int Queries { get; init; }

    public Func<int, int> Items { get; init; } = _ => 6;

    /// <summary>Gold grade by query and item; null where there is none.</summary>
    public Func<int, int, double?> Gold { get; init; } = (_, _) => null;

    /// <summary>The teacher's score; null where it gave none.</summary>
    public Func<int, int, double?> Teacher { get; init; } = (_, _) => null;

    public Func<int, int, float> Specialist { get; init; } = (_, i) => -i;

    /// <summary>By query.</summary>
    public Func<int, float> Confidence { get; init; } = _ => 0.9f;

    public bool StatesConfidence { get; init; } = true;

    public Func<int, DateTimeOffset?> Time { get; init; } = _ => null;

    public Func<int, TokenUsage> Usage { get; init; } = _ => TokenUsage.Unknown;

    public Func<int, string> QueryText { get; init; } = q => "query " + q.ToString(CultureInfo.InvariantCulture);

    public Dictionary<string, Func<int, int, double?>> Responders { get; init; } = [];

    public Dictionary<string, Func<int, int, float>> Baselines { get; init; } = [];

    /// <summary>Queries before this are calibration.</summary>
    public int Calibration { get; init; }

    /// <summary>Unit by query; null: each its own, and none is given.</summary>
    public Func<int, int>? Unit { get; init; }

    public IReadOnlyList<CandidateThreshold> Candidates { get; init; } = [];

    public long SelectionUnits { get; init; }

    public EvaluationOptions Options { get; init; } = new() { Replicates = 200 };

    public bool HasTeacher { get; init; } = true;

    public ScriptedRanker? Seen { get; private set; }

    public ExampleTable Table()
    {
        var builder = new ExampleTableBuilder([.. Responders.Keys]);
        for (int q = 0; q < Queries; q++)
        {
            for (int i = 0; i < Items(q); i++)
            {
                builder.Add(new ExampleRow
                {
                    Source = builder.Count + 1,
                    Query = QueryText(q),
                    Input = FormattableString.Invariant($"item {i} of {q}"),
                    TeacherScore = Teacher(q, i),
                    GoldScore = Gold(q, i),
                    Time = Time(q),
                    Usage = Usage(q),
                    Model = "big-model",
                    Responders = [.. Responders.Values.Select(r => r(q, i)?.ToString("R", CultureInfo.InvariantCulture))],
                });
            }
        }

        return builder.Build();
    }

    public EvaluationRequest Request()
    {
        ExampleTable table = Table();
        (int Query, int Item)[] pairs = [.. Enumerable.Range(0, Queries).SelectMany(q => Enumerable.Range(0, Items(q)).Select(i => (q, i)))];
        Seen = Ranker("specialist", ResponderKind.Specialist, Specialist);
        var others = new List<IResponder>();
        if (HasTeacher)
        {
            others.Add(RecordedResponder.Teacher());
        }

        others.AddRange(Responders.Keys.Select((name, i) => RecordedResponder.Column(name, i)));
        others.AddRange(Baselines.Select(b => Ranker(b.Key, ResponderKind.Baseline, b.Value)));
        int[] calibration = [.. Enumerable.Range(0, pairs.Length).Where(p => pairs[p].Query < Calibration)], test = [.. Enumerable.Range(calibration.Length, pairs.Length - calibration.Length)];
        return new EvaluationRequest
        {
            Workload = new WorkloadFacts { Id = "w1", Name = "search", Kind = WorkloadKind.Relevance, Examples = new ExampleCounts(pairs.Length, 0, 0, calibration.Length, test.Length, 0) },
            Table = table,
            CalibrationRows = calibration,
            TestRows = test,
            Units = Unit is null ? null : [.. pairs.Select(p => Unit(p.Query))],
            Specialist = Seen,
            Others = others,
            Facts = new SpecialistFacts { Hash = ContentHash.Of("specialist"), Candidates = Candidates, SelectionUnits = SelectionUnits },
            Options = Options,
        };

        ScriptedRanker Ranker(string name, ResponderKind kind, Func<int, int, float> score) => new()
        {
            Name = name,
            Kind = kind,
            Scores = [.. pairs.Select(p => score(p.Query, p.Item))],
            Confidence = kind == ResponderKind.Specialist && StatesConfidence ? [.. pairs.Select(p => Confidence(p.Query))] : null,
        };
    }

    public EvaluationResult Evaluate(Func<EvaluationRequest, EvaluationRequest>? change = null)
    {
        EvaluationRequest request = Request();
        return Evaluator.EvaluateAsync(change is null ? request : change(request), TimeProvider.System, null, TestContext.Current.CancellationToken).AsTask().GetAwaiter().GetResult();
    }

    /// <summary>
    /// Queries of six items, one of them relevant. Whoever is named puts it first, or at the place given: NDCG@10 is then
    /// 1 / log2(1 + place), 0.63 at the second place.
    /// </summary>
    public static RankingWorld OneRelevant(int queries, Func<int, int> specialist, Func<int, int> teacher, bool gold = true) => new()
    {
        Queries = queries,
        Gold = (_, i) => gold ? (i == 0 ? 1 : 0) : null,
        Teacher = (q, i) => gold ? At(i, teacher(q)) : i == 0 ? 1 : 0,
        Specialist = (q, i) => (float)At(i, specialist(q)),
    };

    /// <summary>Scores that put item 0 at a place and the others in order around it.</summary>
    public static double At(int item, int place) => item == 0 ? 10.5 - place : 10 - item;
}
