using Understudy.Core;

namespace Understudy.Research;

/// <summary>
/// A named rule. One with a pool has a fixed number of texts that recur (documents, customers); one that grows gets more
/// of them the more calls its workload has made (suppliers, entities).
/// </summary>
internal sealed class Rule(Grammar grammar, string name, string source, int pool, bool grows) : Node
{
    private const double PoolSkew = 2.2;
    private string[]? _pool;
    private Node? _body;

    /// <summary>Number of fixed texts; 0 for a rule that is expanded anew.</summary>
    public int Pool => pool;

    private Node Body => _body ??= GrammarParser.Parse(source, grammar);

    public override void Expand(Scene scene)
    {
        if (grows)
        {
            double size = 8 + (5 * Math.Pow(scene.Count, 0.75));
            scene.Text.Append(Text((int)(size * Math.Pow(scene.Random.NextDouble(), PoolSkew))));
        }
        else if (pool > 0)
        {
            Recall(Draw(scene), scene);
        }
        else
        {
            Body.Expand(scene);
        }
    }

    /// <summary>Draws a text of the pool, the first ones more often.</summary>
    public int Draw(Scene scene) => (int)(pool * Math.Pow(scene.Random.NextDouble(), PoolSkew));

    /// <summary>Writes a text of the pool.</summary>
    public void Recall(int index, Scene scene) => scene.Text.Append((_pool ??= [.. Enumerable.Range(0, pool).Select(Text)])[index]);

    /// <summary>Compiles now, so that a mistake in it shows.</summary>
    public void Check() => _ = Body;

    private string Text(int index)
    {
        var scene = new Scene(new SeededRandom(new Seed(0).For(grammar.Name + "/" + name, index))) { Time = new DateTimeOffset(2025, 11, 3, 9, 30, 0, TimeSpan.Zero) };
        return scene.Write(Body);
    }
}
