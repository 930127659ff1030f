namespace Understudy.Training;

/// <summary>
/// Weight of a feature = base + max(0, 1 - H(class | feature) / ln K), with a pseudo-count of alpha spread over the classes:
/// what a feature tells about the class, instead of how rare it is (on a held-out fifth of banking77 and headlines .007 to .009 better than idf).
/// </summary>
internal static class ClassEntropyWeights
{
    public static float[] Compute(EncodedRows rows, ReadOnlySpan<int> labels, int classes, int features, float alpha, float baseWeight)
    {
        // Rows in class order: one running count a feature is enough, instead of a table of features x classes.
        int[] order = new int[labels.Length];
        int[] keys = labels.ToArray();
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(keys, order);
        double a = alpha / classes, empty = a * Math.Log(a);
        double[] logs = new double[4096]; // (c + a) ln (c + a), for the common counts
        for (int c = 0; c < logs.Length; c++)
        {
            logs[c] = Entropy(c);
        }

        var running = new (int Class, int Count, int Total, int Seen)[features];
        var sums = new double[features];
        for (int i = 0; i < order.Length; i++)
        {
            int label = keys[i] + 1;
            foreach (int id in rows.Ids(order[i]))
            {
                ref (int Class, int Count, int Total, int Seen) f = ref running[id];
                if (f.Class != label)
                {
                    sums[id] += f.Count > 0 ? Of(f.Count) : 0;
                    f.Class = label;
                    f.Count = 0;
                    f.Seen++;
                }

                f.Count++;
                f.Total++;
            }
        }

        var weights = new float[features];
        double scale = classes > 1 ? Math.Log(classes) : 1;
        for (int id = 0; id < features; id++)
        {
            (_, int count, int total, int seen) = running[id];
            double sum = sums[id] + (count > 0 ? Of(count) : 0) + ((classes - seen) * empty);
            double n = total + alpha, entropy = Math.Log(n) - (sum / n);
            weights[id] = (float)(baseWeight + Math.Max(0, 1 - (entropy / scale)));
        }

        return weights;

        double Of(int count) => count < logs.Length ? logs[count] : Entropy(count);

        double Entropy(int count) => (count + a) * Math.Log(count + a);
    }
}
