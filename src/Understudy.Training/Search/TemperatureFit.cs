namespace Understudy.Training;

/// <summary>Temperature scaling (Guo et al., 1706.04599): the one divisor of all logits with the least log loss, by golden-section search on its logarithm.</summary>
internal static class TemperatureFit
{
    private const double Lowest = 0.02, Highest = 20;

    public static double Fit(ReadOnlySpan<float> logits, int classes, ReadOnlySpan<int> truth)
    {
        if (truth.Length == 0 || classes < 2)
        {
            return 1;
        }

        double ratio = (Math.Sqrt(5) - 1) / 2, a = Math.Log(Lowest), b = Math.Log(Highest);
        double c = b - (ratio * (b - a)), d = a + (ratio * (b - a));
        double fc = LogLoss(logits, classes, truth, Math.Exp(c)), fd = LogLoss(logits, classes, truth, Math.Exp(d));
        while (b - a > 1e-4)
        {
            if (fc <= fd)
            {
                (b, d, fd) = (d, c, fc);
                c = b - (ratio * (b - a));
                fc = LogLoss(logits, classes, truth, Math.Exp(c));
            }
            else
            {
                (a, c, fc) = (c, d, fd);
                d = a + (ratio * (b - a));
                fd = LogLoss(logits, classes, truth, Math.Exp(d));
            }
        }

        return Math.Exp((a + b) / 2);
    }

    public static double LogLoss(ReadOnlySpan<float> logits, int classes, ReadOnlySpan<int> truth, double temperature)
    {
        double total = 0;
        float inverse = (float)(1 / temperature);
        for (int i = 0; i < truth.Length; i++)
        {
            ReadOnlySpan<float> row = logits.Slice(i * classes, classes);
            float max = row[0];
            foreach (float x in row)
            {
                max = Math.Max(max, x);
            }

            float sum = 0;
            foreach (float x in row)
            {
                sum += MathF.Exp((x - max) * inverse);
            }

            total += Math.Log(sum) - ((row[truth[i]] - max) * inverse);
        }

        return truth.Length == 0 ? 0 : total / truth.Length;
    }
}
