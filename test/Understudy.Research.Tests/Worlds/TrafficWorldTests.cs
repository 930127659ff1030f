using System.Text;
using System.Text.Json;

using Understudy.Core;

using Xunit;

namespace Understudy.Research.Tests.Worlds;

public sealed class TrafficWorldTests
{
    public static TheoryData<TrafficHalf> Halves => TrafficSets.All.Data();

    public static TheoryData<TrafficHalf> OpenedOnce => TrafficSets.OpenedOnce.Data();

    [Theory]
    [InlineData(TrafficHalf.All)]
    [MemberData(nameof(OpenedOnce))]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others(TrafficHalf half)
    {
        byte[] Bytes(ulong seed) => [.. TrafficWorld.Generate(GeneratedTraffic.Options(half, seed, 800)).SelectMany(c => c.Line.ToArray())];

        byte[] first = Bytes(3);

        Assert.Equal(first, Bytes(3));
        Assert.NotEqual(first, Bytes(4));
    }

    [Fact]
    public void Both_halves_have_as_many_workloads_of_each_kind_and_share_and_no_name_in_common()
    {
        IReadOnlyList<TrafficWorkload> development = TrafficWorld.Workloads(TrafficHalf.Development), frozen = TrafficWorld.Workloads(TrafficHalf.Frozen);

        Assert.True(development.Count >= 24);
        Assert.Equal(development.CountBy(w => w.Kind).OrderBy(k => k.Key), frozen.CountBy(w => w.Kind).OrderBy(k => k.Key));
        Assert.Equal(development.Select(w => w.Share), frozen.Select(w => w.Share), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(1, development.Sum(w => w.Share), 9);
        Assert.Empty(development.Select(w => w.Id).Intersect(frozen.Select(w => w.Id)));
        Assert.InRange(development[0].Share, .10, .13);
        Assert.InRange(development[^1].Share, .0015, .003);
        Assert.Equal(development.Count + frozen.Count, TrafficWorld.Workloads(TrafficHalf.All).Count);
    }

    [Fact]
    public void The_second_set_has_the_shares_of_the_others_and_names_of_its_own()
    {
        IReadOnlyList<TrafficWorkload> second = TrafficWorld.Workloads(TrafficHalf.Second);

        Assert.Equal(TrafficWorld.Workloads(TrafficHalf.Development).Select(w => w.Share), second.Select(w => w.Share), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(second.Count, second.Select(w => w.Id).Except(TrafficWorld.Workloads(TrafficHalf.All).Select(w => w.Id)).Count());
        Assert.All(second, w => Assert.Equal(TrafficHalf.Second, w.Half));
        Assert.Equal(Enum.GetValues<WorkloadKind>(), second.Select(w => w.Kind).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(OpenedOnce))]
    public void A_set_that_is_opened_once_has_the_kinds_and_shares_of_the_second_and_names_of_its_own(TrafficHalf half)
    {
        IReadOnlyList<TrafficWorkload> second = TrafficWorld.Workloads(TrafficHalf.Second), own = TrafficWorld.Workloads(half);

        Assert.Equal(second.CountBy(w => w.Kind).OrderBy(k => k.Key), own.CountBy(w => w.Kind).OrderBy(k => k.Key));
        Assert.Equal(second.Select(w => w.Share), own.Select(w => w.Share), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(27, own.Select(w => w.Id).Except(Others(half).Select(w => w.Spec.Id)).Count());
        Assert.All(own, w => Assert.Equal(half, w.Half));
    }

    [Theory]
    [MemberData(nameof(OpenedOnce))]
    public void Prompts_of_a_set_that_is_opened_once_have_no_six_words_in_a_row_in_common_with_the_others(TrafficHalf half)
    {
        HashSet<string> known = [.. Others(half).SelectMany(w => Runs(w.Spec))];

        Assert.Equal([], TrafficCatalog.Of(half).SelectMany(w => Runs(w.Spec)).Where(known.Contains));

        static IEnumerable<string> Runs(WorkloadSpec spec)
        {
            string[] words = [.. GeneratedTraffic.Words($"{(spec.System == SharedPrompts.Generic ? "" : spec.System)}\n{spec.User}")];
            return Enumerable.Range(0, Math.Max(0, words.Length - 5)).Select(i => string.Join(' ', words.AsSpan(i, 6)));
        }
    }

    [Theory]
    [MemberData(nameof(Halves))]
    public void Every_workload_has_its_share_of_the_calls(TrafficHalf half)
    {
        GeneratedCall[] calls = GeneratedTraffic.Of(half);
        GeneratedCall[] recurring = [.. calls.Where(c => c.Truth.Workload is not null)];
        foreach (TrafficWorkload workload in TrafficWorld.Workloads(half))
        {
            double expected = workload.Share * recurring.Length, found = recurring.Count(c => c.Truth.Workload == workload.Id);
            Assert.True(Math.Abs(found - expected) < 4.5 * Math.Sqrt(expected), $"{workload.Id}: {found} calls, {expected:0} expected");
        }

        Assert.InRange(calls.Count(c => c.Truth.Workload is null), .035 * calls.Length, .065 * calls.Length);
    }

    [Theory]
    [MemberData(nameof(Halves))]
    public void Slots_of_the_truth_stand_in_the_request_in_their_order(TrafficHalf half)
    {
        foreach (GeneratedCall call in GeneratedTraffic.Of(half))
        {
            string text = string.Join('\n', call.Contents);
            int at = 0;
            foreach (string slot in call.Truth.Slots)
            {
                int found = text.IndexOf(slot, at, StringComparison.Ordinal);
                Assert.True(found >= 0, $"{call.Truth.Workload}: '{slot}' is not in the request after {at}");
                at = found + slot.Length;
            }

            Assert.All(call.Truth.PersonalData, p => Assert.Contains(p, text, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Halves))]
    public void Lines_are_whole_calls_in_order_of_time_with_ids_of_their_own(TrafficHalf half)
    {
        GeneratedCall[] calls = GeneratedTraffic.Of(half);

        Assert.Equal(calls.Length, calls.Select(c => c.Root.GetProperty("id").GetString()).Distinct().Count());
        Assert.All(calls, c => Assert.Equal(c.Call.Id, c.Root.GetProperty("id").GetString()));
        Assert.All(calls, c => Assert.Equal(-1, c.Call.Line.Span.IndexOfAny((byte)'\n', (byte)'\r')));
        DateTime[] times = [.. calls.Select(c => c.Root.GetProperty("time").GetDateTime())];
        Assert.Equal(times.Order(), times);
        Assert.True(times[^1] - times[0] > TimeSpan.FromDays(29));
        Assert.All(calls, c => Assert.True(c.Root.GetProperty("latency_ms").GetDouble() > 0 && c.Request.GetProperty("model").GetString()!.Length > 0));
        Assert.All(calls.Where(c => c.Message is not null), c => Assert.True(c.Response.GetProperty("usage").GetProperty("total_tokens").GetInt32() > 0));
    }

    [Theory]
    [MemberData(nameof(Halves))]
    public void Answers_say_the_label_of_the_truth_and_closed_sets_are_closed(TrafficHalf half)
    {
        var workloads = TrafficWorld.Workloads(half).ToDictionary(w => w.Id);
        int answered = 0, right = 0;
        foreach (GeneratedCall call in GeneratedTraffic.Of(half).Where(c => c.Truth.Label is not null))
        {
            IReadOnlyList<string> labels = workloads[call.Truth.Workload!].Labels!;
            Assert.Contains(call.Truth.Label!, labels);
            Assert.Contains(call.Truth.Gold!, labels);
            string said = call.Answer ?? call.Message!.Value.GetProperty("tool_calls")[0].GetProperty("function").GetProperty("name").GetString()!;
            Assert.Contains(call.Truth.Label!, said, half == TrafficHalf.Second ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal); // a teacher of the second set writes its labels in several cases
            answered++;
            right += call.Truth.Label == call.Truth.Gold ? 1 : 0;
        }

        Assert.InRange((double)right / answered, .92, .97);
        Assert.All(workloads.Values, w => Assert.Equal(w.Kind is WorkloadKind.Classification or WorkloadKind.Relevance, w.Labels is not null && w.Kind != WorkloadKind.FunctionCall));
    }

    [Theory]
    [MemberData(nameof(Halves))]
    public void Json_answers_and_arguments_of_tools_are_json(TrafficHalf half)
    {
        foreach (GeneratedCall call in GeneratedTraffic.Of(half).Where(c => !c.Truth.Failed && !c.Truth.Refused && c.Truth.Kind == WorkloadKind.FunctionCall))
        {
            string json = call.Answer ?? call.Message!.Value.GetProperty("tool_calls")[0].GetProperty("function").GetProperty("arguments").GetString()!;
            using var document = JsonDocument.Parse(json);
            Assert.True(document.RootElement.ValueKind == JsonValueKind.Object || (half == TrafficHalf.Second && document.RootElement.ValueKind == JsonValueKind.Array), json);
        }
    }

    [Fact]
    public void Options_out_of_range_are_refused_all_at_once()
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() => TrafficWorld.Generate(new TrafficOptions { Calls = 0, Seed = 1, Span = TimeSpan.Zero, OneOffShare = 2 }));

        Assert.Contains("Calls must be 1 or more; found 0. Span must be above zero; found 00:00:00. Every share must lie between 0 and 1.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_of_nothing_leave_workloads_and_answers_alone()
    {
        var options = new TrafficOptions { Calls = 500, Seed = 2, OneOffShare = 0, DuplicateShare = 0, NearDuplicateShare = 0, FailedShare = 0, RefusedShare = 0, PersonalDataShare = 0 };

        Assert.All(TrafficWorld.Generate(options), c => Assert.True(c.Truth is { Workload: not null, Duplicate: false, NearDuplicateOf: null, Failed: false, Refused: false }));
        Assert.DoesNotContain("IBAN", Encoding.UTF8.GetString([.. TrafficWorld.Generate(options).SelectMany(c => c.Line.ToArray())]), StringComparison.Ordinal);
    }

    private static IEnumerable<CompiledWorkload> Others(TrafficHalf half) => Halves.Select(h => h.Data).Where(h => h != half).SelectMany(TrafficCatalog.Of);
}
