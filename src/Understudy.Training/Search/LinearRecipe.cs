using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>The recipe that is most trusted for examples of a size and shape, for where there is no time to search.</summary>
public static class LinearRecipe
{
    private const int Sampled = 500;

    /// <summary>The first of the built-in candidates.</summary>
    public static LinearOptions For(ExampleTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        int step = Math.Max(1, table.Count / Sampled);
        double length = Enumerable.Range(0, table.Count).Where(r => r % step == 0).Select(r => (double)table.Input(r).Length).DefaultIfEmpty(0).Average();
        return CandidateGrid.For(table.Labels.Count, length)[0];
    }
}
