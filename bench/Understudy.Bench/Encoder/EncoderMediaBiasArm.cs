using System.Globalization;

using Understudy.Core;
using Understudy.Statistics;
using Understudy.Training;

namespace Understudy.Bench;

/// <summary>All LLM-labelled sentences → expert gold with both rungs, and the distance to each LLM annotator.</summary>
public static class EncoderMediaBiasArm
{
    /// <summary>Measures: linear with three seeds, the encoder with as many as the plan says.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(EncoderPlan plan, RealData data, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(data);
        (ExampleTable train, ExampleTable test) = await data.LoadMediaBiasAsync(cancellationToken);
        int[] gold = plan.Limit([.. Enumerable.Range(0, test.Count).Where(r => test.Gold(r) >= 0)], 500);
        List<RungRun> runs = [];
        for (int seed = 1; seed <= plan.Seeds; seed++)
        {
            runs.Add(await RungRun.RunAsync(plan, "media-bias", train, test, gold, seed, LearningTarget.Teacher, withEncoder: seed <= plan.EncoderSeeds, cancellationToken));
        }

        bool[][] annotators = [.. RealData.MediaResponders.Select((_, i) => gold.Select(r => test.Responder(i, r) == test.Gold(r)).ToArray())];
        Peer[] peers = [.. annotators.Select((right, i) => Peer.Recorded(RealData.MediaResponders[i], RungRun.Accuracy(right))).OrderByDescending(p => p.Value)];
        string task = string.Create(CultureInfo.InvariantCulture, $"{train.Count:#,0} LLM-labelled → expert gold");
        List<Figure> figures = [.. EncoderAccuracyArm.Figures("media-bias", task, .742, runs, peers)];
        for (int i = 0; i < annotators.Length; i++)
        {
            figures.Add(Distance(RealData.MediaResponders[i], annotators[i], runs, gold));
        }

        return figures;
    }

    private static Figure Distance(string annotator, bool[] annotated, List<RungRun> runs, int[] gold)
    {
        double[] differences = [.. Enumerable.Range(0, gold.Length).Select(i => runs.Average(r => r.ChosenRight[i] ? 1.0 : 0) - (annotated[i] ? 1 : 0))];
        BootstrapResult distance = ClusterBootstrap.Mean(differences, gold, range: new Interval(-1, 1));
        return Figure.AtLeast(
            $"media-bias: rung chosen on selection − {annotator}, paired", distance.Value, distance.Interval.Low, distance.Interval.High, "share", null,
            $"mean of {runs.Count} seed(s) over {gold.Length.ToString("#,0", CultureInfo.InvariantCulture)} gold rows, bootstrap of rows; unparsed LLM answers count as wrong; Tango intervals: {EncoderAccuracyArm.Tango("linear", runs[0].LinearRight, annotated)}{(runs[0].EncoderRight is { } encoder ? "; " + EncoderAccuracyArm.Tango("encoder", encoder, annotated) : "")}");
    }
}
