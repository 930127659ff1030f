namespace Understudy.Training;

/// <summary>From logits of grades to what a ranker ranks by, as it is served.</summary>
internal static class ExpectedGrade
{
    /// <summary>[rows, grades] softmax of logits over a temperature.</summary>
    public static float[] Probabilities(ReadOnlySpan<float> logits, int grades, double temperature)
    {
        var result = new float[logits.Length];
        for (int row = 0; row + grades <= logits.Length; row += grades)
        {
            ReadOnlySpan<float> z = logits.Slice(row, grades);
            double top = z[0], sum = 0;
            foreach (float value in z)
            {
                top = Math.Max(top, value);
            }

            foreach (float value in z)
            {
                sum += Math.Exp((value - top) / temperature);
            }

            for (int c = 0; c < grades; c++)
            {
                result[row + c] = (float)(Math.Exp((z[c] - top) / temperature) / sum);
            }
        }

        return result;
    }

    /// <summary>[rows] mean of the grades' values.</summary>
    public static float[] Of(ReadOnlySpan<float> probabilities, IReadOnlyList<double> values)
    {
        var result = new float[probabilities.Length / values.Count];
        for (int row = 0; row < result.Length; row++)
        {
            double mean = 0;
            for (int c = 0; c < values.Count; c++)
            {
                mean += probabilities[(row * values.Count) + c] * values[c];
            }

            result[row] = (float)mean;
        }

        return result;
    }
}
