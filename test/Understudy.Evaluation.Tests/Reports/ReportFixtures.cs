using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation.Tests.Reports;

/// <summary>Fixed results, invented but of the size that real ones have: what the report is tested and looked at with.</summary>
internal static class ReportFixtures
{
    private static readonly string[] s_labels =
        ["account_access", "billing", "bug_report", "cancellation", "data_export", "feature_request", "how_to", "integration", "onboarding", "performance", "sales", "security_legal"];

    /// <summary>All of them, by name.</summary>
    public static IEnumerable<(string Name, EvaluationResult Result)> All() =>
        [("promote", Promote()), ("calls", Calls()), ("agreement", Agreement()), ("refuse", Refuse()), ("bare", Bare()), ("hostile", Hostile())];

    /// <summary>Gold, a teacher, a certified threshold: Promote with escalation, NotYet alone.</summary>
    public static EvaluationResult Promote()
    {
        Registration registration = Registered(TruthKind.Gold, PromotionMode.WithEscalation, 0.7312);
        DifferenceResult alone = Difference("gpt-4o-mini", -0.0183, -0.0391, 0.0024, 0.02, new(509, 22, 33, 36)), together = Difference("gpt-4o-mini", 0.005, -0.0062, 0.0161, 0.02, new(536, 9, 6, 49));
        return new EvaluationResult
        {
            Workload = new() { Id = "w-5b1f", Name = "helpdesk", Examples = new(4000, 2391, 401, 601, 600, 7) },
            Truth = TruthKind.Gold,
            TruthStatement = "Judged by gold labels that somebody vouches for; the teacher (gpt-4o-mini) is judged by the same labels.",
            Population = Population.DistinctInputs,
            PopulationStatement = "Statements are about distinct inputs: each of the 600 test rows is an independent unit.",
            Units = new() { Calibration = 601, Test = 600, TestRows = 600, TestRowsWithoutTruth = 0, CalibrationRowsWithoutTruth = 0 },
            Responders =
            [
                Responder("linear", ResponderKind.Specialist, 0.885, 0.857, 0.908, Rung.Linear, new(18.4, 61.2, 600, "measured"), 0.00026, 0.409, 0.021),
                Responder("linear + gpt-4o-mini", ResponderKind.Specialist, 0.9083, 0.883, 0.93, Rung.Linear, null, 0.0641, isEscalating: true),
                Responder("gpt-4o-mini", ResponderKind.Teacher, 0.9033, 0.877, 0.925, null, null, 0.2214),
                Responder("rules-2019", ResponderKind.Responder, 0.713, 0.676, 0.748, null, null, null) with { Unanswered = 41 },
                Responder("always \"how_to\"", ResponderKind.Baseline, 0.162, 0.134, 0.194, null, null, null),
            ],
            Chosen = "linear",
            Alone = new()
            {
                Mode = PromotionMode.Alone,
                Verdict = Verdict.NotYet,
                Hypothesis = "linear is right less often than gpt-4o-mini by 2 points or more",
                Rate = Share(0.885, 0.857, 0.908),
                Difference = alone,
                AgainstOthers = [alone, Difference("rules-2019", 0.172, 0.139, 0.204, 0.02, new(401, 130, 27, 42))],
                Reasons = ["Alone it may be up to 3.9 points worse."],
            },
            WithEscalation = new()
            {
                Mode = PromotionMode.WithEscalation,
                Verdict = Verdict.Promote,
                Hypothesis = "linear with gpt-4o-mini is right less often than gpt-4o-mini by 2 points or more",
                Rate = Share(0.9083, 0.883, 0.93),
                Difference = together,
            },
            Deciding = PromotionMode.WithEscalation,
            Escalation = new()
            {
                Truth = TruthKind.Gold,
                Threshold = 0.7312,
                Coverage = Share(0.7138, 0.676, 0.749),
                Kept = 429,
                Wrong = 12,
                Rows = 601,
                MaxError = 0.05,
                Confidence = 0.95,
                PValue = 0.0213,
                Method = "learn-then-test, fixed sequence, binomial tail",
                StartThreshold = 0.96,
                Tested = 18,
                Reason = "The threshold 0.731 qualifies.",
            },
            KeptOnTest = new() { Coverage = Share(0.715, 0.677, 0.75), Error = Share(0.0326, 0.018, 0.054), Kept = 429, Wrong = 14, Contradicts = false },
            RiskCoverage = Risk(0.115),
            RiskCoverageArea = 0.0281,
            Reliability = Bins(0.3, 12, 0.02),
            Confusion = Confusion(s_labels),
            Slices = Slices(s_labels),
            Rungs =
            [
                new("linear", Rung.Linear, Share(0.885, 0.858, 0.909), null, 2.4, Chosen: true),
                new("encoder", Rung.Encoder, Share(0.868, 0.839, 0.893), Share(-0.017, -0.036, 0.002), 214, Chosen: false),
            ],
            LearningCurve = Curve(0.76, 0.885, 0.931, 0.9033),
            Mistakes = Mistakes(),
            Needs = new() { TrainExamples = new() { Value = 5400, Low = 3900, High = 11_800, Have = 2391, Statement = "By the learning curve the specialist alone reaches the bar at about 5,400 training examples (3,900–11,800); there are 2,391." } },
            Reasons =
            [
                "With escalation it is right in 90.8 % (88.3–93.0), 0.5 points more than gpt-4o-mini; with confidence 0.975 each way the difference lies between −0.6 and +1.6 points, all above the margin of −2 points.",
                "The other way, alone: NotYet. The difference lies between −3.9 and +0.2 points, on both sides of the margin.",
            ],
            Look = new(1, 0.05, 0.025, 0.025),
            Registration = registration,
            Overlap = null,
            Specialist = new() { Hash = Hash("specialist"), Directory = ".understudy/specialists/helpdesk-linear", TrainSeconds = 8.4, Options = "{\"wordNgrams\":[1,2],\"charNgrams\":[3,5],\"l2\":1e-6}" },
            Options = new(),
            Versions = new Dictionary<string, string> { ["understudy"] = "0.1.0", [".NET"] = "10.0.0" },
            Sources = new Dictionary<string, ContentHash> { ["calls.jsonl"] = Hash("calls") },
            Warnings = ["rules-2019 gave no label on 41 of 600 test rows; they count as wrong."],
            CertificatePath = ".understudy/specialists/helpdesk-linear/certificate.json",
            ReportPath = ".understudy/reports/helpdesk/report.html",
        };
    }

