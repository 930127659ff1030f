using System.Globalization;

using Understudy.Data;
using Understudy.Statistics;
using Understudy.Testing;

namespace Understudy.Bench;

/// <summary>
/// samples/redaction: recall and precision of redaction by kind. The development half may be looked at and improved on; the frozen one gives
/// its counts only.
/// </summary>
public static class RedactionArm
{
    private const double RecallBar = .98, PrecisionBar = .95;
    private const string Context = "told by context, no bar";

    private static readonly string[] Unbarred = ["NAME", "ADDRESS"];
    private static readonly Redactor Redactor = new(new RedactionOptions { Kinds = SensitiveKinds.All | SensitiveKinds.Names | SensitiveKinds.Addresses });

    /// <summary>Measures.</summary>
    /// <param name="openFrozen">Whether the frozen half is opened too; what was seen of it can no longer be improved on.</param>
    /// <param name="cancellationToken">Stops between texts.</param>
    public static IReadOnlyList<Figure> Measure(bool openFrozen, CancellationToken cancellationToken = default) =>
        [.. Half("development", cancellationToken), .. openFrozen ? Half("frozen", cancellationToken) : []];

    private static List<Figure> Half(string half, CancellationToken cancellationToken)
    {
        var tally = new MarkedTally();
        IReadOnlyList<MarkedText> texts = MarkedText.Read(Repository.PathOf("samples", "redaction", half + ".txt"));
        int disturbed = 0, clean = 0;
        foreach (MarkedText text in texts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            IReadOnlyList<RedactedSpan> found = Redactor.Find(text.Text);
            tally.Add(text, found.Select(s => new Mark(s.Start, s.End, s.Word)));
            clean += text.Marks.Count == 0 ? 1 : 0;
            disturbed += text.Marks.Count == 0 && found.Count > 0 ? 1 : 0;
        }

        string[] structured = [.. tally.Kinds.Except(Unbarred)];
        List<Figure> figures = [.. Pair($"redaction, {half}: structured kinds together", tally.Sum(structured), barred: true, string.Create(CultureInfo.InvariantCulture, $"{texts.Count:#,0} texts"))];
        foreach (string kind in tally.Kinds)
        {
            bool barred = !Unbarred.Contains(kind);
            figures.AddRange(Pair($"redaction, {half}: {kind}", tally[kind], barred, barred ? "told by form" : Context));
        }

        Interval interval = WilsonScore.TwoSided(disturbed, clean);
        figures.Add(Figure.AtMost($"redaction, {half}: texts without a mark in which something was found", (double)disturbed / clean, interval.Low, interval.High, "share", null, string.Create(CultureInfo.InvariantCulture, $"{disturbed} of {clean}")));
        return figures;
    }

    private static Figure[] Pair(string name, MarkedTally.Count count, bool barred, string note) =>
    [
        Share(name + ", recall", count.Right, count.Marked, barred ? RecallBar : null, note),
        Share(name + ", precision", count.Right, count.Found, barred ? PrecisionBar : null, note),
    ];

    private static Figure Share(string name, int right, int of, double? bar, string note)
    {
        if (of == 0)
        {
            return Figure.Skipped(name, "share", bar, "nothing to judge");
        }

        Interval interval = WilsonScore.TwoSided(right, of);
        return Figure.AtLeast(name, (double)right / of, interval.Low, interval.High, "share", bar, string.Create(CultureInfo.InvariantCulture, $"{right} of {of}; Wilson, 95 %; {note}"));
    }
}
