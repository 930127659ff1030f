using Understudy.Core;

namespace Understudy.Training;

/// <summary>The labels to learn of a list of rows: one class each, and a distribution where the teacher gave one.</summary>
internal sealed class Targets
{
    private Targets(int[] rows, int[] labels, float[]?[] soft, int classes)
    {
        Rows = rows;
        Labels = labels;
        Soft = soft;
        Classes = classes;
    }

    /// <summary>Rows of the table, those without a usable label left out.</summary>
    public int[] Rows { get; }

    /// <summary>The most probable class of each row.</summary>
    public int[] Labels { get; }

    /// <summary>Number of classes.</summary>
    public int Classes { get; }

    /// <summary>The distribution of a row, or null when its label is hard; empty when all are hard.</summary>
    private float[]?[] Soft { get; }

    public int Count => Rows.Length;

    public static Targets Of(ExampleTable table, ReadOnlySpan<int> rows, LearningTarget target)
    {
        List<int> usable = [], labels = [];
        List<float[]?> soft = [];
        foreach (int row in rows)
        {
            ReadOnlySpan<float> distribution = target == LearningTarget.Teacher ? table.TeacherDistribution(row) : [];
            int label = target == LearningTarget.Gold ? table.Gold(row) : table.Teacher(row);
            float[]? own = Normalized(distribution);
            label = own is null ? label : Best(own);
            if (label >= 0)
            {
                usable.Add(row);
                labels.Add(label);
                if (table.HasSoftLabels)
                {
                    soft.Add(own);
                }
            }
        }

        return new Targets([.. usable], [.. labels], [.. soft], table.Labels.Count);
    }

    /// <summary>Two lists one after the other.</summary>
    public Targets Append(Targets other) => new([.. Rows, .. other.Rows], [.. Labels, .. other.Labels], Soft.Length == 0 && other.Soft.Length == 0 ? [] : [.. Padded(), .. other.Padded()], Classes);

    private float[]?[] Padded() => Soft.Length == Count ? Soft : new float[]?[Count];

    /// <summary>The same labels with distributions that another model gave mixed into what is learned; what is scored against stays the label.</summary>
    /// <param name="soft">Distributions over the classes by row of the table; rows that are not there stay as they are.</param>
    /// <param name="share">Share of the other model's distribution, 0 to 1.</param>
    public Targets Blend(IReadOnlyDictionary<int, float[]>? soft, float share)
    {
        if (soft is null || share == 0)
        {
            return this;
        }

        var blended = new float[]?[Count];
        for (int i = 0; i < blended.Length; i++)
        {
            blended[i] = Soft.Length == 0 ? null : Soft[i];
            if (soft.TryGetValue(Rows[i], out float[]? other))
            {
                var mixed = new float[Classes];
                Write(i, 0, mixed);
                for (int c = 0; c < mixed.Length; c++)
                {
                    mixed[c] = ((1 - share) * mixed[c]) + (share * other[c]);
                }

                blended[i] = mixed;
            }
        }

        return new Targets(Rows, Labels, blended, Classes);
    }

    /// <summary>Some of the rows.</summary>
    public Targets Take(ReadOnlySpan<int> positions)
    {
        int[] chosen = positions.ToArray();
        return new Targets([.. chosen.Select(p => Rows[p])], [.. chosen.Select(p => Labels[p])], Soft.Length == 0 ? [] : [.. chosen.Select(p => Soft[p])], Classes);
    }

    /// <summary>Writes the smoothed target distribution of a row.</summary>
    public void Write(int position, float smoothing, Span<float> target)
    {
        float rest = smoothing / Classes, share = 1 - smoothing;
        target.Clear();
        target[..Classes].Fill(rest);
        float[]? soft = Soft.Length == 0 ? null : Soft[position];
        if (soft is null)
        {
            target[Labels[position]] += share;
            return;
        }

        for (int c = 0; c < soft.Length; c++)
        {
            target[c] += share * soft[c];
        }
    }

    private static float[]? Normalized(ReadOnlySpan<float> distribution)
    {
        double sum = 0;
        foreach (float p in distribution)
        {
            sum += p > 0 ? p : 0;
        }

        if (!(sum > 0))
        {
            return null;
        }

        var result = new float[distribution.Length];
        for (int c = 0; c < result.Length; c++)
        {
            result[c] = distribution[c] > 0 ? (float)(distribution[c] / sum) : 0;
        }

        return result;
    }

    private static int Best(float[] p)
    {
        int best = 0;
        for (int c = 1; c < p.Length; c++)
        {
            best = p[c] > p[best] ? c : best;
        }

        return best;
    }
}