    /// <summary>Function calls of a specialist and its teacher, one function with a name that wants to be markup.</summary>
    public static EvaluationResult Calls()
    {
        const string Call = """[{"name":"<b>f</b>\u202e","arguments":{"a":1}}]""", Other = """[{"name":"<b>f</b>\u202e","arguments":{"a":2}}]""", Light = """[{"name":"set_light","arguments":{}}]""";
        var tools = ToolSet.Parse("""[{"name":"<b>f</b>\u202e"},{"name":"set_light"}]""");
        CallExamRow[] Rows(Func<int, string?> answer) => [.. Enumerable.Range(0, 120).Select(i => new CallExamRow(i % 3 == 2 ? AcceptedCalls.None : AcceptedCalls.Parse(i % 3 == 0 ? Call : Light), answer(i), tools, i))];
        string Right(int i) => i % 3 == 0 ? Call : i % 3 == 1 ? Light : CallText.None;
        EvaluationResult r = Promote();
        return r with
        {
            Workload = r.Workload with { Kind = WorkloadKind.FunctionCall },
            Calls =
            [
                CallExam.Judge("tagger", Rows(i => i % 20 == 0 ? null : i % 15 == 0 ? Other : i % 17 == 0 ? Light : Right(i))),
                CallExam.Judge("gpt-4o-mini", Rows(i => i % 15 == 0 ? "sorry" : Right(i))),
            ],
        };
    }

