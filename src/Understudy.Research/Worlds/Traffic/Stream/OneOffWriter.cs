using Understudy.Core;

namespace Understudy.Research;

/// <summary>Writes calls that are no workload's: developers who try something, strange questions, pasted code.</summary>
internal sealed class OneOffWriter(Scene scene)
{
    private static readonly Grammar Words = new("one-off", CommonWords.Text, OneOffTopics.Text, OneOffMoves.Text, OneOffCode.Text, OneOffPersonas.Text);
    private static readonly string[] Models = ["gpt-4o-2024-08-06", "gpt-4o-mini-2024-07-18", "o4-mini-2025-04-16", "gpt-4.1-2025-04-14"];
    private readonly Rule _ask = Words["ask"], _persona = Words["persona"], _reply = Words["reply"];

    public Draft Write(DateTimeOffset time)
    {
        SeededRandom random = scene.Random;
        scene.Begin(labels: null, time, count: 0);
        var turns = new List<Turn>(2);
        double system = random.NextDouble();
        if (system < .5)
        {
            turns.Add(new Turn("system", system < .25 ? SharedPrompts.Generic : scene.Write(_persona)));
        }

        turns.Add(new Turn("user", scene.Write(_ask)));
        return new Draft
        {
            Turns = [.. turns],
            Model = Models[random.Next(Models.Length)],
            Temperature = random.Next(11) / 10.0,
            Answer = scene.Write(_reply),
            Personal = [.. scene.Personal],
        };
    }
}
