using Understudy.Core;

using Xunit;

namespace Understudy.Inference.Tests.Decoding.Constraints;

public sealed class DraftTests
{
    private static readonly ToolSet Tools = ToolSet.Parse("""[{"name":"f","parameters":{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"string"}},"required":["a"]}}]""");
    private static readonly SchemaConstraint Constraint = SchemaConstraint.Compile(Tools, ToolChoice.Auto, TestVocabulary.Standard);

    [Fact]
    public void A_valid_draft_is_the_answer_in_canonical_form()
    {
        var draft = Draft.Review(Constraint, [.. Tokens("""[ {"name": "f", "arguments": {"b": "x", "a": 1.0}} ]"""), TestVocabulary.Standard.EndToken]);

        Assert.Equal("""[{"name":"f","arguments":{"a":1,"b":"x"}}]""", draft.Answer);
    }

    [Fact]
    public void A_draft_that_is_not_valid_is_gone_on_from_where_it_errs()
    {
        int[] tokens = Tokens("""[{"name":"f","arguments":{"a":"one"}}]""");
        var draft = Draft.Review(Constraint, tokens);

        Assert.Null(draft.Answer);
        Assert.Equal("""[{"name":"f","arguments":{"a":""", Constraints.Text(TestVocabulary.Standard, tokens[..draft.Kept]));
        Assert.Equal("""[{"name":"f","arguments":{"a":0}}]""", Constraints.Text(TestVocabulary.Standard, [.. tokens[..draft.Kept], .. draft.State.ShortestEnd()]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("I would call f.")]
    [InlineData("[{\"name\":\"g\",\"arguments\":{}}]")]
    public void A_draft_of_nothing_right_leaves_a_constraint_at_its_start_or_where_it_errs(string text)
    {
        var draft = Draft.Review(Constraint, Tokens(text));

        Assert.Null(draft.Answer);
        Assert.True(draft.State.TokensToEnd > 0);
    }

    [Fact]
    public void Ids_of_no_token_end_a_draft()
    {
        var draft = Draft.Review(Constraint, [Tokens("[")[0], -1, int.MaxValue]);

        Assert.Equal((null, 1), (draft.Answer, draft.Kept));
    }

    private static int[] Tokens(string text) => [.. System.Text.Encoding.UTF8.GetBytes(text).Select(b => Enumerable.Range(0, TestVocabulary.Standard.Count).First(id => TestVocabulary.Standard[id] is [byte one] && one == b))];
}
