using System.Globalization;

using Understudy.Data;
using Understudy.Research;
using Understudy.Statistics;
using Understudy.Testing;

namespace Understudy.Bench;

/// <summary>
/// samples/redaction: recall and precision of redaction by kind, and what peers leave standing. The development half may be looked at and
/// improved on; the others give their counts only.
/// </summary>
public static class RedactionArm
{
    private const double RecallBar = .98, PrecisionBar = .95;
    private const string Context = "told by context, no bar";

    private static readonly string[] Unbarred = ["NAME", "ADDRESS"];
    private static readonly Redactor Redactor = new(new RedactionOptions { Kinds = SensitiveKinds.All | SensitiveKinds.Names | SensitiveKinds.Addresses });

    /// <summary>Measures.</summary>
    /// <param name="plan">Whether the frozen half and the blind texts are measured too: what was seen of them can no longer be improved on.</param>
    /// <param name="cancellationToken">Stops between texts.</param>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(DiscoveryPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        List<Figure> figures = [];
        foreach (string name in plan.Half == TrafficHalf.Frozen ? (string[])["development", "frozen", "blind", "blind-2", "blind-3"] : ["development"])
        {
            IReadOnlyList<MarkedText> texts = MarkedText.Read(Repository.PathOf("samples", "redaction", name + ".txt"));
            figures.AddRange(ByKind(name, texts, cancellationToken));
            figures.AddRange(await AgainstPeersAsync(name, texts, plan, cancellationToken));
        }

        return figures;
    }

    private static List<Figure> ByKind(string name, IReadOnlyList<MarkedText> texts, CancellationToken cancellationToken)
    {
        var tally = new MarkedTally();
        foreach (MarkedText text in texts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            tally.Add(text, Redactor.Find(text.Text).Select(s => new Mark(s.Start, s.End, s.Word)));
        }

        string[] structured = [.. tally.Kinds.Except(Unbarred)];
        List<Figure> figures = [.. Pair($"redaction, {name}: structured kinds together", tally.Sum(structured), barred: true, string.Create(CultureInfo.InvariantCulture, $"{texts.Count:#,0} texts"))];
        foreach (string kind in tally.Kinds)
        {
            bool barred = !Unbarred.Contains(kind);
            figures.AddRange(Pair($"redaction, {name}: {kind}", tally[kind], barred, barred ? "told by form" : Context));
        }

        return figures;
    }

    /// <summary>Whether values are gone, whatever they were taken for, and texts without one unchanged: what peers can be compared by.</summary>
    private static async Task<IEnumerable<Figure>> AgainstPeersAsync(string name, IReadOnlyList<MarkedText> texts, DiscoveryPlan plan, CancellationToken cancellationToken)
    {
        (IReadOnlyList<(string Name, string[] Texts)> peers, double? peerMicroseconds) = await RedactionPeers.RunAsync(texts, plan.Log, cancellationToken);
        string[] all = [.. texts.Select(t => t.Text)], own = [.. all.Select(Redacted)];
        double microseconds = Timing.MedianMicroseconds(1, _ => Array.ForEach(all, text => Redactor.TryRedact(text, out string? _))) / texts.Count;
        return
        [
            Gone("structured values gone, whatever they were taken for", kind => !Unbarred.Contains(kind)),
            Gone("names and addresses gone", Unbarred.Contains),
            Changed(),
            Figure.AtMost($"redaction, {name}: time a text, all kinds with names and addresses", microseconds, microseconds, microseconds, "µs", null, "all texts one after another, median of five rounds; one core", new Peer(RedactionPeers.Pii, peerMicroseconds, "measured")),
        ];

        Figure Gone(string what, Func<string, bool> kinds)
        {
            (int gone, int marks, _, _) = RedactionPeers.Count(texts, own, kinds);
            return Share($"redaction, {name}: {what}", gone, marks, null, "exact text") with { Peers = Peers(kinds, c => (double)c.Gone / c.Marks) };
        }

        Figure Changed()
        {
            (_, _, int changed, int clean) = RedactionPeers.Count(texts, own, _ => true);
            Interval interval = WilsonScore.TwoSided(changed, clean);
            return Figure.AtMost($"redaction, {name}: texts without a mark that were changed", (double)changed / clean, interval.Low, interval.High, "share", null, string.Create(CultureInfo.InvariantCulture, $"{changed} of {clean}; Wilson, 95 %"), [.. Peers(_ => true, c => (double)c.Changed / c.Clean)]);
        }

        IReadOnlyList<Peer> Peers(Func<string, bool> kinds, Func<(int Gone, int Marks, int Changed, int Clean), double> share) => [.. peers.Select(p => Peer.Measured(p.Name, share(RedactionPeers.Count(texts, p.Texts, kinds))))];
    }

    private static string Redacted(string text) => Redactor.TryRedact(text, out string? redacted) ? redacted : text;

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
