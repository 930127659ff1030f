using Understudy.Core;

namespace Understudy.Data;

/// <summary>
/// Numbers inputs that are equal but for case, white space and punctuation; of pairs, query and item together. Equal 64-bit
/// hashes count as equal: among a million inputs a collision has a chance of 3 in 100 million.
/// </summary>
internal sealed class ReviewedInputs
{
    private const int LongestExcerpt = 240, ReportEvery = 8192;
    private readonly int[] _of;

    private ReviewedInputs(int[] of, int count) => (_of, Count) = (of, count);

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>Number of a row's input, in order of first appearance.</summary>
    public int this[int row] => _of[row];

    public static ReviewedInputs Of(ExampleTable table, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        var text = new NormalisedText();
        var known = new Dictionary<ulong, int>(table.Count);
        var of = new int[table.Count];
        for (int row = 0; row < of.Length; row++)
        {
            ulong hash = text.Set(table.Input(row)).Hash();
            if (table.Query(row) >= 0)
            {
                hash = Shingles.Mix(hash + (0x9E3779B97F4A7C15UL * text.Set(table.QueryText(table.Query(row))).Hash()));
            }

            if (!known.TryGetValue(hash, out of[row]))
            {
                known.Add(hash, of[row] = known.Count);
            }

            if (row % ReportEvery == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report(new StageProgress("Reviewing", row, of.Length, "rows"));
            }
        }

        progress?.Report(new StageProgress("Reviewing", of.Length, of.Length, "rows"));
        return new ReviewedInputs(of, known.Count);
    }

    /// <summary>The beginning of a row's text, for people.</summary>
    public static string Excerpt(ExampleTable table, int row)
    {
        string text = table.Query(row) >= 0 ? $"{table.QueryText(table.Query(row))} → {Cut(table.Input(row))}" : Cut(table.Input(row));
        return text.Length <= LongestExcerpt ? text : text[..LongestExcerpt] + "…";

        static string Cut(ReadOnlySpan<char> input) => input[..Math.Min(input.Length, LongestExcerpt + 1)].ToString();
    }
}
