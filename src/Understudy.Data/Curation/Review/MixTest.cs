using Understudy.Core;

namespace Understudy.Data;

/// <summary>
/// Whether the mix of answers depends on time, told by likelihood ratios (G) whose null distribution comes from shuffling the
/// answers over the rows: all windows at once; each answer against the rest; and each boundary between windows as the one
/// moment of change (the scan of a binary segmentation, Scott and Knott, 1974).
/// </summary>
/// <remarks>
/// Shuffling supposes that rows are exchangeable when time does not matter: independent units. An answer's p-value compares its
/// G with the largest of all answers, a boundary's with the largest of all boundaries, so that each holds for the whole family
/// (Westfall and Young, 1993). Limits: a change that comes and goes within a window is not seen; of several changes the scan
/// names the one that divides best; and it says that the mix changed, not why.
/// </remarks>
internal sealed class MixTest
{
    private const double Tolerance = 1e-9; // equal statistics, added up in another order
    private readonly int[] _windows, _answers;
    private readonly double[] _xLogX;
    private readonly int _windowCount, _answerCount;
    private readonly int[] _windowRows, _answerRows;

    public MixTest(int[] windows, int[] answers, int windowCount, int answerCount)
    {
        (_windows, _answers, _windowCount, _answerCount) = (windows, (int[])answers.Clone(), windowCount, answerCount);
        _windowRows = new int[windowCount];
        _answerRows = new int[answerCount];
        for (int i = 0; i < windows.Length; i++)
        {
            _windowRows[windows[i]]++;
            _answerRows[answers[i]]++;
        }

        _xLogX = [.. Enumerable.Range(0, windows.Length + 1).Select(x => x == 0 ? 0 : x * Math.Log(x))];
        AnswerPValues = new double[answerCount];
    }

    /// <summary>Of the whole table.</summary>
    public double PValue { get; private set; }

    /// <summary>Of each answer.</summary>
    public double[] AnswerPValues { get; }

    /// <summary>The first window after the moment that divides best.</summary>
    public int Change { get; private set; }

    /// <summary>Of that moment.</summary>
    public double ChangePValue { get; private set; }

    public void Run(int shuffles, Seed seed, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        var counts = new int[_windowCount, _answerCount];
        double[] observed = new double[_answerCount], shuffled = new double[_answerCount];
        Count(counts);
        (double all, (double most, int at)) = (Answers(counts, observed), Scan(counts));
        Change = at;
        int asMuch = 0, asMuchThere = 0;
        var asMuchEach = new int[_answerCount];
        for (int shuffle = 0; shuffle < shuffles; shuffle++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            new SeededRandom(seed.For("shuffle", shuffle)).Shuffle(_answers.AsSpan());
            Count(counts);
            asMuch += Answers(counts, shuffled) >= all - Tolerance ? 1 : 0;
            asMuchThere += Scan(counts).Most >= most - Tolerance ? 1 : 0;
            double largest = shuffled.Max();
            for (int answer = 0; answer < _answerCount; answer++)
            {
                asMuchEach[answer] += largest >= observed[answer] - Tolerance ? 1 : 0;
            }

            if (shuffle % 64 == 0)
            {
                progress?.Report(new StageProgress("Testing for drift", shuffle, shuffles, "shuffles"));
            }
        }

        progress?.Report(new StageProgress("Testing for drift", shuffles, shuffles, "shuffles"));
        (PValue, ChangePValue) = (P(asMuch), P(asMuchThere));
        for (int answer = 0; answer < _answerCount; answer++)
        {
            AnswerPValues[answer] = P(asMuchEach[answer]);
        }

        double P(int times) => (1.0 + times) / (1 + shuffles);
    }

    private void Count(int[,] counts)
    {
        Array.Clear(counts);
        for (int i = 0; i < _windows.Length; i++)
        {
            counts[_windows[i], _answers[i]]++;
        }
    }

    /// <summary>G of each answer against the rest; returns that of the whole table.</summary>
    private double Answers(int[,] counts, double[] each)
    {
        int n = _windows.Length;
        double windows = _windowRows.Sum(r => _xLogX[r]) - _xLogX[n], all = -windows;
        for (int answer = 0; answer < each.Length; answer++)
        {
            double own = -_xLogX[_answerRows[answer]], rest = -_xLogX[n - _answerRows[answer]];
            for (int window = 0; window < _windowCount; window++)
            {
                own += _xLogX[counts[window, answer]];
                rest += _xLogX[_windowRows[window] - counts[window, answer]];
            }

            each[answer] = 2 * (own + rest - windows);
            all += own;
        }

        return 2 * all;
    }

    private (double Most, int At) Scan(int[,] counts)
    {
        int n = _windows.Length, before = 0, at = 1;
        double most = double.NegativeInfinity;
        Span<int> sums = new int[_answerCount];
        for (int window = 1; window < _windowCount; window++)
        {
            before += _windowRows[window - 1];
            double g = _xLogX[n] - _xLogX[before] - _xLogX[n - before];
            for (int answer = 0; answer < sums.Length; answer++)
            {
                sums[answer] += counts[window - 1, answer];
                g += _xLogX[sums[answer]] + _xLogX[_answerRows[answer] - sums[answer]] - _xLogX[_answerRows[answer]];
            }

            (most, at) = 2 * g > most ? (2 * g, window) : (most, at);
        }

        return (most, at);
    }
}
