using System.Collections.Frozen;
using System.Text.Json;

namespace Understudy.Research.Tests.Worlds;

/// <summary>A run of each half that tests share, with the requests' texts.</summary>
internal static class GeneratedTraffic
{
    public const int Calls = 6_000;

    private static readonly FrozenDictionary<TrafficHalf, Lazy<GeneratedCall[]>> Sets = TrafficSets.All.ToFrozenDictionary(s => s, s => new Lazy<GeneratedCall[]>(() => Make(s)));

    public static GeneratedCall[] Of(TrafficHalf half) => Sets[half].Value;

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
