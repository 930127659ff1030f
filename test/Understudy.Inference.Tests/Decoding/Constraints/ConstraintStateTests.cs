using System.Text;

using Understudy.Core;

using Xunit;

namespace Understudy.Inference.Tests.Decoding.Constraints;

public sealed class ConstraintStateTests
{
    private const string Person = """{"type":"object","properties":{"age":{"type":"integer","minimum":0,"maximum":150},"name":{"type":"string"},"tags":{"type":"array","items":{"enum":["red","green"]},"minItems":2}},"required":["age","name"]}""";
    private static readonly TokenBytes Tokens = TestVocabulary.Standard;

    [Fact]
    public void Forced_tokens_stop_where_a_token_could_reach_beyond_them()
    {
        ConstraintState state = Constraints.Of(Person).Start();
        var tokens = new int[16];

        int count = state.ForcedTokens(tokens);

        Assert.Equal("{\"age\":", Encoding.UTF8.GetString(state.ForcedBytes()));
        Assert.StartsWith(Constraints.Text(Tokens, tokens[..count]), "{\"age\":", StringComparison.Ordinal);
        Assert.All(tokens[..count], t => Assert.True(state.TryAccept(t)));
        Assert.Equal(0, state.Clone().ForcedTokens([]));
    }

    [Fact]
    public void The_shortest_end_is_as_long_as_is_said_and_changes_nothing()
    {
        SchemaConstraint constraint = Constraints.Of(Person, TestVocabulary.BytesOnly);
        ConstraintState state = constraint.Begins("{\"age\":12,\"name\":\"x\",\"tags\":[")!;

        int said = state.TokensToEnd;
        int[] end = state.ShortestEnd();

        Assert.Equal("\"red\",\"red\"]}", Constraints.Text(constraint.Tokens, end));
        Assert.Equal(said, end.Length);
        Assert.Equal(said, state.TokensToEnd);
        Assert.All(end, t => Assert.True(state.TryAccept(t)));
        Assert.True(state.HasEnded);
        Assert.Equal(0, state.TokensToEnd);
        Assert.Empty(state.ShortestEnd());
        Assert.False(state.MayEnd);
    }

    [Theory]
    [InlineData("""{"type":"string","minLength":7}""", 10)]
    [InlineData("""{"type":"string","pattern":"^[a-z]{3}-[0-9]{2}$"}""", 9)]
    [InlineData("""{"type":"array","items":{"type":"string","minLength":2},"minItems":3}""", 17)]
    [InlineData("""{"type":"number","minimum":1000.5}""", 5)]
    [InlineData("""{"anyOf":[{"const":"long"},{"const":1}]}""", 2)]
    [InlineData("""{"type":"object","properties":{"b":{"type":"null"}},"required":["b"]}""", 11)]
    public void Tokens_to_the_end_are_the_bytes_of_the_shortest_value_and_the_end_token(string schema, int expected) =>
        Assert.Equal(expected, Constraints.Of(schema).Start().TokensToEnd);

    [Theory]
    [InlineData(9)]
    [InlineData(30)]
    [InlineData(200)]
    public void An_answer_always_ends_within_its_room(int most)
    {
        SchemaConstraint constraint = Constraints.Of("""{"type":"array","items":{"type":"array","items":{"type":"string","minLength":3}}}""");
        var decoder = new AdversarialDecoder(Tokens);
        for (int i = 0; i < 200; i++)
        {
            Assert.InRange(decoder.Write(constraint, new SeededRandom(new Seed(3).For("run", i)), i % AdversarialDecoder.Tastes, most).Tokens, 1, most);
        }
    }

    [Fact]
    public void A_schema_that_holds_itself_ends_where_the_judge_would_look_no_deeper()
    {
        string schema = """{"$ref":"#/$defs/n","$defs":{"n":{"type":"object","properties":{"n":{"$ref":"#/$defs/n"}}}}}""";
        SchemaConstraint constraint = Constraints.Of(schema);
        string Nested(int depth) => string.Concat(Enumerable.Repeat("{\"n\":", depth)) + "{}" + new string('}', depth);

        Assert.True(constraint.Allows(Nested(5)));
        for (int depth = 0; depth < 25; depth++)
        {
            Assert.Equal(Constraints.IsRight(Nested(depth), Constraints.Json(schema)), constraint.Allows(Nested(depth)));
        }
    }