    /// <summary>No gold: agreement with the teacher, not proven, a harmed slice, repeated inputs.</summary>
    public static EvaluationResult Agreement()
    {
        EvaluationResult r = Promote();
        ModeResult mode = new()
        {
            Mode = PromotionMode.Alone,
            Verdict = Verdict.NotYet,
            Hypothesis = "linear agrees with the teacher in 95 % of the inputs or fewer",
            Rate = Share(0.9417, 0.92, 0.959),
            Bar = new() { Bar = 0.95, Successes = 565, Units = 600, Low = 0.9179, High = 0.9601, Confidence = 0.975, PValue = 0.846, Method = "exact-binomial, one row per unit" },
        };
        return r with
        {
            Truth = TruthKind.Agreement,
            TruthStatement = "Judged by agreement with the teacher (gpt-4o-mini), as there is no gold to judge by: what is measured is agreement, not truth.",
            Responders = [.. r.Responders.Select(x => x.Kind == ResponderKind.Teacher ? x with { Metrics = new() } : x)],
            Alone = mode,
            WithEscalation = mode with
            {
                Mode = PromotionMode.WithEscalation,
                Verdict = Verdict.NotYet,
                Rate = Share(0.9733, 0.957, 0.985),
                HarmedSlices = ["security_legal"],
                Bar = new() { Bar = 0.95, Successes = 584, Units = 600, Low = 0.9571, High = 0.9846, Confidence = 0.975, PValue = 0.0041, Method = "exact-binomial, one row per unit" },
            },
            Escalation = r.Escalation with { Truth = TruthKind.Agreement },
            Slices = [.. r.Slices.Select(s => s with { Comparator = null, WithEscalation = s.Name == "security_legal" ? new() { Difference = Share(-0.22, -0.41, -0.06), PValue = 0.0004, AdjustedPValue = 0.0072, Harmed = true } : s.WithEscalation })],
            LearningCurve = Curve(0.82, 0.9417, 0.948, 0.95),
            Needs = new()
            {
                TestExamples = new() { Value = null, Low = 21_000, High = null, Have = 600, Statement = "At the observed share of 94.2 % and bar of 95 %, no number of test examples would do; at the favourable end 21,000 would; there are 600." },
                TrainExamples = new() { Unreachable = true, Have = 2391, Statement = "By the learning curve no number of training examples reaches the bar: it flattens 0.2 points below it. There are 2,391." },
            },
            Reasons = ["It is proven worse by more than 2 points on \"security_legal\"."],
            Registration = Registered(TruthKind.Agreement, PromotionMode.WithEscalation, 0.7312) with { Bar = 0.95, Comparators = [] },
            TeacherConsistency = new() { RepeatedInputs = 38, Answers = 91, Ceiling = Share(0.981, 0.95, 0.995), Statement = "38 inputs were answered more than once; the teacher gives its own most frequent answer in 98.1 % of the cases (95–99.5): no specialist can agree with it more often on inputs like these." },
            VolunteeredGold = new(57, Share(0.86, 0.74, 0.94), Share(0.89, 0.79, 0.96)),
            Warnings = [],
        };
    }

    /// <summary>77 labels, no teacher, ten recorded systems that must be beaten, a second look: Refuse.</summary>
    public static EvaluationResult Refuse()
    {
        EvaluationResult r = Promote();
        string[] labels = [.. Enumerable.Range(0, 77).Select(i => $"{(i % 3 == 0 ? "card_payment" : i % 3 == 1 ? "transfer_not_received_by_recipient" : "top_up")}_{i:00}")];
        DifferenceResult[] others = [.. Enumerable.Range(0, 10).Select(i => Difference($"model-{(char)('a' + i)}{(i == 3 ? "-instruct-2512-preview" : "")}", -0.044 + (0.011 * i), -0.057 + (0.011 * i), -0.031 + (0.011 * i), 0, new(2200, 150 + i, 410 - (30 * i), 300)))];
        return r with
        {
            Workload = new() { Id = "w-77", Name = "banking77", Examples = new(13_083, 8000, 1003, 1000, 3080, 0) },
            Responders =
            [
                Responder("linear", ResponderKind.Specialist, 0.9183, 0.908, 0.928, Rung.Linear, new(7.2, 19, 3080, "measured"), 0.0001, 0.31, 0.008),
                .. others.Select((d, i) => Responder(d.Comparator, ResponderKind.Responder, 0.9183 - d.Value, 0.908 - d.Value, 0.928 - d.Value, null, null, null)),
            ],
            Alone = new() { Mode = PromotionMode.Alone, Verdict = Verdict.Refuse, Hypothesis = "linear is right no more often than at least one of model-a to model-j", Rate = Share(0.9183, 0.908, 0.928), Difference = others[0], AgainstOthers = others },
            WithEscalation = null,
            Deciding = PromotionMode.Alone,
            Escalation = r.Escalation with { Threshold = null, Coverage = null, Kept = 0, Wrong = 0, PValue = 1, RowsNeeded = 1800, Reason = "No threshold qualifies: above confidence 0.91, 31 of the 402 calibration units kept are wrong, which does not prove \"at most 5 %\" with confidence 0.95." },
            KeptOnTest = null,
            Confusion = new() { Labels = labels, Matrix = null, Top = [.. Enumerable.Range(0, 25).Select(i => new ConfusionPair(labels[i], labels[i + 1], 14 - (i / 2), 0.35 - (i * 0.01)))] },
            Slices = Slices(labels),
            LearningCurve = Curve(0.62, 0.9183, 0.936, 1.0),
            Needs = new(),
            Reasons = ["It is proven worse than model-a by at least 3.1 points."],
            Registration = Registered(TruthKind.Gold, PromotionMode.Alone, null) with { Comparators = [.. others.Select(d => d.Comparator)], HypothesisWithEscalation = null },
            TruthStatement = "Judged by gold labels that somebody vouches for.",
            Look = new(2, 0.05, 0.0125, 0.0375),
            Overlap = new() { Rows = 41, AccuracyWith = Share(0.9183, 0.908, 0.928), AccuracyWithout = Share(0.9171, 0.907, 0.927), VerdictWith = Verdict.Refuse, VerdictWithout = Verdict.Refuse },
        };
    }

