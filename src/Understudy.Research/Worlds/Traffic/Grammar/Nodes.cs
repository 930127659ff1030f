using System.Globalization;

namespace Understudy.Research;

/// <summary>Text as it is.</summary>
internal sealed class LiteralNode(string text) : Node
{
    public override void Expand(Scene scene) => scene.Text.Append(text);
}

/// <summary>One after the other.</summary>
internal sealed class SequenceNode(Node[] parts) : Node
{
    public override void Expand(Scene scene)
    {
        foreach (Node part in parts)
        {
            part.Expand(scene);
        }
    }
}

/// <summary>One of several, each as likely.</summary>
internal sealed class ChoiceNode(Node[] options) : Node
{
    public override void Expand(Scene scene) => options[scene.Random.Next(options.Length)].Expand(scene);
}

/// <summary>A whole number between two bounds.</summary>
internal sealed class NumberNode(int low, int high) : Node
{
    public override void Expand(Scene scene) => scene.Text.Append(CultureInfo.InvariantCulture, $"{low + scene.Random.Next(high - low + 1)}");
}

/// <summary>An amount with two decimals between two bounds, small ones more often.</summary>
internal sealed class AmountNode(int low, int high) : Node
{
    public override void Expand(Scene scene)
    {
        double u = scene.Random.NextDouble();
        scene.Text.Append(CultureInfo.InvariantCulture, $"{low + ((high - low) * u * u):0.00}");
    }
}

/// <summary>A fixed number of digits or letters: references, ids.</summary>
internal sealed class CodeNode(int length, string alphabet) : Node
{
    public override void Expand(Scene scene)
    {
        for (int i = 0; i < length; i++)
        {
            scene.Text.Append(alphabet[scene.Random.Next(alphabet.Length)]);
        }
    }
}

/// <summary>The time of the call, in a format.</summary>
internal sealed class TimeNode(string format) : Node
{
    public override void Expand(Scene scene) => scene.Text.Append(scene.Time.ToString(format, CultureInfo.InvariantCulture));
}

/// <summary>Personal data, which the scene remembers.</summary>
internal sealed class PersonalNode(string kind) : Node
{
    public override void Expand(Scene scene) => PersonalData.Write(scene, kind);
}

/// <summary>Something that speaks for a label: the right one, or (a distractor) any.</summary>
internal sealed class CueNode(bool any) : Node
{
    public override void Expand(Scene scene)
    {
        CuedLabels labels = scene.Labels ?? throw new InvalidOperationException("A cue needs a workload with labels.");
        labels.Cues[any ? scene.Random.Next(labels.Names.Length) : scene.Gold].Expand(scene);
    }
}

/// <summary>The teacher's label, or the right one.</summary>
internal sealed class LabelNode(bool gold) : Node
{
    public override void Expand(Scene scene) => scene.Text.Append(scene.Labels!.Names[gold ? scene.Gold : scene.Said]);
}

/// <summary>A capital at the beginning of what another writes, or capitals all through.</summary>
internal sealed class CasedNode(Node inner, bool all) : Node
{
    public override void Expand(Scene scene)
    {
        int start = scene.Text.Length;
        inner.Expand(scene);
        int end = all ? scene.Text.Length : Math.Min(start + 1, scene.Text.Length);
        for (int i = start; i < end; i++)
        {
            scene.Text[i] = char.ToUpperInvariant(scene.Text[i]);
        }
    }
}
