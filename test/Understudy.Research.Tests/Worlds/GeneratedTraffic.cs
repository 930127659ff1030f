using System.Text.Json;

namespace Understudy.Research.Tests.Worlds;

/// <summary>A run of each half that tests share, with the requests' texts.</summary>
internal static class GeneratedTraffic
{
    public const int Calls = 6_000;

    private static readonly Lazy<GeneratedCall[]> Development = new(() => Make(TrafficHalf.Development));
    private static readonly Lazy<GeneratedCall[]> Frozen = new(() => Make(TrafficHalf.Frozen));
    private static readonly Lazy<GeneratedCall[]> Second = new(() => Make(TrafficHalf.Second));
    private static readonly Lazy<GeneratedCall[]> Third = new(() => Make(TrafficHalf.Third));
    private static readonly Lazy<GeneratedCall[]> Fourth = new(() => Make(TrafficHalf.Fourth));
    private static readonly Lazy<GeneratedCall[]> Fifth = new(() => Make(TrafficHalf.Fifth));
    private static readonly Lazy<GeneratedCall[]> Sixth = new(() => Make(TrafficHalf.Sixth));
    private static readonly Lazy<GeneratedCall[]> Seventh = new(() => Make(TrafficHalf.Seventh));
    private static readonly Lazy<GeneratedCall[]> Eighth = new(() => Make(TrafficHalf.Eighth));
    private static readonly Lazy<GeneratedCall[]> Ninth = new(() => Make(TrafficHalf.Ninth));

    public static GeneratedCall[] Of(TrafficHalf half) => half switch { TrafficHalf.Development => Development.Value, TrafficHalf.Second => Second.Value, TrafficHalf.Third => Third.Value, TrafficHalf.Fourth => Fourth.Value, TrafficHalf.Fifth => Fifth.Value, TrafficHalf.Sixth => Sixth.Value, TrafficHalf.Seventh => Seventh.Value, TrafficHalf.Eighth => Eighth.Value, TrafficHalf.Ninth => Ninth.Value, _ => Frozen.Value };

    public static TrafficOptions Options(TrafficHalf half, ulong seed = 11, int calls = Calls) => new() { Calls = calls, Seed = seed, Half = half };

    public static IEnumerable<string> Words(string text) => text.ToLowerInvariant().Split([' ', '\n', '\r', '\t', '.', ',', ':', ';', '?', '!', '"'], StringSplitOptions.RemoveEmptyEntries);

    private static GeneratedCall[] Make(TrafficHalf half) => [.. TrafficWorld.Generate(Options(half)).Select(call => new GeneratedCall(call))];
}

/// <summary>A call whose line is parsed.</summary>
internal sealed class GeneratedCall
{
    public GeneratedCall(TrafficCall call)
    {
        Call = call;
        Root = JsonDocument.Parse(call.Line).RootElement;
        Request = Root.GetProperty("request");
        Response = Root.GetProperty("response");
        JsonElement[] messages = [.. Request.GetProperty("messages").EnumerateArray()];
        Roles = [.. messages.Select(m => m.GetProperty("role").GetString()!)];
        InParts = messages.Any(m => m.GetProperty("content").ValueKind == JsonValueKind.Array);
        Contents = [.. messages.Select(m => Content(m.GetProperty("content")))];
    }

    public TrafficCall Call { get; }

    public TrafficTruth Truth => Call.Truth;

    public JsonElement Root { get; }

    public JsonElement Request { get; }

    public JsonElement Response { get; }

    public string[] Roles { get; }

    public string[] Contents { get; }

    public bool InParts { get; }

    public JsonElement? Message => Response.TryGetProperty("choices", out JsonElement choices) ? choices[0].GetProperty("message") : null;

    public string? Answer => Message?.GetProperty("content").GetString();

    private static string Content(JsonElement content) => content.ValueKind == JsonValueKind.String ? content.GetString()! : string.Concat(content.EnumerateArray().Select(p => p.GetProperty("text").GetString()));
}
