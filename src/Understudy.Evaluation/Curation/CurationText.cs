using System.Globalization;

using Understudy.Core;
using Understudy.Data;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>The words of a review of examples, for screen and page.</summary>
public static class CurationText
{
    private const double Level = 0.05;
    private const int Named = 3;

    /// <summary>One sentence on the whole.</summary>
    public static string Headline(CurationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        string suspects = report.Noise is { } noise ? $", {Many(noise.Suspects.Count, "label")} to look at again" : "";
        return $"{Many(report.Rows, "example")}, {Number(report.Units)} independent; {Many(report.Conflicts.Count, "contradiction")}{suspects}.";
    }

    /// <summary>What there is, and that the counts add up.</summary>
    public static IReadOnlyList<string> Rows(CurationFacts facts, CurationReport report)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(report);
        string forgotten = facts.Forgotten == 0 ? "" : $" + {Number(facts.Forgotten)} deleted on demand";
        return
        [
            $"{Number(facts.Total)} rows = {Number(report.Rows)} kept + {Number(facts.Rejected)} left out (failed, truncated, cancelled or unreadable calls{(facts.RejectsPath is null ? "" : ": " + facts.RejectsPath)}){forgotten}.",
            $"{Number(report.DistinctInputs)} inputs differ by more than case, white space and punctuation; with near-copies and groups joined {Number(report.Units)} are independent, and exact bounds count one row of each.",
            report.RefusedLines.Count == 0 ? "The teacher refused nothing." : $"{Many(report.RefusedLines.Count, "row")} that the teacher refused or gave no readable answer to {(report.RefusedLines.Count == 1 ? "is" : "are")} kept as examples of handing back.",
        ];
    }

    /// <summary>The ceiling of agreement in a sentence.</summary>
    public static string Ceiling(CurationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        string who = report.IsGold ? "gold" : "the teacher";
        return report.Ceiling is { } c
            ? $"{Many(c.Share.Count, "input")} {(c.Share.Count == 1 ? "was" : "were")} answered more than once, and {who} gave its own commonest answer in {Of(c.Share)}: on inputs like these nobody can agree with it more often. (Leave-one-out {Percent(c.LeaveOneOut)}, naive {Percent(c.Naive)}; the truth lies between.)"
            : $"No input was answered more than once, so how often {who} agrees with itself cannot be told.";
    }

    /// <summary>What confident learning says, in a sentence.</summary>
    public static string Noise(CurationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Noise is { } n
            ? $"About {Of(n.Share)} of {Many(n.Rows, "label")} are wrong if the model that judged them errs at random; since it errs where it is hard too, read that as an upper estimate. {Many(n.Suspects.Count, "row")} to look at; nothing is dropped."
            : "Labels were not judged: that takes a closed set of at least two labels and enough rows.";
    }

    /// <summary>What changed over time, in sentences.</summary>
    public static IReadOnlyList<string> Drift(CurationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Drift is not { } d)
        {
            return [$"Change over time was not judged: {report.NoDriftBecause}."];
        }

        List<string> words = [];
        words.Add(d.MixPValue <= Level
            ? $"The mix of answers changes over time (p = {P(d.MixPValue)}, {Number(d.Tested)} independent inputs in {d.Windows.Count} windows)."
            : $"No change of the mix of answers is shown (p = {P(d.MixPValue)}, {Number(d.Tested)} independent inputs in {d.Windows.Count} windows).");
        if (d.Change.PValue <= Level)
        {
            words.Add($"The largest change is at {Time(d.Change.At)}, to within a window (p = {P(d.Change.PValue)}): {string.Join("; ", d.Change.Shifts.Take(Named).Select(s => $"{s.Answer} {Percent(s.Before)} → {Percent(s.After)}"))}.");
        }

        AnswerShift[] sure = [.. d.AnswerShifts.Where(s => s.PValue <= Level)];
        if (sure.Length > 0)
        {
            words.Add($"Answers whose share varies: {string.Join("; ", sure.Take(Named).Select(s => $"{s.Answer}, last third against first {Points(s.After - s.Before)} ({Range(s.Difference)})"))}{(sure.Length > Named ? $"; {sure.Length - Named} more" : "")}.");
        }

        words.Add(d.WordShifts.Count == 0
            ? $"None of {Many(d.WordsCompared, "word")} compared surely changed its share of the inputs."
            : $"Words that changed most from the first third to the last: {string.Join(", ", d.WordShifts.Take(Named + Named).Select(w => $"{w.Word} {Percent(w.Before)} → {Percent(w.After)}"))}.");
        if (d.Models.Count > 1)
        {
            words.Add($"Models: {string.Join("; ", d.Models.Select(m => $"{m.Model} {Time(m.First)} to {Time(m.Last)}, {Number(m.Rows)} rows"))}.");
        }

        return words;
    }

    /// <summary>The answers of a contradiction with their counts.</summary>
    public static string Answers(ConflictingInput conflict)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        return string.Join(", ", conflict.Answers.Select(a => $"{a.Answer} × {Number(a.Lines.Count)}"));
    }

    /// <summary>The first lines of a contradiction's answers.</summary>
    public static string Lines(ConflictingInput conflict)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        long[] lines = [.. conflict.Answers.SelectMany(a => a.Lines).Order()];
        return string.Join(", ", lines.Take(Named + Named).Select(l => l.ToString(CultureInfo.InvariantCulture))) + (lines.Length > Named + Named ? ", …" : "");
    }

    /// <summary>A share in per cent.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#} %");

    /// <summary>A difference of shares.</summary>
    public static string Points(double difference) => Say.SignedPoints(Math.Round(difference, 3));

    /// <summary>An interval of a difference.</summary>
    public static string Range(Interval interval) => $"{Points(interval.Low)} to {Points(interval.High)}";

    /// <summary>A count.</summary>
    public static string Number(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A p-value.</summary>
    public static string P(double p) => p.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A moment, in UTC.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>How many units a band of sizes holds.</summary>
    public static string Band(UnitSizeBand band)
    {
        ArgumentNullException.ThrowIfNull(band);
        return band.To is not { } to ? $"{Number(band.From)} or more rows" : to == band.From ? Many(to, "row") : $"{band.From}–{to} rows";
    }

    private static string Of(Estimate e) => $"{Percent(e.Value)} ({Percent(e.Low)} to {Percent(e.High)})";

    private static string Many(long count, string what) => $"{Number(count)} {what}{(count == 1 ? "" : "s")}";
}
