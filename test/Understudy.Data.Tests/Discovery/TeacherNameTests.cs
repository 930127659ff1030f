using System.Text;

using Understudy.Core;

using Xunit;

namespace Understudy.Data.Tests.Discovery;

public sealed class TeacherNameTests
{
    private static readonly DiscoveredWorkload Sorting = new() { Id = "0123", Versions = [new PromptTemplate([Encoding.UTF8.GetBytes("\u0002sSort the mail for desk@example.org."), Encoding.UTF8.GetBytes("\u0002uMail:")], true, 0)] };

    [Theory]
    [InlineData("sort-support-mail", "sort-support-mail")]
    [InlineData(" \"Sort support_mail\".\n", "sort-support-mail")]
    [InlineData("`triage`", "triage")]
    [InlineData("rank-2024-offers", "rank-2024-offers")]
    public void Accepts_a_short_name_however_it_is_wrapped(string answer, string name) => Assert.Equal((name, null), (TeacherName.Read(answer, [], out string? problem), problem));

    [Theory]
    [InlineData(null, "the answer is empty")]
    [InlineData(" \"\" ", "the answer is empty")]
    [InlineData("ab", "the answer has 2 characters, not 3 to 40")]
    [InlineData("sort-the-mail-that-comes-from-customers-by-team", "the answer has 47 characters, not 3 to 40")]
    [InlineData("a-b-c-d-e-f", "the answer is no name")]
    [InlineData("Here is a name:\nsort-mail", "the answer is no name")]
    [InlineData("../../etc/passwd", "the answer is no name")]
    [InlineData("[EMAIL] mail", "the answer is no name")]
    [InlineData("sort--mail", "the answer is no name")]
    [InlineData("bücher-suchen", "the answer is no name")]
    [InlineData("Taken", "'taken' is another workload's name")]
    public void Rejects_what_is_no_name_and_says_why(string? answer, string says)
    {
        Assert.Null(TeacherName.Read(answer, ["taken"], out string? problem));
        Assert.StartsWith(says, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_question_holds_the_fixed_text_a_few_values_and_the_names_that_are_taken_and_nothing_personal()
    {
        SurveyedExample[] examples = [.. Enumerable.Range(0, 5).Select(i => new SurveyedExample(i, "", [$"value {i} of anna@example.org", new string('x', 900)], "billing", null, null, null, null, null, null, TokenUsage.Unknown))];

        string question = TeacherName.Question(Sorting, examples, ["b", "a"], Redactor.Default);

        Assert.Contains("Sort the mail for [EMAIL].", question, StringComparison.Ordinal);
        Assert.Contains("- value 2 of [EMAIL]", question, StringComparison.Ordinal);
        Assert.DoesNotContain("value 3", question, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", question, StringComparison.Ordinal);
        Assert.EndsWith("Names that are taken: a, b", question, StringComparison.Ordinal);
        Assert.InRange(question.Length, 1, 2000);
    }
}
