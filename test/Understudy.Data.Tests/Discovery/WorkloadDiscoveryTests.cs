using Understudy.Core;

using Xunit;

namespace Understudy.Data.Tests.Discovery;

public sealed class WorkloadDiscoveryTests
{
    private const string Company = "You work for Fernpost, a maker of time tracking software for small firms in Europe. Keep to the facts, never promise refunds, and never mention competitors by name.";
    private static readonly string[] Moods = ["happy", "angry", "neutral"], Topics = ["price", "delivery", "quality"];

    private static byte[] Sort(int i) => MixedLog.Line(i, Moods[i % 3], ("system", Company + " Say how the customer feels: happy, angry or neutral."), ("user", MixedLog.Text(i, 20)));

    private static byte[] Topic(int i) => MixedLog.Line(i, Topics[i % 3], ("system", Company + " Name the topic of the message: price, delivery or quality, nothing else."), ("user", MixedLog.Text(1000 + i, 20)));

    private static byte[] Summary(int i) => MixedLog.Line(i, MixedLog.Text(7000 + i, 12) + " and so on and so forth.", ("user", $"Summarise the report in one sentence.\n\nReport: {MixedLog.Text(2000 + i, 60)}\nLanguage: {(i / 4 % 2 == 0 ? "English" : "German")}\nSentence:"));

    private static byte[] OneOff(int i) => MixedLog.Line(i, MixedLog.Text(9000 + i, 15), ("system", "You are a helpful assistant."), ("user", MixedLog.Text(3000 + i, 25)));

    [Fact]
    public void Finds_the_prompts_of_a_mixed_log_and_leaves_one_off_calls_out()
    {
        List<byte[]> lines = [.. Enumerable.Range(0, 600).Select(i => (i % 4) switch { 0 => Sort(i), 1 => Topic(i), 2 => Summary(i), _ => i % 8 == 3 ? OneOff(i) : Sort(i) })];
        (IReadOnlyList<DiscoveredWorkload> workloads, TrafficSurvey survey, int[] of) = MixedLog.Discover(lines);
        Assert.Equal(3, workloads.Count);
        Assert.All(Enumerable.Range(0, 600).Where(i => i % 8 == 3), i => Assert.Equal(-1, of[i]));
        Assert.Equal(3, Enumerable.Range(0, 600).Where(i => i % 8 != 3).GroupBy(i => i % 4 == 3 ? 0 : i % 4).Select(g => Assert.Single(g.Select(i => of[i]).Distinct())).Where(w => w >= 0).Distinct().Count());
        WorkloadTraffic summary = survey.Workloads[of[2]];
        Assert.Equal([MixedLog.Text(2002, 60), "English"], summary.Examples[0].Slots);
        Assert.Equal(["report", "language"], summary.Main.SlotNames);
        Assert.Equal(WorkloadKind.Generation, summary.Kind.Kind);
        Assert.Equal(WorkloadKind.Classification, survey.Workloads[of[0]].Kind.Kind);
        Assert.Equal(Moods.Order(), survey.Workloads[of[0]].Kind.Labels.Order());
    }

    [Fact]
    public void The_same_calls_give_the_same_workloads_and_known_ones_keep_their_ids()
    {
        List<byte[]> lines = [.. Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? Sort(i) : Summary(i))];
        IReadOnlyList<DiscoveredWorkload> first = MixedLog.Discover(lines).Workloads;
        Assert.Equal(first.Select(w => w.Id), MixedLog.Discover(lines).Workloads.Select(w => w.Id));
        DiscoveredWorkload[] known = [.. first.Select((w, i) => w with { Id = $"known-{i}" })];
        Assert.Equal(["known-0", "known-1"], MixedLog.Discover([.. Enumerable.Range(200, 100).Select(i => i % 2 == 0 ? Sort(i) : Summary(i))], known).Workloads.Select(w => w.Id));
    }

    [Fact]
    public void A_prompt_that_changes_is_a_new_version_of_the_same_workload()
    {
        List<byte[]> lines = [.. Enumerable.Range(0, 300).Select(i => MixedLog.Line(i, Moods[i % 3], ("system", Company + (i < 150 ? " Say how the customer feels: happy, angry or neutral." : " Say in one word how the customer feels. Allowed are happy, angry and neutral.")), ("user", MixedLog.Text(i, 20))))];
        DiscoveredWorkload workload = Assert.Single(MixedLog.Discover(lines).Workloads);
        Assert.Equal(2, workload.Versions.Count);
        Assert.Contains("Say how", workload.Versions[0].Segments[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("150", "120", 2)] // set anew
    [InlineData("14", "15", 1)] // counts on: an issue, a week
    [InlineData("2025", "2026", 1)]
    public void A_number_that_was_set_anew_is_a_new_version_and_one_that_counts_on_is_a_value(string before, string after, int versions)
    {
        List<byte[]> lines = [.. Enumerable.Range(0, 300).Select(i => MixedLog.Line(i, MixedLog.Text(5000 + i, 30), ("system", $"{Company} Answer the question of the customer and stay under {(i < 150 ? before : after)} words in all that you write."), ("user", MixedLog.Text(i, 20))))];
        DiscoveredWorkload workload = Assert.Single(MixedLog.Discover(lines).Workloads);
        Assert.Equal(versions, workload.Versions.Count);
        Assert.All(workload.Versions, v => Assert.Equal(versions == 1 ? 2 : 1, v.Slots));
    }

    [Fact]
    public void Prompts_that_differ_in_a_word_are_two_when_they_ask_for_other_answers()
    {
        List<byte[]> lines = [.. Enumerable.Range(0, 300).Select(i => MixedLog.Line(i, (i % 2 == 0 ? Moods : Topics)[i % 3], ("system", $"Give the {(i % 2 == 0 ? "mood" : "topic")} of the customer's message in one word."), ("user", MixedLog.Text(i, 20))))];
        (IReadOnlyList<DiscoveredWorkload> workloads, _, int[] of) = MixedLog.Discover(lines);
        Assert.Equal(2, workloads.Count);
        Assert.NotEqual(of[0], of[1]);
    }

    [Fact]
    public void A_later_turn_belongs_to_the_workload_of_its_conversation()
    {
        var lines = new List<byte[]>();
        for (int i = 0; i < 120; i++)
        {
            (string, string)[] first = [("system", Company + " Answer the customer's questions."), ("user", MixedLog.Text(i, 15))];
            lines.Add(MixedLog.Line(2 * i, MixedLog.Text(5000 + i, 30), first));
            lines.Add(MixedLog.Line((2 * i) + 1, MixedLog.Text(6000 + i, 30), [.. first, ("assistant", MixedLog.Text(5000 + i, 30)), ("user", MixedLog.Text(4000 + i, 10))]));
        }

        (IReadOnlyList<DiscoveredWorkload> workloads, _, int[] of) = MixedLog.Discover(lines);
        Assert.Single(workloads);
        Assert.All(of, w => Assert.Equal(0, w));
    }
}
