namespace Understudy.Research;

/// <summary>A reference to a rule: once or several times, remembered for the call or not.</summary>
internal sealed class RuleNode(Rule rule) : Node
{
    private const int MostRepeats = 60;

    public bool Remembered { get; init; }

    public int Least { get; init; } = 1;

    public int Most { get; init; } = 1;

    /// <summary>The number of repeats has a heavy tail above <see cref="Least"/>.</summary>
    public bool Heavy { get; init; }

    public char Separator { get; init; } = ' ';

    public override void Expand(Scene scene)
    {
        if (Remembered)
        {
            if (!scene.Memory.TryGetValue(rule, out string? known))
            {
                scene.Memory.Add(rule, known = scene.Write(rule));
            }

            scene.Text.Append(known);
        }
        else
        {
            int times = Heavy ? Math.Min(MostRepeats, (int)(Least * Math.Pow(1 - scene.Random.NextDouble(), -0.6))) : Least + (Most > Least ? scene.Random.Next(Most - Least + 1) : 0);
            Span<int> taken = stackalloc int[MostRepeats];
            for (int i = 0; i < times; i++)
            {
                if (i > 0)
                {
                    scene.Text.Append(Separator);
                }

                if (rule.Pool > MostRepeats / 2)
                {
                    Different(taken[..i], out taken[i], scene);
                }
                else
                {
                    rule.Expand(scene);
                }
            }
        }
    }

    /// <summary>A retriever does not return a document twice.</summary>
    private void Different(ReadOnlySpan<int> taken, out int index, Scene scene)
    {
        do
        {
            index = rule.Draw(scene);
        }
        while (taken.Contains(index) && taken.Length < rule.Pool / 2);
        rule.Recall(index, scene);
    }
}
