using System.Globalization;
using System.Text;

using Understudy.Core;

using Xunit;

namespace Understudy.Data.Tests.Discovery;

public sealed class KindSurveyTests
{
    private static PromptTemplate Template(params string[] segments) => new([.. segments.Select(s => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(s))], isOpen: true, 0);

    private static KindFinding Find(int answers, Func<int, string?> answer, Func<int, string?>? tool = null, PromptTemplate? template = null)
    {
        var survey = new KindSurvey();
        for (int i = 0; i < answers; i++)
        {
            survey.Add(answer(i), tool?.Invoke(i), 2 * i >= answers);
        }

        return survey.Find(template ?? Template("\u0002uSay what it is:"));
    }

    [Fact]
    public void Few_answers_that_repeat_are_labels()
    {
        KindFinding found = Find(300, i => new[] { "red", "green", "blue" }[i % 3]);
        Assert.Equal(WorkloadKind.Classification, found.Kind);
        Assert.Equal(["blue", "green", "red"], found.Labels.Order());
        Assert.Equal("3 labels in 300 answers, 0 of them given once", found.Reason);
    }

    [Fact]
    public void A_label_beside_prose_and_a_confidence_is_a_label()
    {
        KindFinding found = Find(200, i => $$"""{"team":"t{{i % 5}}","confidence":"{{(i % 2 == 0 ? "high" : "low")}}","reason":"because {{MixedLog.Text(i, 5)}}"}""");
        Assert.Equal((WorkloadKind.Classification, "team"), (found.Kind, found.Property));
        Assert.Equal(5, found.Labels.Count);
    }

    [Fact]
    public void A_label_with_its_reason_behind_a_dash_is_classification_without_labels_to_learn()
    {
        KindFinding found = Find(200, i => $"66{i % 7} – {MixedLog.Text(i, 4)}");
        Assert.Equal(WorkloadKind.Classification, found.Kind);
        Assert.Empty(found.Labels);
    }

    [Fact]
    public void Several_fields_are_a_function_call_and_so_are_tools()
    {
        Assert.Equal(WorkloadKind.FunctionCall, Find(200, i => $$"""{"city":"c{{i}}","date":"d{{i % 9}}","people":{{i % 4}}}""").Kind);
        Assert.Equal(WorkloadKind.FunctionCall, Find(200, _ => null, i => i % 2 == 0 ? "book" : "cancel").Kind);
    }

    [Fact]
    public void Prose_is_generation()
    {
        Assert.Equal(WorkloadKind.Generation, Find(200, i => MixedLog.Text(i, 12)).Kind);
    }

    [Fact]
    public void Sentences_that_recur_are_labels_only_where_the_prompt_has_them()
    {
        string[] sentences = ["Sets as fine as butter. Stir into yoghurt.", "A quiet honey. Lovely on warm scones.", "Notes of malt. Serve with hard cheese."];
        Assert.Equal(WorkloadKind.Generation, Find(300, i => sentences[i % 3]).Kind);
        Assert.Equal(WorkloadKind.Classification, Find(300, i => sentences[i % 3], null, Template($"\u0002uAnswer with one of these: {string.Join(" / ", sentences)} Text:")).Kind);
    }