    /// <summary>Nothing that can be missing is there, and numbers are not finite where they can be.</summary>
    public static EvaluationResult Bare()
    {
        EvaluationResult r = Promote();
        Estimate nothing = new() { Value = double.NaN, Low = double.NegativeInfinity, High = double.PositiveInfinity, Count = 0, Method = "none" };
        return r with
        {
            Responders = [new() { Name = "linear", Kind = ResponderKind.Specialist, Metrics = new() { Accuracy = nothing, LogLoss = nothing }, CostPer1000Usd = nothing, Latency = new(double.NaN, double.PositiveInfinity, 0, "measured") }],
            Alone = new() { Mode = PromotionMode.Alone, Verdict = Verdict.NotYet, Hypothesis = "nothing", Rate = nothing },
            WithEscalation = null,
            Deciding = PromotionMode.Alone,
            Escalation = r.Escalation with { Threshold = null, Coverage = null, PValue = double.NaN },
            KeptOnTest = null,
            RiskCoverage = [],
            RiskCoverageArea = null,
            Reliability = [],
            Confusion = new() { Labels = [], Top = [] },
            Slices = [],
            LearningCurve = new(),
            Mistakes = [],
            Needs = new() { TestExamples = new() { Value = double.PositiveInfinity, Low = double.NaN, High = null, Have = 0, Statement = "More." } },
            Reasons = [],
            Warnings = [],
            Specialist = new() { Hash = Hash("specialist") },
            Versions = new Dictionary<string, string>(),
            Sources = new Dictionary<string, ContentHash>(),
            CertificatePath = null,
            ReportPath = null,
        };
    }

    /// <summary>Every text that comes from outside is an attack.</summary>
    public static EvaluationResult Hostile()
    {
        const string Script = "<script>alert(1)</script>", Image = "\"><img src=x onerror=alert(1)>", Bidi = "safe\u202Egnp.exe", Line = "one\u2028two", Broken = "lone \uD800 and \u0000 and \uFFFE and ]]> &amp;";
        string[] labels = [Script, Image, Bidi, Line, Broken, "日本語のとても長いラベルはここで切られるはずです", "المبيعات", new string('W', 300), "tab\tnew\nline", "</title></style>"];
        EvaluationResult r = Promote();
        DifferenceResult d = Difference(Image, 0.005, -0.0062, 0.0161, 0.02, new(536, 9, 6, 49));
        return r with
        {
            Workload = r.Workload with { Name = Script, Id = Bidi },
            TruthStatement = Script,
            PopulationStatement = Image,
            Responders = [.. r.Responders.Select((x, i) => x with { Name = labels[i] })],
            Chosen = Script,
            Alone = r.Alone with { Difference = d, AgainstOthers = [d with { Comparator = Bidi }], Hypothesis = Script, HarmedSlices = [Script, Image], Reasons = [Script] },
            WithEscalation = r.WithEscalation! with { Difference = d, Hypothesis = Image, HarmedSlices = [Bidi] },
            Escalation = r.Escalation with { Method = Script, Reason = Image },
            Confusion = Confusion(labels),
            Slices = Slices(labels),
            Mistakes = [.. labels.Select((l, i) => new Mistake { Source = i, Input = l + string.Concat(Enumerable.Repeat(" x\u0301👩‍👩‍👧", 90)), Truth = l, Answer = Script, Teacher = Image, Confidence = 0.9, Kept = true })],
            Needs = r.Needs with { TrainExamples = r.Needs.TrainExamples! with { Statement = Script } },
            Reasons = labels,
            Warnings = labels,
            Specialist = r.Specialist with { Directory = Image, Options = "</pre>" + Script },
            Registration = r.Registration with { HypothesisAlone = Script, Comparators = [Image], Workload = Script },
            Versions = new Dictionary<string, string> { ["understudy"] = Script, [Image] = Script },
            Sources = new Dictionary<string, ContentHash> { [Image] = Hash("x") },
            CertificatePath = Script,
            ReportPath = Image,
        };
    }

