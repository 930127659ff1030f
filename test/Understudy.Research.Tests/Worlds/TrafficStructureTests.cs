using System.Text.Json;

using Understudy.Core;

using Xunit;

namespace Understudy.Research.Tests.Worlds;

/// <summary>What makes the traffic like a company's occurs in every set, in several workloads each.</summary>
public sealed class TrafficStructureTests
{
    public static TheoryData<TrafficHalf> Halves => TrafficSets.Whole.Data();

    /// <summary>The second set has the noise of the others, but not each of their layouts.</summary>
    public static TheoryData<TrafficHalf> Sets => TrafficSets.All.Data();

    [Theory]
    [MemberData(nameof(Halves))]
    public void Prompts_have_every_layout(TrafficHalf half)
    {
        WorkloadSpec[] specs = Specs(half);

        AtLeast(4, specs, s => s.System is not null && s.User == "{{text}}" && s.Conversation == ConversationStyle.None); // fixed system, raw text
        AtLeast(5, specs, s => s.System is not null && Slots(s.User) is >= 2 and <= 5);
        AtLeast(3, specs, s => s.System is null && Slots(s.User) >= 2 && !s.User.StartsWith("{{", StringComparison.Ordinal));
        AtLeast(2, specs, s => s.System is null && s.User.IndexOf("}}", StringComparison.Ordinal) < 60 && s.User.Length - s.User.LastIndexOf("}}", StringComparison.Ordinal) > 60); // instruction last
        AtLeast(2, specs, s => s.Shots.Length >= 2);
        AtLeast(6, specs, s => s.System is not null && Slots(s.System) > 0);
        AtLeast(2, specs, s => s.ShuffledTools && s.Tools.Length >= 4);
        AtLeast(2, specs, s => s.Schema && s.Fields.Length >= 4);
        AtLeast(3, specs, s => s.System?.Split([' ', '\n']).Length is > 250 and < 650);
        AtLeast(4, specs, s => s.System is not null && s.System.Split(' ').Length < 30);
        AtLeast(3, specs, s => s.System is null);
        AtLeast(4, specs, s => s.System == SharedPrompts.Generic);
        AtLeast(3, specs, s => s.Role == "developer" || s.Revisions.Any(r => r.Role == "developer"));
        AtLeast(1, specs, s => s.Labels?.Split('\n').Length >= 70);
        AtLeast(10, specs, s => s.Kind == WorkloadKind.Classification);
    }

