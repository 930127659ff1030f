using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Understudy.Data.Tests.Discovery;

/// <summary>A small log of a few prompts in turn, with one-off calls between, for exact tests. The large worlds are in Understudy.Research.</summary>
internal static class MixedLog
{
    private static readonly string[] Words = "amber basket candle drum eagle forest garden hammer island jacket kettle ladder marble needle orange pepper quarry ribbon saddle timber umbrella velvet window yellow zebra anchor bridge copper desert engine feather guitar harbour insect jungle kitchen lantern meadow novel ocean pillow quartz river sunset tunnel valley winter".Split(' ');

    /// <summary>Some words, different for each number.</summary>
    public static string Text(int number, int count)
    {
        var text = new StringBuilder();
        uint state = ((uint)number * 2654435761u) + 12345u;
        for (int i = 0; i < count; i++)
        {
            state = (state * 1664525u) + 1013904223u;
            text.Append(i == 0 ? "" : " ").Append(Words[(state >> 16) % Words.Length]);
        }

        return text.ToString();
    }

    /// <summary>A call as a line of a log.</summary>
    public static byte[] Line(int number, string answer, params (string Role, string Content)[] messages)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("time", DateTimeOffset.UnixEpoch.AddMinutes(number).ToString("O", CultureInfo.InvariantCulture));
            json.WriteStartObject("request");
            json.WriteString("model", "large");
            json.WriteStartArray("messages");
            foreach ((string role, string content) in messages)
            {
                json.WriteStartObject();
                json.WriteString("role", role);
                json.WriteString("content", content);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteStartObject("response");
            json.WriteStartArray("choices");
            json.WriteStartObject();
            json.WriteStartObject("message");
            json.WriteString("role", "assistant");
            json.WriteString("content", answer);
            json.WriteEndObject();
            json.WriteString("finish_reason", "stop");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>What is discovered in some lines, and the workload of each.</summary>
    public static (IReadOnlyList<DiscoveredWorkload> Workloads, TrafficSurvey Survey, int[] Of) Discover(IReadOnlyList<byte[]> lines, IReadOnlyList<DiscoveredWorkload>? known = null)
    {
        var reader = new ObservedCallReader(null);
        var call = new ObservedCall();
        var discovery = new WorkloadDiscovery(DiscoveryOptions.Default, known);
        foreach (byte[] line in lines)
        {
            Xunit.Assert.True(reader.TryRead(line, call, out string? problem), problem);
            discovery.Add(call);
        }

        IReadOnlyList<DiscoveredWorkload> workloads = discovery.Finish();
        var survey = new TrafficSurvey(workloads, null, 1000, discovery.Middle);
        int[] of = [.. lines.Select(line => reader.TryRead(line, call, out _) ? survey.Add(call) : -2)];
        return (workloads, survey, of);
    }
}