    private static ContentHash Hash(string of) => ContentHash.Of(of);

    private static Estimate Share(double value, double low, double high, long count = 600) =>
        new() { Value = value, Low = low, High = high, Count = count, Method = "clopper-pearson" };

    private static DifferenceResult Difference(string comparator, double value, double low, double high, double margin, PairedCounts counts) => new()
    {
        Comparator = comparator,
        Value = value,
        Low = low,
        High = high,
        Margin = margin,
        Confidence = 0.975,
        PValue = 0.0004,
        SuperiorityPValue = 0.607,
        Counts = counts,
        Units = counts.Count,
        Method = "tango-score",
    };

    private static Registration Registered(TruthKind truth, PromotionMode deciding, double? threshold) => new()
    {
        Workload = "w-5b1f",
        Truth = truth,
        Deciding = deciding,
        HypothesisAlone = "linear is right less often than gpt-4o-mini by 2 points or more",
        HypothesisWithEscalation = "linear with gpt-4o-mini is right less often than gpt-4o-mini by 2 points or more",
        Comparators = ["gpt-4o-mini"],
        Threshold = threshold,
        Margin = 0.02,
        Alpha = 0.05,
        Specialist = Hash("specialist"),
        TestRows = Hash("test"),
        CalibrationRows = Hash("calibration"),
        TestCount = 600,
        Seed = Seed.Default,
    };

    private static ResponderResult Responder(
        string name, ResponderKind kind, double value, double low, double high, Rung? rung, LatencySummary? latency, double? cost, double? logLoss = null, double? ece = null, bool isEscalating = false) => new()
        {
            Name = name,
            Kind = kind,
            Rung = rung,
            IsEscalating = isEscalating,
            Latency = latency,
            CostPer1000Usd = cost is { } c ? new() { Value = c, Low = c * 0.97, High = c * 1.03, Count = 600, Method = "mean of recorded calls" } : null,
            Metrics = new()
            {
                Accuracy = Share(value, low, high),
                MacroF1 = Share(value - 0.031, low - 0.041, high - 0.029) with { Method = "cluster-bootstrap(2000)", Seed = 2026 },
                LogLoss = logLoss is { } l ? Share(l, l - 0.04, l + 0.05) : null,
                Ece = ece is { } e ? Share(e, e / 2, e * 1.7) : null,
                Coverage = isEscalating ? Share(0.715, 0.677, 0.75) : null,
                KeptError = isEscalating ? Share(0.0326, 0.018, 0.054) : null,
            },
        };

    private static RiskPoint[] Risk(double all) =>
        [.. Enumerable.Range(1, 150).Select(i => i / 150.0).Select((c, i) => new RiskPoint(1 - (0.9 * c * c), c, (all * Math.Pow(c, 3.4)) + (i % 7 == 3 ? 0.002 : 0) + (i < 4 ? 0.03 : 0), (long)(600 * c)))];

    private static ReliabilityPoint[] Bins(double from, int bins, double bend) =>
        [.. Enumerable.Range(0, bins).Select(i =>
        {
            double at = from + ((1 - from) * Math.Sqrt((i + 0.5) / bins)), is_ = Math.Clamp(at - bend + (0.03 * Math.Sin(i * 2.1)), 0, 1);
            return new ReliabilityPoint(at - 0.03, Math.Min(1, at + 0.03), Math.Min(0.995, at), Share(is_, Math.Max(0, is_ - 0.09), Math.Min(1, is_ + 0.07), 50), 50);
        })];

