using System.Globalization;
using Understudy.Core;
using Xunit;

namespace Understudy.Evaluation.Tests;

/// <summary>A small evaluation to be bent by each test: what each side answers is written down row by row.</summary>
internal sealed class World
{
    public required int Count { get; init; }

    public string[] LabelNames { get; init; } = ["billing", "login", "refund"];

    /// <summary>Gold by row, null where there is none.</summary>
    public Func<int, string?> Gold { get; init; } = _ => null;

    /// <summary>Calls: every accepted answer by row, null where the gold is the only one.</summary>
    public Func<int, string?> Accepted { get; init; } = _ => null;

    public Func<int, string?> Teacher { get; init; } = _ => null;

    public Func<int, bool> Refused { get; init; } = _ => false;

    public Func<int, int> Specialist { get; init; } = _ => 0;

    public Func<int, float> Confidence { get; init; } = _ => 0.9f;

    public bool StatesConfidence { get; init; } = true;

    public Func<int, string> Input { get; init; } = i => "message number " + i.ToString(CultureInfo.InvariantCulture);

    public Func<int, TokenUsage> Usage { get; init; } = _ => TokenUsage.Unknown;

    public Func<int, DateTimeOffset?> Time { get; init; } = _ => null;

    public Dictionary<string, Func<int, string?>> Responders { get; init; } = [];

    /// <summary>Rows before this are calibration.</summary>
    public int Calibration { get; init; }

    public IReadOnlyList<int>? Units { get; init; }

    public IReadOnlyList<CandidateThreshold> Candidates { get; init; } = [];

    public EvaluationOptions Options { get; init; } = new() { Replicates = 200 };

    public bool HasTeacher { get; init; } = true;

    public ScriptedResponder? Seen { get; private set; }

    public ExampleTable Table()
    {
        var builder = new ExampleTableBuilder([.. Responders.Keys]);
        for (int i = 0; i < Count; i++)
        {
            builder.Add(new ExampleRow
            {
                Source = i + 1,
                Input = Input(i),
                Teacher = Refused(i) ? null : Teacher(i),
                TeacherUnreadable = Refused(i),
                Gold = Gold(i),
                Accepted = Accepted(i),
                Usage = Usage(i),
                Model = "big-model",
                Time = Time(i),
                Responders = [.. Responders.Values.Select(r => r(i))],
            });
        }

        return builder.Build(new LabelSet(LabelNames));
    }

    public EvaluationRequest Request()
    {
        ExampleTable table = Table();
        Seen = new ScriptedResponder
        {
            Name = "specialist",
            Labels = [.. Enumerable.Range(0, Count).Select(Specialist)],
            Confidence = StatesConfidence ? [.. Enumerable.Range(0, Count).Select(Confidence)] : null,
        };
        var others = new List<IResponder>();
        if (HasTeacher)
        {
            others.Add(RecordedResponder.Teacher());
        }

        others.AddRange(Responders.Keys.Select((name, i) => RecordedResponder.Column(name, i)));
        return new EvaluationRequest
        {
            Workload = new WorkloadFacts { Id = "w1", Name = "helpdesk", Examples = new ExampleCounts(Count, 0, 0, Calibration, Count - Calibration, 0) },
            Table = table,
            CalibrationRows = [.. Enumerable.Range(0, Calibration)],
            TestRows = [.. Enumerable.Range(Calibration, Count - Calibration)],
            Units = Units,
            Specialist = Seen,
            Others = others,
            Facts = new SpecialistFacts { Hash = ContentHash.Of("specialist"), Candidates = Candidates },
            Options = Options,
        };
    }

    public EvaluationResult Evaluate(Func<EvaluationRequest, EvaluationRequest>? change = null)
    {
        EvaluationRequest request = Request();
        return Evaluator.EvaluateAsync(change is null ? request : change(request), TimeProvider.System, null, TestContext.Current.CancellationToken).AsTask().GetAwaiter().GetResult();
    }

    /// <summary>A world judged by gold whose first rows are right by the specialist or the teacher as the paired table says.</summary>
    public static World Paired(int both, int onlySpecialist, int onlyTeacher, int neither, EvaluationOptions? options = null) => new()
    {
        Count = both + onlySpecialist + onlyTeacher + neither,
        Gold = _ => "billing",
        Teacher = i => i < both || (i >= both + onlySpecialist && i < both + onlySpecialist + onlyTeacher) ? "billing" : "login",
        Specialist = i => i < both + onlySpecialist ? 0 : 1,
        Options = options ?? new EvaluationOptions { Replicates = 200 },
    };
}
