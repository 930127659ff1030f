using System.Globalization;

using Understudy.Core;

namespace Understudy.Research;

/// <summary>
/// Labels with their weights and cues, a label a line: <c>name 8: cue|cue</c>. <c>8&gt;2</c> drifts from the first weight to the second
/// over the span; <c>name 8 v2:</c> exists from the second version of the prompt on.
/// </summary>
internal sealed class CuedLabels
{
    private readonly double[] _first, _last;
    private readonly int[] _since;

    public CuedLabels(string source, Grammar grammar)
    {
        (string Header, string Body)[] entries = [.. GrammarSource.Entries(source)];
        string[][] headers = [.. entries.Select(e => e.Header.Split(' '))];
        Names = [.. headers.Select(h => h[0].Replace('+', ' '))];
        Cues = [.. entries.Select(e => grammar.Compile(e.Body))];
        string[][] weights = [.. headers.Select(h => h.Length > 1 ? h[1].Split('>') : ["1"])];
        _first = [.. weights.Select(w => Number(w[0]))];
        _last = [.. weights.Select(w => Number(w[^1]))];
        _since = [.. headers.Select(h => h.Length > 2 ? h[2][1] - '1' : 0)];
        Drifts = weights.Any(w => w.Length > 1);
    }

    public string[] Names { get; }

    public Node[] Cues { get; }

    public bool Drifts { get; }

    /// <summary>Draws a right label.</summary>
    /// <param name="random">Chance.</param>
    /// <param name="progress">How much of the span has passed, 0 to 1.</param>
    /// <param name="version">Index of the prompt's version.</param>
    public int Draw(SeededRandom random, double progress, int version)
    {
        double total = 0;
        for (int i = 0; i < Names.Length; i++)
        {
            total += Weight(i, progress, version);
        }

        double left = random.NextDouble() * total;
        int chosen = 0;
        for (int i = 0; i < Names.Length; i++)
        {
            double weight = Weight(i, progress, version);
            if (weight > 0)
            {
                chosen = i;
                left -= weight;
                if (left < 0)
                {
                    break;
                }
            }
        }

        return chosen;
    }

    /// <summary>What the teacher says: right but for a share of confusions, most of which go the same way each time.</summary>
    public int Say(SeededRandom random, int gold, double accuracy, int version)
    {
        if (Names.Length < 2 || random.NextDouble() < accuracy)
        {
            return gold;
        }

        int said = random.NextDouble() < 0.7 ? (gold + 1) % Names.Length : random.Next(Names.Length);
        return _since[said] > version ? gold : said;
    }

    private double Weight(int label, double progress, int version) => _since[label] > version ? 0 : _first[label] + ((_last[label] - _first[label]) * progress);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
