using System.Globalization;

using Xunit;

namespace Understudy.Research.Tests.Worlds;

public sealed class VariableWordsTests
{
    private static readonly string[] Names = ["Juniper", "Eastfield", "Larkspur", "Ostrava", "Pinewood", "Redmond", "Tideway"];

    private static string Name(int i) => Names[i % Names.Length];

    private static string Number(int i) => i.ToString(CultureInfo.InvariantCulture);

    /// <summary>Share of 100 calls in which what was found is the same as the truth.</summary>
    private static double Same(Func<int, string[]> truth, Func<int, string[]> found)
    {
        (VariableWords true1, VariableWords found1) = (new VariableWords(), new VariableWords());
        for (int i = 0; i < 100; i++)
        {
            true1.Add(truth(i));
            found1.Add(found(i));
        }

        return Enumerable.Range(0, 100).Average(i => true1.Are(truth(i), [.. found1.OfFound(found(i))]) ? 1.0 : 0);
    }

    [Fact]
    public void A_word_that_every_value_begins_or_ends_with_is_the_templates()
    {
        Assert.Equal(1, Same(i => [$"Hôtel {Name(i)}"], i => [Name(i)]));
        Assert.Equal(1, Same(i => [$"{i} adults, {i % 3} children"], i => [Number(i), Number(i % 3)]));
        Assert.Equal(1, Same(i => [$"flat in {Name(i)}"], i => [Name(i)]));
    }

    [Fact]
    public void A_word_that_every_value_begins_with_may_be_found_too_and_another_may_not()
    {
        Assert.Equal(1, Same(i => [$"CREATE TABLE {Name(i)}", Number(i)], i => [$"CREATE TABLE {Name(i)}", Number(i)]));
        Assert.Equal(0, Same(i => [$"CREATE TABLE {Name(i)}", Number(i)], i => [$"CREATE VIEW {Name(i)}", Number(i)]));
        Assert.Equal(0, Same(i => [$"CREATE TABLE {Name(i)}", Number(i)], i => [$"Tables: CREATE TABLE {Name(i)}", Number(i)]));
    }

    [Fact]
    public void Punctuation_between_two_values_is_neither_theirs_nor_the_templates()
    {
        Assert.Equal(1, Same(i => [$"R{i % 9}", Number(i)], i => [$"R{i % 9}/{i}"]));
        Assert.Equal(1, Same(i => [$"{Name(i)} ({i})"], i => [Name(i), Number(i)]));
        Assert.Equal(1, Same(i => [$"{Name(i)}: {i} days"], i => [Name(i), Number(i)]));
    }

    [Fact]
    public void What_is_glued_to_a_value_may_be_in_it_or_not()
    {
        Assert.Equal(1, Same(i => [$"{i}.1"], i => [$"v{i}.1"]));
        Assert.Equal(1, Same(i => [$"ORD-2026-{i}"], i => [$"2026-{i}"]));
        Assert.Equal(1, Same(i => [Number(i)], i => [$"{i}/night"]));
        Assert.Equal(1, Same(i => [$"{i}.50", "EUR"], i => [$"{i}.50EUR"]));
        Assert.Equal(1, Same(i => [$"{Name(i)}, {i}°C"], i => [Name(i), Number(i)]));
        Assert.Equal(.5, Same(i => [$"{Name(i)} {i} {(i % 2 == 0 ? "🙂" : "")}"], i => [Name(i), Number(i)]));
    }

    [Fact]
    public void Numbers_months_and_days_stay_even_where_all_are_the_same()
    {
        Assert.Equal(1, Same(i => [$"{i} March 2026"], i => [$"{i} March 2026"]));
        Assert.Equal(0, Same(i => [$"{i} March 2026"], i => [Number(i)]));
    }

    [Fact]
    public void A_word_that_is_the_whole_of_some_values_is_a_value()
    {
        string[] languages = ["English", "British English", "American English"];
        Assert.Equal(1, Same(i => [languages[i % 3]], i => [languages[i % 3]]));
        Assert.Equal(0, Same(i => [languages[i % 3]], i => [languages[i % 3].Replace("English", "", StringComparison.Ordinal).Trim()]));
    }

    [Fact]
    public void Errors_stay_errors()
    {
        // Fixed text in a slot, alone or with the slot behind it; a word lost; a value cut; two changed places.
        Assert.Equal(0, Same(i => [Name(i)], i => [$"Answer briefly: {Name(i)}"]));
        Assert.Equal(0, Same(i => [Name(i), Number(i)], i => [$"{Name(i)} Language: {i}"]));
        Assert.Equal(0, Same(i => [Name(i), Number(i)], i => [$"{Name(i)}=\"x\" id=\"{i}"]));
        Assert.Equal(0, Same(i => [$"red {Name(i)} {i}"], i => [$"red {i}"]));
        Assert.Equal(0, Same(i => [$"{Name(i)} {i}"], i => [$"{Name(i)[1..]} {i}"]));
        Assert.Equal(0, Same(i => [Name(i), Number(i)], i => [Number(i), Name(i)]));
        Assert.Equal(0, Same(i => [Number(i)], i => []));
        Assert.Equal(0.9, Same(i => [i % 10 == 0 ? $"no {Name(i)}" : Name(i)], i => [Name(i)]), 6);
    }

    [Fact]
    public void Too_few_values_say_nothing_about_what_is_fixed()
    {
        var few = new VariableWords();
        for (int i = 0; i < 10; i++)
        {
            few.Add([$"Hôtel {Name(i)}"]);
        }

        Assert.Equal(["Hôtel", "Juniper"], few.OfTruth(["Hôtel Juniper"]));
    }
}