    [Theory]
    [MemberData(nameof(Halves))]
    public void Workloads_share_prefixes_and_differ_in_few_words(TrafficHalf half)
    {
        WorkloadSpec[] specs = Specs(half);

        AtLeast(3, specs, s => s.System is { } a && specs.Any(o => o.Id != s.Id && o.System is { } b && a.Length > 900 && a.AsSpan().CommonPrefixLength(b) > 900));
        AtLeast(2, specs, s => specs.Any(o => o.Id != s.Id && s.Labels is not null && o.Labels is not null && o.User.Length > 200 && GeneratedTraffic.Words(s.User).Intersect(GeneratedTraffic.Words(o.User)).Count() > .7 * GeneratedTraffic.Words(s.User).Distinct().Count() && !s.Labels.Contains(o.Labels[..8], StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Halves))]
    public void Prompts_models_and_mixes_change_with_time(TrafficHalf half)
    {
        WorkloadSpec[] specs = Specs(half);
        AtLeast(3, specs, s => s.Revisions.Any(r => r.Overlap == 0));
        AtLeast(4, specs, s => s.Revisions.Length == 2);
        AtLeast(5, specs, s => s.Revisions.Any(r => r.Overlap > 0));
        AtLeast(5, specs, s => s.Models.Length > 1);
        AtLeast(4, TrafficCatalog.Of(half), w => w.Labels?.Drifts == true);
        GeneratedCall[] calls = GeneratedTraffic.Of(half);
        foreach (WorkloadSpec spec in specs.Where(s => s.Weight > 2 && s.Revisions.Length > 0 && s.Conversation == ConversationStyle.None))
        {
            GeneratedCall[] own = [.. calls.Where(c => c.Truth.Workload == spec.Id && !c.Truth.Duplicate && c.Truth.NearDuplicateOf is null)];
            Assert.Equal(spec.Revisions.Length + 1, own.Select(c => c.Truth.Version).Distinct().Count());
            Assert.Equal("v1", own[0].Truth.Version);
            Assert.Equal($"v{spec.Revisions.Length + 1}", own[^1].Truth.Version);
            Assert.True(own.Where(c => c.Truth.Version == "v1").Max(c => Array.IndexOf(calls, c)) <= (spec.Revisions[0].From * calls.Length) + 1);
        }
    }

    [Theory]
    [MemberData(nameof(Halves))]
    public void Calls_vary_in_form(TrafficHalf half)
    {
        GeneratedCall[] calls = GeneratedTraffic.Of(half);

        AtLeast(4, Ids(calls, c => c.InParts), _ => true);
        AtLeast(5, Ids(calls, c => c.Contents.Any(t => t.Contains("\r\n", StringComparison.Ordinal))), _ => true);
        AtLeast(4, Ids(calls, c => c.Request.TryGetProperty("user", out _)), _ => true);
        Assert.True(calls.Where(c => c.Request.TryGetProperty("tools", out _)).Select(c => $"{c.Truth.Workload} {c.Request.GetProperty("tools")[0].GetProperty("function").GetProperty("name")}").Distinct().Count() >= 11);
        Assert.True(calls.Count(c => c.Request.TryGetProperty("response_format", out _)) > 100);
        Assert.Contains(calls, c => c.Contents.Any(t => t.Contains('\u2028', StringComparison.Ordinal)));
        Assert.Contains(calls, c => c.Contents.Any(t => t.Any(char.IsSurrogate)));
        Assert.Contains(calls, c => c.Call.Line.Span.IndexOf("\\u201"u8) >= 0 || c.Call.Line.Span.IndexOf("\\ud83"u8) >= 0);
        Assert.Contains(calls, c => c.Call.Line.Length > 15_000);
        Assert.True(calls.Select(c => c.Request.GetProperty("model").GetString()).Distinct().Count() >= 4);
        Assert.Contains(calls, c => c.Truth.Label is { } label && c.Answer is { } answer && answer.Length - label.Length is 1 or 2);
        Assert.Contains(calls, c => c.Answer?.StartsWith("```json", StringComparison.Ordinal) == true);
    }

    [Theory]
    [MemberData(nameof(Halves))]
    public void Conversations_grow_by_two_turns_and_some_are_long(TrafficHalf half)
    {
        var conversations = GeneratedTraffic.Of(half).Where(c => c.Truth is { Conversation: not null, Duplicate: false }).GroupBy(c => c.Truth.Conversation!).ToList();
        foreach (IGrouping<string, GeneratedCall> conversation in conversations)
        {
            GeneratedCall[] turns = [.. conversation];
            for (int i = 0; i < turns.Length; i++)
            {
                Assert.Equal((2 * i) + 1, turns[i].Roles.Count(r => r is "user" or "assistant"));
                Assert.True(i == 0 || turns[i].Contents.AsSpan().StartsWith(turns[i - 1].Contents));
            }
        }

        Assert.Contains(conversations, c => c.Count() >= 10);
        Assert.True(conversations.Count(c => c.Count() == 1) > conversations.Count / 5);
        Assert.Contains(conversations, c => c.First().Request.TryGetProperty("metadata", out JsonElement m) && m.GetProperty("conversation_id").GetString() == c.Key);
        Assert.Contains(conversations, c => !c.First().Request.TryGetProperty("metadata", out _));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Noise_has_its_shares(TrafficHalf half)
    {
        GeneratedCall[] calls = GeneratedTraffic.Of(half);

        Assert.InRange(Share(c => c.Truth.Failed), .014, .027);
        Assert.InRange(Share(c => c.Truth.Refused), .006, .015);
        Assert.InRange(Share(c => c.Truth.Duplicate), .022, .038);
        Assert.InRange(Share(c => c.Truth.NearDuplicateOf is not null), .012, .027);
        Assert.InRange(Share(c => c.Truth.PersonalData.Count > 0), .04, .2);
        string[] endings = [.. calls.Where(c => c.Truth.Failed).Select(c => c.Message is null ? c.Response.GetProperty("status").ToString() : c.Response.GetProperty("choices")[0].GetProperty("finish_reason").ToString()).Distinct().Order()];
        Assert.Equal(["", "429", "500", "length", "stop"], endings);

        double Share(Func<GeneratedCall, bool> of) => (double)calls.Count(of) / calls.Length;
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Duplicates_repeat_a_request_and_near_duplicates_almost_do(TrafficHalf half)
    {
        var seen = new Dictionary<string, GeneratedCall>();
        var requests = new HashSet<string>();
        foreach (GeneratedCall call in GeneratedTraffic.Of(half))
        {
            bool repeated = !requests.Add(call.Request.GetRawText());
            Assert.True(!call.Truth.Duplicate || repeated);
            if (call.Truth.NearDuplicateOf is { } id)
            {
                string[] before = seen[id].Contents, after = call.Contents;
                Assert.Equal(before.Length, after.Length);
                Assert.Equal(1, before.Zip(after).Count(p => p.First != p.Second));
                Assert.True(Math.Abs(before.Sum(c => c.Length) - after.Sum(c => c.Length)) < (half == TrafficHalf.Second ? 80 : 30)); // a word said twice may be a link there
            }

            seen[call.Call.Id] = call;
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Names_of_the_growing_set_keep_coming(TrafficHalf half)
    {
        CompiledWorkload growing = Assert.Single(TrafficCatalog.Of(half), w => w.Spec.Description.Contains("grow", StringComparison.Ordinal) && w.Labels is null);
        string[] answers = [.. TrafficWorld.Generate(GeneratedTraffic.Options(half, calls: 30_000)).Where(c => c.Truth.Workload == growing.Spec.Id && !c.Truth.Failed).Select(c => JsonDocument.Parse(c.Line).RootElement.GetProperty("response").GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!)];

        int half1 = answers.Take(answers.Length / 2).Distinct().Count(), all = answers.Distinct().Count();
        Assert.True(all > 1.25 * half1 && all < answers.Length * .9, $"{half1} names in the first half, {all} in all of {answers.Length}");
    }

    private static WorkloadSpec[] Specs(TrafficHalf half) => [.. TrafficCatalog.Of(half).Select(w => w.Spec)];

    private static int Slots(string template) => template.Split("{{").Length - 1;

    private static string[] Ids(GeneratedCall[] calls, Func<GeneratedCall, bool> where) => [.. calls.Where(where).Select(c => c.Truth.Workload).OfType<string>().Distinct()];

    private static void AtLeast<T>(int count, IEnumerable<T> items, Func<T, bool> where, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(where))] string? what = null) =>
        Assert.True(items.Count(where) >= count, $"{items.Count(where)} of at least {count}: {what}");
}
