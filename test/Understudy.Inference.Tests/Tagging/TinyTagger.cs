using Understudy.Core;

namespace Understudy.Inference.Tests.Tagging;

/// <summary>A tagger of random weights with one function of each form of argument.</summary>
internal static class TinyTagger
{
    public static TaggerConfig Config { get; } = new()
    {
        Words = 3,
        Grams = 40,
        MinimumGram = 2,
        MaximumGram = 3,
        WordWidth = 6,
        GramWidth = 7,
        ShapeWidth = 3,
        Hidden = 5,
        Layers = 2,
        Slots = 2,
        Intents = 4,
        Heads = [3],
        MaximumWords = 32,
        Direct = true,
        Mentions = true,
    };

    public static CallPlan Plan { get; } = new()
    {
        Slots = ["room", "level"],
        Intents =
        [
            new PlannedIntent { Kind = IntentKind.NoCall, Name = "<none>" },
            new PlannedIntent { Kind = IntentKind.Abstain, Name = "<several>" },
            new PlannedIntent
            {
                Kind = IntentKind.Call,
                Name = "light",
                Arguments =
                [
                    new PlannedArgument { Path = ["level"], Form = ArgumentForm.Normalised, Slot = 1, Normaliser = "number" },
                    new PlannedArgument { Path = ["on"], Form = ArgumentForm.Enumerated, Head = 0, Values = ["false", "true"] },
                    new PlannedArgument { Path = ["place", "room"], Form = ArgumentForm.Copied, Slot = 0, Case = LetterCase.Lower, Count = ArgumentCount.OneOrList },
                ],
            },
            new PlannedIntent { Kind = IntentKind.Call, Name = "where", Arguments = [new PlannedArgument { Path = ["room"], Form = ArgumentForm.Copied, Slot = 0, Required = true }] },
        ],
    };

    public static WordEncoder Encoder { get; } = new([1, 2, WordHashes.Word("kitchen")], Grams("the kitchen light"), 2, 3);

    public static TaggerWeights Weights(ulong seed = 1) => TaggerWeights.Create(Config, Encoder, p =>
    {
        var random = new SeededRandom(new Seed(seed).For(p.Name));
        var values = new float[p.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)random.NextGaussian();
        }

        return values;
    });

    public static SpecialistManifest Manifest { get; } = new()
    {
        Name = "tiny",
        Kind = WorkloadKind.FunctionCall,
        Rung = Rung.Tagger,
        Labels = ["light", "where"],
        Temperature = 1,
        Lineage = new SpecialistLineage { Seed = 1, Target = "teacher", Version = "0", TrainRows = 1, SelectionRows = 0, TimeBudgetSeconds = 0 },
    };

    public static CallCalibration Calibration { get; } = new(0.8, -0.1);

    public static TaggerSpecialist Specialist(ulong seed = 1) => new(new TaggerModel(Weights(seed), Plan), Plan, Calibration, Manifest);

    private static uint[] Grams(string text)
    {
        var hashes = new uint[WordHashes.MostGrams(2, 3)];
        return [.. text.Split(' ').SelectMany(w => hashes[..WordHashes.Grams(w, 2, 3, hashes)]).Distinct().Concat(Enumerable.Range(1, 100).Select(i => (uint)i)).Take(40)];
    }
}