    private static ConfusionResult Confusion(string[] labels)
    {
        int n = labels.Length;
        long[][] matrix = [.. Enumerable.Range(0, n).Select(t => Enumerable.Range(0, n).Select(a => a == t ? 95L - (7 * t) : (t * 31 + a * 17) % 11 == 0 ? 1L + ((t + a) % 6) : 0L).Select(v => Math.Max(0, v)).ToArray())];
        return new()
        {
            Labels = labels,
            Matrix = matrix,
            Top = [.. Enumerable.Range(0, n * n).Where(i => i / n != i % n && matrix[i / n][i % n] > 0).OrderByDescending(i => matrix[i / n][i % n]).Take(25)
                .Select(i => new ConfusionPair(labels[i / n], labels[i % n], matrix[i / n][i % n], (double)matrix[i / n][i % n] / matrix[i / n].Sum()))],
        };
    }

    private static SliceResult[] Slices(string[] labels) =>
    [
        .. labels.Select((l, i) => Slice(SliceKind.Label, l, 96 - i, 0.03 * Math.Sin(i * 1.7), 0.03 + (0.007 * Math.Min(i, 30)))),
        Slice(SliceKind.Length, "length 2–61 characters", 201, -0.011, 0.03), Slice(SliceKind.Length, "length 62–148 characters", 199, 0.004, 0.025), Slice(SliceKind.Length, "length 149–1,204 characters", 200, 0.012, 0.03),
        Slice(SliceKind.Time, "time 2026-01-03 – 2026-02-11", 300, 0.006, 0.02),
    ];

    private static SliceResult Slice(SliceKind kind, string name, long units, double value, double spread) => new()
    {
        Kind = kind,
        Name = name,
        Units = Math.Max(units, 5),
        Specialist = Share(0.88 + value, 0.8 + value, 0.94 + value, units),
        Comparator = Share(0.89, 0.82, 0.94, units),
        Alone = new() { Difference = Share(value - 0.02, value - spread - 0.02, value + spread - 0.02, units), PValue = 0.31, AdjustedPValue = 1, Harmed = false },
        WithEscalation = new() { Difference = Share(value / 2, (value / 2) - spread, (value / 2) + spread, units), PValue = 0.42, AdjustedPValue = 1, Harmed = false },
    };

    private static LearningCurveResult Curve(double first, double last, double asymptote, double bar)
    {
        long[] sizes = [149, 299, 598, 1196, 2391];
        double c = Math.Log((asymptote - first) / (asymptote - last)) / Math.Log(2391.0 / 149), b = (asymptote - first) * Math.Pow(149, c);
        return new()
        {
            Points = [.. sizes.Select((n, i) => (n, v: asymptote - (b * Math.Pow(n, -c)) + (i % 2 == 1 ? 0.006 : -0.003))).Select(p => new LearningCurvePoint(p.n, Share(p.v, p.v - 0.034, p.v + 0.03, 401)))],
            Asymptote = Share(asymptote, asymptote - 0.016, Math.Min(1, asymptote + 0.03)),
            B = b,
            C = c,
            Bar = bar,
        };
    }

    private static Mistake[] Mistakes()
    {
        (string Input, string Truth, string Answer, string? Teacher)[] all =
        [
            ("hi, second invoice this month shows 14 seats but we only have 11 people, and btw the export button does nothing since yesterday. which one of you fixes this??", "billing", "bug_report", "billing"),
            ("Before I cancel: is there any way to get everything out as CSV first? Legal needs seven years.", "data_export", "cancellation", "cancellation"),
            ("pls reset", "account_access", "how_to", "account_access"),
            ("Guten Tag, seit dem Update lädt die Seite ewig – bin ich der Einzige? LG", "performance", "bug_report", "performance"),
            ("We love Fernpost. Truly. But the webhook you promised my colleague in March still posts twice for every ticket, and our accountant now refuses to sign off. ".PadRight(420, 'x'), "integration", "billing", "integration"),
            ("who do I talk to about a DPA", "security_legal", "sales", "security_legal"),
            ("cannot find the dark mode you wrote about in the newsletter", "how_to", "feature_request", "how_to"),
            ("the app says 'plan limit reached', is that about money or about space?", "billing", "how_to", "how_to"),
            ("two factor code never comes", "account_access", "bug_report", "account_access"),
            ("can your thing talk to our thing (SAP)", "integration", "sales", "integration"),
        ];
        return [.. all.Select((m, i) => new Mistake { Source = 41 + (i * 97), Input = m.Input, Truth = m.Truth, Answer = m.Answer, Teacher = m.Teacher, Confidence = 0.974 - (0.031 * i), Kept = i < 8 })];
    }
}
