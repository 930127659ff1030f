using System.Diagnostics;
using System.Globalization;

using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;
using Understudy.Statistics;
using Understudy.Training;

namespace Understudy.Cli;

/// <summary>A log → what of it could move: discovery, a survey, and a forecast for each workload of a kind that can be learned.</summary>
public static class ScanStage
{
    private const int PromptShown = 1200;
    private const double LeastCertified = 0.8; // of trials
    private const int Folds = 3; // so that a model learns two rows in three, as many as a specialist has to learn from and to select by

    /// <summary>Scans.</summary>
    /// <param name="source">The traffic; read twice.</param>
    /// <param name="prices">What models cost; null when unknown.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told about the forecasts.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static ScanReport Run(TrafficSource source, PriceList? prices, ScanOptions options, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Run(source.Name, source.Read, () => source.Rejected, prices, options, progress, _ => { }, cancellationToken);
    }

    /// <summary>Scans.</summary>
    /// <param name="name">What is shown as the traffic's name.</param>
    /// <param name="read">Reads the traffic from its beginning; called twice.</param>
    /// <param name="rejected">Lines that are no calls, by reason, after a reading.</param>
    /// <param name="prices">What models cost; null when unknown.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told about the forecasts.</param>
    /// <param name="surveyed">Given the survey behind the report.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static ScanReport Run(string name, Func<string, IEnumerable<ObservedCall>> read, Func<IReadOnlyDictionary<string, long>> rejected, PriceList? prices, ScanOptions options, IProgress<StageProgress>? progress, Action<TrafficSurvey> surveyed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(rejected);
        ArgumentNullException.ThrowIfNull(surveyed);
        ArgumentNullException.ThrowIfNull(options);
        long began = Stopwatch.GetTimestamp();
        var discovery = new WorkloadDiscovery(DiscoveryOptions.Default);
        foreach (ObservedCall call in read("Discovering"))
        {
            discovery.Add(call);
        }

        IReadOnlyList<DiscoveredWorkload> workloads = discovery.Finish();
        var survey = new TrafficSurvey(workloads, prices, options.Examples, discovery.Middle);
        foreach (ObservedCall call in read("Surveying"))
        {
            survey.Add(call);
        }

        surveyed(survey);
        IReadOnlyList<string> names = WorkloadNames.Of(workloads);
        var lines = new List<ScannedWorkload>();
        for (int i = 0; i < workloads.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (survey.Workloads[i].Traffic.Calls > 0)
            {
                lines.Add(Line(survey, survey.Workloads[i], names[i], options, cancellationToken));
            }

            progress?.Report(new StageProgress("Forecasting", i + 1, workloads.Count, "workloads"));
        }

        return new ScanReport
        {
            Source = name,
            Calls = survey.All.Calls,
            Rejected = rejected(),
            Workloads = [.. Judge(lines, options).OrderByDescending(w => w.CostShare).ThenBy(w => w.Id, StringComparer.Ordinal)],
            Unclustered = survey.Unclustered.Calls,
            UnclusteredShare = Share(survey.Unclustered, survey.All),
            Dollars = Dollars(survey.All),
            From = survey.All.First,
            Until = survey.All.Last,
            MaximumError = options.MaximumError,
            FalseDiscoveries = options.FalseDiscoveries,
            Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds,
        };
    }

    /// <summary>A workload's forecast from answers of linear models to rows that they did not learn from; null when there is too little.</summary>
    public static MovableForecast? Foretell(WorkloadTraffic traffic, KindFinding kind, ScanOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(traffic);
        ArgumentNullException.ThrowIfNull(options);
        ExampleTable table = Table(traffic.Rows(kind));
        int usable = Enumerable.Range(0, table.Count).Count(r => table.Teacher(r) >= 0);
        if (usable < LearnThenTest.LeastRows(options.MaximumError, 1 - options.Confidence) || table.Labels.Count < 2)
        {
            return null;
        }

        int[] units = NearDuplicates.Group(table, new NearDuplicateOptions { Threads = options.Threads }, options.Seed, null, cancellationToken);
        (int Label, float Confidence)[] answers = Answers(table, units, options, cancellationToken);
        var confidence = new float[table.Count];
        var wrong = new bool[table.Count];
        var cost = new double[table.Count];
        IReadOnlyList<SurveyedExample> examples = traffic.Examples;
        for (int r = 0; r < table.Count; r++)
        {
            confidence[r] = answers[r].Confidence;
            wrong[r] = table.Teacher(r) != answers[r].Label;
            cost[r] = examples[r].Dollars ?? Math.Max(1, examples[r].Usage.Input + examples[r].Usage.Output);
        }

        double sampled = (double)examples.Count / Math.Max(examples.Count, traffic.Answered), different = units.Distinct().Count() / sampled;
        int calibration = (int)Math.Min(int.MaxValue, new SplitOptions().Calibration * different);
        return MovableShare.Foretell(confidence, wrong, cost, units, calibration, options.MaximumError, 1 - options.Confidence, 0.95, options.Seed);
    }

    /// <summary>Rows as a table.</summary>
    internal static ExampleTable Table(IEnumerable<ExampleRow> rows)
    {
        var builder = new ExampleTableBuilder();
        foreach (ExampleRow row in rows)
        {
            builder.Add(row);
        }

        return builder.Build();
    }

    /// <summary>What linear models answer to rows that they did not learn from; -1 and 0 where there is nothing to learn.</summary>
    internal static (int Label, float Confidence)[] Answers(ExampleTable table, int[] units, ScanOptions options, CancellationToken cancellationToken)
    {
        int[] all = [.. Enumerable.Range(0, table.Count)];
        IReadOnlyDictionary<int, float[]> told = LinearCrossFit.Probabilities(table, all, LinearRecipe.For(table), 1, new TrainOptions { Seed = options.Seed, Threads = options.Threads }, units, Folds, cancellationToken: cancellationToken);
        return Array.ConvertAll(all, r => told.TryGetValue(r, out float[]? p) ? (Array.IndexOf(p, p.Max()), p.Max()) : (-1, 0));
    }

    private static ScannedWorkload Line(TrafficSurvey survey, WorkloadTraffic traffic, string name, ScanOptions options, CancellationToken cancellationToken)
    {
        KindFinding kind = traffic.Kind;
        bool learnable = kind.Kind is WorkloadKind.Classification or WorkloadKind.Relevance && kind.Labels.Count >= 2;
        (string Because, long? Needs)? calls = kind is { Kind: WorkloadKind.FunctionCall, IsGrowing: false } ? CallOutlook.Of(traffic, options, cancellationToken) : null;
        return new ScannedWorkload
        {
            Id = traffic.Workload.Id,
            Name = name,
            Kind = kind.Kind,
            KindReason = kind.Reason,
            Labels = kind.Labels.Count,
            Calls = traffic.Traffic.Calls,
            CostShare = Share(traffic.Traffic, survey.All),
            Dollars = Dollars(traffic.Traffic),
            Outlook = calls is null ? ScanOutlook.NotSuited : ScanOutlook.NeedsMore,
            Because = learnable ? "" : calls?.Because ?? NotSuited(kind),
            NeedsCalls = calls?.Needs,
            Forecast = learnable ? Foretell(traffic, kind, options, cancellationToken) : null,
            Versions = traffic.Workload.Versions.Count,
            Prompt = Prompt(traffic.Main),
        };
    }

    private static string NotSuited(KindFinding kind) => kind switch
    {
        { IsGrowing: true } => "its " + kind.Reason,
        { Kind: WorkloadKind.FunctionCall } => $"most of its answers are neither function calls nor JSON objects ({kind.Reason})",
        { Kind: WorkloadKind.Generation } => $"its answers are free text ({kind.Reason})",
        { Labels.Count: 0 } => $"its answers are labels with a reason behind them, which are not learned yet ({kind.Reason})",
        _ => "all of its answers are the same",
    };

    /// <summary>The outlook of those that can be learned, with false discoveries controlled over the list.</summary>
    private static IEnumerable<ScannedWorkload> Judge(List<ScannedWorkload> lines, ScanOptions options)
    {
        ScannedWorkload[] tested = [.. lines.Where(l => l.Forecast is not null)];
        double[] adjusted = BenjaminiHochberg.Adjust([.. tested.Select(l => l.Forecast!.PValue)]);
        foreach (ScannedWorkload line in lines)
        {
            if (line.Because.Length > 0)
            {
                yield return line;
                continue;
            }

            if (line.Forecast is not { } f)
            {
                long least = LearnThenTest.LeastRows(options.MaximumError, 1 - options.Confidence);
                long needs = (long)Math.Ceiling(least / new SplitOptions().Calibration) - line.Calls;
                yield return line with { Outlook = ScanOutlook.NeedsMore, NeedsCalls = Math.Max(1, needs), Because = string.Create(CultureInfo.InvariantCulture, $"needs about {Math.Max(1, needs):#,0} more calls: {least} kept without an error are the least that can certify a threshold") };
                continue;
            }

            double p = adjusted[Array.IndexOf(tested, line)];
            bool movable = p <= options.FalseDiscoveries && f.Certified >= LeastCertified;
            long more = Needs(line, f);
            yield return line with
            {
                AdjustedPValue = p,
                Outlook = movable ? ScanOutlook.LikelyMovable : ScanOutlook.NeedsMore,
                NeedsCalls = movable ? null : more,
                Because = movable
                    ? string.Create(CultureInfo.InvariantCulture, $"a specialist would keep about {ScanText.Percent(f.Kept.Value)} of the calls ({ScanText.Percent(f.Kept.Low)} to {ScanText.Percent(f.Kept.High)}) with at most {ScanText.Percent(options.MaximumError)} other answers")
                    : string.Create(CultureInfo.InvariantCulture, $"needs about {more:#,0} more calls: a linear specialist agrees on {ScanText.Percent(f.Agreement)} of calls that it did not learn from, and {f.CalibrationUnits:#,0} different calls certify a threshold in {ScanText.Percent(f.Certified)} of trials"),
            };
        }
    }

    /// <summary>How many more calls it takes, roughly: agreement's distance to the promise shrinks with the root of the number of examples.</summary>
    private static long Needs(ScannedWorkload line, MovableForecast f)
    {
        double factor = f.Certified is > 0.2 ? 2 : Math.Clamp(Math.Pow((1 - f.Agreement) / 0.1, 2), 2, 50);
        return (long)Math.Max(1, Math.Round((factor - 1) * line.Calls / 100)) * 100;
    }

    private static double Share(TrafficShare part, TrafficShare all) =>
        all.Unpriced == 0 && all.Dollars > 0 ? part.Dollars / all.Dollars
        : all.InputTokens + all.OutputTokens > 0 ? (double)(part.InputTokens + part.OutputTokens) / (all.InputTokens + all.OutputTokens)
        : all.Calls == 0 ? 0 : (double)part.Calls / all.Calls;

    private static double? Dollars(TrafficShare share) => share.Unpriced == 0 && share.Dollars > 0 ? share.Dollars : null;

    private static string Prompt(PromptTemplate template)
    {
        string text = template.ToString();
        return text.Length <= PromptShown ? text : string.Concat(text.AsSpan(0, PromptShown - 300), " … ", text.AsSpan(text.Length - 300));
    }
}
