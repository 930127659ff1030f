using Understudy.Core;

using Xunit;

namespace Understudy.Research.Tests.Worlds;

public sealed class TrafficGrammarTests
{
    [Fact]
    public void Every_rule_of_every_workload_compiles_and_every_slot_is_a_rule()
    {
        foreach (CompiledWorkload workload in TrafficSets.All.SelectMany(TrafficCatalog.Of))
        {
            workload.Grammar.Check();
            Assert.True(workload.Spec.Conversation != ConversationStyle.None || workload.Versions.All(v => v.Main >= 0), workload.Spec.Id);
        }
    }

    [Theory]
    [InlineData("a|a", "a")]
    [InlineData("[x|x] [y|y]", "x y")]
    [InlineData("<^*word> <*word>", "Abc abc")]
    [InlineData("<+word>", "ABC")]
    [InlineData("<word 2-2;>", "abc\nabc")]
    [InlineData("\\<\\[\\|\\n", "<[|\n")]
    [InlineData("<^@>, <==>, <=>", "Cue, yes, no")]
    [InlineData("<%yyyy-MM-dd>", "2026-03-02")]
    public void A_text_of_the_grammar_expands_to(string text, string expected)
    {
        var grammar = new Grammar("test", "word: abc\nword2: <word>");
        var scene = new Scene(new SeededRandom(new Seed(1)));
        scene.Begin(new CuedLabels("no 1: other\nyes 1: cue", grammar), new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero), count: 0);
        (scene.Gold, scene.Said) = (1, 0);

        Assert.Equal(expected, scene.Write(grammar.Compile(text)));
    }

    [Theory]
    [InlineData("<nobody>", "there is no rule 'nobody'")]
    [InlineData("[a|b", "']' is missing")]
    [InlineData("a]", "']' too many")]
    public void A_mistake_in_a_grammar_is_named(string text, string message)
    {
        InvalidOperationException e = Assert.Throws<InvalidOperationException>(() => new Grammar("test", "word: abc").Compile(text));

        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_growing_rule_gives_more_texts_the_more_calls_there_were_and_the_same_for_the_same_index()
    {
        var grammar = new Grammar("test", "syllable: ba|ri|mo|ten|sal|vor\nname[+]: <syllable 4-4>");

        Assert.True(Distinct(grammar, 2_000) > 2 * Distinct(grammar, 100));
        Assert.Equal(Distinct(grammar, 100), Distinct(grammar, 100));
    }

    [Fact]
    public void A_pool_has_so_many_texts_and_none_twice_in_a_row_of_them()
    {
        var grammar = new Grammar("test", "word: <%hex8>\ndocument[40]: <word 3-3>\nthree: <document 3-3;>");
        var scene = new Scene(new SeededRandom(new Seed(5)));

        string[][] drawn = [.. Enumerable.Range(0, 500).Select(_ => scene.Write(grammar["three"]).Split('\n'))];

        Assert.All(drawn, d => Assert.Equal(3, d.Distinct().Count()));
        Assert.InRange(drawn.SelectMany(d => d).Distinct().Count(), 35, 40);
    }

    private static int Distinct(Grammar grammar, int calls)
    {
        var scene = new Scene(new SeededRandom(new Seed(5)));
        var names = new HashSet<string>();
        for (int i = 0; i < calls; i++)
        {
            scene.Begin(labels: null, default, i);
            names.Add(scene.Write(grammar["name"]));
        }

        return names.Count;
    }
}
