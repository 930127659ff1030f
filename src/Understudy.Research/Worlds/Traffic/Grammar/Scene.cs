using System.Text;

using Understudy.Core;

namespace Understudy.Research;

/// <summary>What one call's texts are written from and into. Not thread-safe.</summary>
internal sealed class Scene(SeededRandom random)
{
    public SeededRandom Random { get; } = random;

    public StringBuilder Text { get; } = new(4096);

    /// <summary>Texts of rules that say the same all through the call.</summary>
    public Dictionary<Rule, string> Memory { get; } = [];

    public List<string> Personal { get; } = [];

    public CuedLabels? Labels { get; set; }

    /// <summary>The right label.</summary>
    public int Gold { get; set; }

    /// <summary>The teacher's label.</summary>
    public int Said { get; set; }

    public DateTimeOffset Time { get; set; }

    /// <summary>Calls that the workload has made.</summary>
    public int Count { get; set; }

    public void Begin(CuedLabels? labels, DateTimeOffset time, int count)
    {
        (Labels, Gold, Said, Time, Count) = (labels, -1, -1, time, count);
        Memory.Clear();
        Personal.Clear();
    }

    /// <summary>What a node writes, apart from what is being written.</summary>
    public string Write(Node node)
    {
        int start = Text.Length;
        node.Expand(this);
        string written = Text.ToString(start, Text.Length - start);
        Text.Length = start;
        return written;
    }
}