    [Fact]
    public void A_set_that_keeps_growing_is_not_closed()
    {
        // Every name comes five times in a row, so that answers repeat; but there are ever new ones.
        KindFinding found = Find(400, i => "supplier " + (i / 5).ToString(CultureInfo.InvariantCulture));
        Assert.Equal(WorkloadKind.Generation, found.Kind);
        Assert.True(found.IsGrowing);
        Assert.Contains("keeps growing", found.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_that_a_prompts_new_version_adds_does_not_make_a_set_grow()
    {
        KindFinding found = Find(400, i => i >= 200 && i % 10 == 0 ? "new" : $"label {i % 12}");
        Assert.Equal((WorkloadKind.Classification, 13), (found.Kind, found.Labels.Count));
    }

    [Fact]
    public void Grades_for_a_query_and_an_item_are_relevance_and_for_one_text_they_are_not()
    {
        PromptTemplate pair = Template("\u0002uRate the result. Query:", "\nProduct:");
        Assert.Equal(WorkloadKind.Relevance, Find(200, i => (i % 4).ToString(CultureInfo.InvariantCulture), null, pair).Kind);
        Assert.Equal(WorkloadKind.Classification, Find(200, i => (i % 4).ToString(CultureInfo.InvariantCulture)).Kind);
    }

    [Fact]
    public void Grades_that_go_with_what_two_slots_share_are_relevance_in_any_language()
    {
        PromptTemplate pair = Template("\u0002uPast dit? Zoekt:", "\nAanbod:");
        string[] grades = ["hoog", "laag"];
        Assert.Equal(WorkloadKind.Relevance, Surveyed(pair, i => (grades[i % 2], MixedLog.Text(i, 3), MixedLog.Text(i % 2 == 0 ? i : i + 5000, 3))).Kind);
        Assert.Equal(WorkloadKind.Classification, Surveyed(pair, i => (grades[i % 2], MixedLog.Text(i, 3), MixedLog.Text(i + 5000, 3))).Kind);
        Assert.Equal(WorkloadKind.Relevance, Surveyed(pair, i => (i % 2 == 0 ? "wel" : "geenszins", MixedLog.Text(i, 3), MixedLog.Text(i % 2 == 0 ? i : i + 5000, 3))).Kind);
        Assert.Equal(WorkloadKind.Classification, Surveyed(pair, i => ($"{(i % 2 == 0 ? "paard" : "hond")} {i % 8}", MixedLog.Text(i, 3), MixedLog.Text(i % 2 == 0 ? i : i + 5000, 3))).Kind);
    }

    [Theory]
    [InlineData("Fit: strong", "Fit: weak")]
    [InlineData("fully answered", "not answered")]
    [InlineData("częściowo", "nie")]
    [InlineData("3", "1")]
    public void Words_of_degree_grade_a_pair_that_the_prompt_asks_about(string high, string low)
    {
        PromptTemplate pair = Template("\u0002uDoes the passage help? Query:", "\nPassage:");
        Assert.Equal(WorkloadKind.Relevance, Surveyed(pair, i => (i % 2 == 0 ? high : low, MixedLog.Text(i, 3), MixedLog.Text(i + 5000, 3))).Kind);
        Assert.Equal(WorkloadKind.Classification, Surveyed(pair, i => (i % 2 == 0 ? high : "billing", MixedLog.Text(i, 3), MixedLog.Text(i + 5000, 3))).Kind);
    }

    [Fact]
    public void An_answer_between_yes_and_no_is_a_grade()
    {
        PromptTemplate pair = Template("\u0002uDoes the passage help? Query:", "\nPassage:");
        string[] grades = ["YES", "RESTRICTED", "NO"], labels = ["YES", "RESTRICTED", "BILLING"];
        Assert.Equal(WorkloadKind.Relevance, Surveyed(pair, i => (grades[i % 3], MixedLog.Text(i, 3), MixedLog.Text(i + 5000, 3))).Kind);
        Assert.Equal(WorkloadKind.Classification, Surveyed(pair, i => (labels[i % 3], MixedLog.Text(i, 3), MixedLog.Text(i + 5000, 3))).Kind);
    }

    [Theory]
    [InlineData(40, WorkloadKind.Classification)] // a quarter of the variance: chance, among so few calls
    [InlineData(200, WorkloadKind.Relevance)]
    public void What_two_slots_share_must_be_more_than_chance(int calls, WorkloadKind kind)
    {
        PromptTemplate two = Template("\u0002uRate it. Title:", "\nText:");
        Assert.Equal(kind, Surveyed(two, i => (i % 2 == 0 ? "high" : "low", MixedLog.Text(i, 4), MixedLog.Text(i % 5 < 2 && i % 2 == 0 ? i : i + 5000, 4)), calls).Kind);
    }

    [Fact]
    public void A_reason_may_follow_a_comma_where_the_prompt_names_the_labels()
    {
        PromptTemplate named = Template("\u0002uAntworte mit ja oder nein, dann ein Komma, dann eine Begründung.");
        Assert.Equal(WorkloadKind.Classification, Find(200, i => $"{(i % 3 == 0 ? "ja" : "nein")}, {MixedLog.Text(i, 6)}", null, named).Kind);
        Assert.Equal(WorkloadKind.Generation, Find(200, i => $"{(i % 3 == 0 ? "Hello" : "Dear guest")}, {MixedLog.Text(i, 6)}", null, named).Kind);
    }

    [Fact]
    public void A_heading_over_several_lines_is_no_label_with_a_reason()
    {
        Assert.Equal(WorkloadKind.Generation, Find(200, i => $"## {(i % 3 == 0 ? "Change" : "Notice")}: {MixedLog.Text(i, 2)}\n\n- What: {MixedLog.Text(i + 900, 3)}\n- Who: all").Kind);
    }

    [Fact]
    public void Arrays_are_calls()
    {
        Assert.Equal(WorkloadKind.FunctionCall, Find(200, i => i % 3 == 0 ? "[]" : $"[\"damp\", \"{(i % 2 == 0 ? "noise" : "pests")}\"]").Kind);
    }

    [Fact]
    public void A_sentence_beside_a_label_is_a_comment_whatever_its_name()
    {
        KindFinding found = Find(200, i => $$"""{"ZZ_DEC":"{{(i % 3 == 0 ? "HOLD" : "APPROVE")}}","ZZ_BEM":"The memo looks {{(i % 4 == 0 ? "odd" : "plausible")}}."}""");
        Assert.Equal((WorkloadKind.Classification, "ZZ_DEC"), (found.Kind, found.Property));
    }

    [Fact]
    public void What_a_model_wrote_beside_a_label_is_a_comment_and_what_it_copied_is_a_field()
    {
        string[] remarks = ["molar gauche", "sans douleur", "à revoir bientôt", "rien à signaler"];
        PromptTemplate prompt = Template("\u0002uCode: CONS, URG.", "\nNotes:");
        KindFinding composed = Surveyed(prompt, i => ($$"""{"ACTE":"{{(i % 3 == 0 ? "CONS" : "URG")}}","OBS":"{{remarks[i % 4]}}"}""", MixedLog.Text(i, 3), MixedLog.Text(i, 6)));
        Assert.Equal((WorkloadKind.Classification, "ACTE"), (composed.Kind, composed.Property));
        KindFinding copied = Surveyed(prompt, i => ($$"""{"ACTE":"{{(i % 3 == 0 ? "CONS" : "URG")}}","OBS":"{{MixedLog.Text(i, 3)}}"}""", MixedLog.Text(i, 3), MixedLog.Text(i, 6)));
        Assert.Equal(WorkloadKind.FunctionCall, copied.Kind);
    }

    [Fact]
    public void A_label_stands_before_brackets_behind_a_heading_or_in_the_last_line()
    {
        PromptTemplate named = Template("\u0002uThink first. Then write one of: refund, delivery, other.");
        string[] labels = ["refund", "delivery", "other"];
        Assert.Equal(WorkloadKind.Classification, Find(200, i => $"{labels[i % 3]} ({MixedLog.Text(i, 4)})").Kind);
        Assert.Equal(WorkloadKind.Classification, Find(200, i => $"**Category:** {labels[i % 3]}\n**Reason:** {MixedLog.Text(i, 6)}").Kind);
        Assert.Equal(WorkloadKind.Classification, Find(200, i => $"{MixedLog.Text(i, 9)}\n{MixedLog.Text(900 + i, 9)}\n\nAnswer: **{labels[i % 3]}**.", null, named).Kind);

        // A letter's last line, of few kinds too, is no label.
        Assert.Equal(WorkloadKind.Generation, Find(200, i => $"{MixedLog.Text(i, 9)}\n{MixedLog.Text(900 + i, 9)}\n\n{(i % 2 == 0 ? "Your desk" : "Kind regards")}", null, named).Kind);

        // Fields under headings are no label with a reason.
        Assert.Equal(WorkloadKind.Generation, Find(200, i => $"Name: {MixedLog.Text(i, 2)}\nCity: {MixedLog.Text(900 + i, 1)}\nUrgent: {(i % 2 == 0 ? "yes" : "no")}").Kind);
    }

    [Fact]
    public void A_sentence_with_the_names_of_two_slots_asks_about_the_pair()
    {
        static string Answer(int i) => i % 3 == 0 ? "yes" : "no";
        Assert.Equal(WorkloadKind.Relevance, Surveyed(Template("\u0002uClause: §", "\nComplaint:", "\nDoes the clause bear on the complaint?"), i => (Answer(i), MixedLog.Text(i, 3), MixedLog.Text(i + 5000, 3))).Kind);
        Assert.Equal(WorkloadKind.Relevance, Surveyed(Template("\u0002uJOB=", "\nMETHOD=", "\nGiven JOB and METHOD, is it on label?"), i => (Answer(i), MixedLog.Text(i, 3), MixedLog.Text(i + 5000, 3))).Kind);
        Assert.Equal(WorkloadKind.Classification, Surveyed(Template("\u0002uShop: §", "\nComplaint:", "\nIs the complaint about money?"), i => (Answer(i), MixedLog.Text(i, 3), MixedLog.Text(i + 5000, 3))).Kind);
    }

    [Fact]
    public void One_odd_call_makes_no_pair_of_two_slots()
    {
        PromptTemplate listing = Template("\u0002uPeriod of the piece. Price:", "\nText:");
        Assert.Equal(WorkloadKind.Classification, Surveyed(listing, i => (i == 40 ? "Nothing to be seen here, please send another picture" : i % 2 == 0 ? "old" : "new", $"{1000 + i}", i == 40 ? $"{1000 + i}" : MixedLog.Text(5000 + i, 9))).Kind);
    }

    [Fact]
    public void Three_digits_that_the_prompt_lists_are_labels_and_others_measure()
    {
        string[] divisions = [.. Enumerable.Range(0, 40).Select(i => $"{10 * (i + 1):000}")];
        Assert.Equal(WorkloadKind.Classification, Find(2000, i => divisions[i * 7 % 40], null, Template("\u0002uOne of the divisions " + string.Join(", ", divisions))).Kind);
        Assert.Equal(WorkloadKind.Generation, Find(2000, i => divisions[i * 7 % 40], null, Template("\u0002uHow many minutes?")).Kind);
    }

    private static KindFinding Surveyed(PromptTemplate template, Func<int, (string Answer, string First, string Second)> call, int calls = 200)
    {
        var survey = new KindSurvey();
        for (int i = 0; i < calls; i++)
        {
            (string answer, string first, string second) = call(i);
            byte[] text = Encoding.UTF8.GetBytes(first + "\n" + second);
            int end = Encoding.UTF8.GetByteCount(first);
            survey.Add(answer, null, i >= calls / 2, text, [0..end, (end + 1)..text.Length]);
        }

        return survey.Find(template);
    }
}