    [Fact]
    public void A_tree_of_nodes_that_a_constant_tells_apart_is_followed()
    {
        const string Schema = """
            {"$ref":"#/$defs/node","$defs":{"node":{"oneOf":[
              {"type":"object","properties":{"left":{"$ref":"#/$defs/node"},"op":{"const":"+"},"right":{"$ref":"#/$defs/node"}},"required":["left","op","right"]},
              {"type":"object","properties":{"left":{"$ref":"#/$defs/node"},"op":{"const":"-"},"right":{"$ref":"#/$defs/node"}},"required":["left","op","right"]},
              {"type":"object","properties":{"inner":{"$ref":"#/$defs/node"},"op":{"const":"!"}},"required":["inner","op"]},
              {"type":"number"}]}}}
            """;
        SchemaConstraint constraint = Constraints.Of(Schema);
        const string Tree = """{"left":1,"op":"+","right":{"inner":{"left":2.5,"op":"-","right":-3},"op":"!"}}""";

        Assert.True(constraint.Allows(Tree));
        Assert.True(Constraints.IsRight(Tree, Constraints.Json(Schema)));
        Assert.False(constraint.Allows("""{"inner":1,"op":"+"}"""));
        Assert.InRange(constraint.StateCount, 300, 50_000);
    }

    [Fact]
    public void What_is_refused_changes_nothing()
    {
        ConstraintState state = Constraints.Of(Person).Start();
        var before = new ulong[Tokens.MaskLength];
        var after = new ulong[Tokens.MaskLength];
        state.Mask(before);

        for (int id = 0; id < Tokens.Count; id++)
        {
            if ((before[id / 64] >> id & 1) == 0)
            {
                Assert.False(state.TryAccept(id));
            }
        }

        state.Mask(after);
        Assert.Equal(before, after);
        Assert.Throws<ArgumentOutOfRangeException>(() => state.TryAccept(Tokens.Count));
        Assert.Throws<ArgumentOutOfRangeException>(() => state.TryAccept(-1));
        Assert.Throws<ArgumentException>(() => state.Mask(new ulong[1]));
        Assert.Throws<ArgumentException>(() => state.ApplyTo(new float[3]));
        Assert.Throws<ArgumentException>(() => state.CopyFrom(Constraints.Of(Person).Start()));
    }

    [Fact]
    public void A_copy_goes_its_own_way_and_a_state_can_be_set_back()
    {
        SchemaConstraint constraint = Constraints.Of(Person);
        ConstraintState state = constraint.Begins("{\"age\":1")!, saved = state.Clone();
        ConstraintState whole = constraint.Begins("{\"age\":1,\"name\":\"\"}")!;

        Assert.False(state.TryAccept(Tokens.EndToken));
        Assert.True(whole.TryAccept(Tokens.EndToken));
        Assert.False(whole.TryAccept(Tokens.EndToken)); // only once
        state.CopyFrom(whole);
        Assert.True(state.HasEnded);
        state.CopyFrom(saved);
        Assert.Equal(saved.TokensToEnd, state.TokensToEnd);
        state.Reset();
        Assert.Equal(constraint.Start().TokensToEnd, state.TokensToEnd);
    }

    [Fact]
    public void Scores_of_what_is_not_allowed_become_minus_infinity_and_no_others_change()
    {
        ConstraintState state = Constraints.Of(Person).Begins("{\"age\":1")!;
        var mask = new ulong[Tokens.MaskLength];
        state.Mask(mask);
        float[] scores = [.. Enumerable.Range(0, Tokens.Count + 130).Select(i => (float)i)]; // a model may have more rows than tokens

        state.ApplyTo(scores);

        for (int id = 0; id < scores.Length; id++)
        {
            bool isAllowed = id < Tokens.Count && (mask[id / 64] >> id & 1) != 0;
            Assert.Equal(isAllowed ? id : float.NegativeInfinity, scores[id]);
        }
    }

    [Fact]
    public void Nothing_is_allocated_for_a_token_once_its_masks_are_there()
    {
        SchemaConstraint constraint = Constraints.Of(Person);
        ConstraintState state = constraint.Start();
        int[] answer = [.. Encoding.UTF8.GetBytes("{\"age\":15,\"name\":\"Zo\u00EB, the 15th\",\"tags\":[\"red\",\"green\",\"red\"]}").Select(b => Enumerable.Range(0, Tokens.Count).First(id => Tokens[id] is [byte one] && one == b)), Tokens.EndToken];
        var mask = new ulong[Tokens.MaskLength];
        long Run()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            state.Reset();
            foreach (int token in answer)
            {
                state.Mask(mask);
                if (!state.TryAcceptWithin(token, 500))
                {
                    return -1;
                }
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.True(Run() >= 0);
        Run();
        Assert.Equal(0, Run());
    }

    [Fact]
    public void One_constraint_serves_many_threads_with_the_same_masks()
    {
        SchemaConstraint constraint = Constraints.Of(Person);
        var decoder = new AdversarialDecoder(Tokens);
        string Write(int i) => decoder.Write(constraint, new SeededRandom(new Seed(8).For("thread", i % 16)), i % AdversarialDecoder.Tastes, 60).Text;
        var texts = new string[64];

        Parallel.For(0, texts.Length, i => texts[i] = Write(i));

        for (int i = 0; i < texts.Length; i++)
        {
            Assert.Equal(texts[i % 16], texts[i]);
        }
    }
}
