using Understudy.Core;

namespace Understudy.Training.Torch.Tests.Tagging;

/// <summary>A small workload with every form of argument.</summary>
internal static class HomeCalls
{
    private static readonly string[] Rooms = ["kitchen", "bedroom", "living room", "hall", "attic", "cellar", "garden shed", "nursery", "study", "garage"];
    private static readonly string[] Numbers = ["two", "5", "ten", "twenty five", "40"];
    private static readonly int[] Values = [2, 5, 10, 25, 40];

    public static TaggerOptions Options { get; } = new() { WordWidth = 12, GramWidth = 12, ShapeWidth = 4, Hidden = 16, Epochs = 30, LeastSteps = 0, LearningRate = 0.02f, BatchWords = 128, Dropout = 0.1f };

    public static CallRow[] Rows(int count, ulong seed)
    {
        var random = new SeededRandom(new Seed(seed));
        return [.. Enumerable.Range(0, count).Select(_ => Row(random))];
    }

    private static CallRow Row(SeededRandom random)
    {
        string room = Rooms[random.Next(Rooms.Length)];
        int number = random.Next(Numbers.Length);
        return random.Next(5) switch
        {
            0 => Call($"please light the {room}", "light", $$"""{"room":"{{room}}","on":true}"""),
            1 => Call($"make the {room} dark", "light", $$"""{"room":"{{room}}","on":false}"""),
            2 => Call($"heat the {room} to {Numbers[number]} degrees", "heat", $$"""{"room":"{{room}}","level":{{Values[number]}}}"""),
            3 => new CallRow($"thank you for the {room} my friend", "[]"),
            _ => new CallRow($"light the {room} and heat it", CallText.Of([new ToolCall("light", $$"""{"room":"{{room}}"}"""), new ToolCall("heat", $$"""{"room":"{{room}}"}""")])!),
        };
    }

    private static CallRow Call(string text, string function, string arguments) => new(text, CallText.Of([new ToolCall(function, arguments)])!);
}
