using Understudy.Core;

using Xunit;

namespace Understudy.Training.Tests.Preferences;

public sealed class CallCorruptorTests
{
    // How many of Dispatch.Rows can be wrong in each way.
    public static TheoryData<CallCause, int> Ways => new()
    {
        { CallCause.Format, 7 },
        { CallCause.MissingCall, 6 },
        { CallCause.NeedlessCall, 7 },
        { CallCause.Multiplicity, 6 },
        { CallCause.Function, 6 },
        { CallCause.MissingArgument, 2 },
        { CallCause.ExtraArgument, 2 },
        { CallCause.Order, 1 },
        { CallCause.ArgumentValue, 6 },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_corruption_is_wrong_by_its_cause_and_valid_by_the_schema(CallCause cause, int rows)
    {
        var matcher = new CallMatcher(tools: Dispatch.Tools);
        int made = 0;
        foreach (CallRow row in Dispatch.Rows)
        {
            if (Dispatch.Corruptor.Corrupt(row.Calls, cause, new SeededRandom(new Seed(3))) is not { } wrong)
            {
                continue;
            }

            made++;
            CallMismatch? mismatch = matcher.Nearest(AcceptedCalls.Parse(row.Calls), wrong);
            Assert.Equal(cause == CallCause.Format ? null : cause, mismatch?.Cause);
            Assert.Equal(cause == CallCause.Format ? null : wrong, CallText.Canonical(wrong));
            Assert.All(CallText.Read(wrong) ?? [], call => Assert.Null(Dispatch.Tools.Fault(call)));
        }

        Assert.InRange(made, rows == 7 ? 6 : Math.Min(rows, 2), rows);
    }

    [Fact]
    public void The_same_seed_gives_the_same_text_and_another_seed_another()
    {
        string Made(ulong seed) => Dispatch.Corruptor.Corrupt(Dispatch.Rows[0].Calls, CallCause.Format, new SeededRandom(new Seed(seed)))!;
        Assert.Equal(Made(1), Made(1));
        Assert.True(Enumerable.Range(1, 20).Select(i => Made((ulong)i)).Distinct(StringComparer.Ordinal).Count() > 5);
    }

    [Fact]
    public void A_wrong_value_is_another_rows_or_another_that_the_schema_states()
    {
        string[] made = [.. Enumerable.Range(0, 60).Select(i => Dispatch.Corruptor.Corrupt(Dispatch.Rows[4].Calls, CallCause.ArgumentValue, new SeededRandom(new Seed((ulong)i)))!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Assert.Equal(["""[{"name":"cancel","arguments":{"job":10,"reason":"weather"}}]""", """[{"name":"cancel","arguments":{"job":9,"reason":"ill"}}]"""], made);
    }

    [Fact]
    public void Another_function_keeps_the_values_that_fit_it()
    {
        string[] made = [.. Enumerable.Range(0, 60).Select(i => Dispatch.Corruptor.Corrupt(Dispatch.Rows[4].Calls, CallCause.Function, new SeededRandom(new Seed((ulong)i)))!).Where(t => t.Contains("assign", StringComparison.Ordinal))];
        Assert.NotEmpty(made);
        Assert.All(made, text => Assert.Contains("\"job\":9", text, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_call_does_not_have_cannot_be_lost()
    {
        var random = new SeededRandom(new Seed(1));
        Assert.Null(Dispatch.Corruptor.Corrupt("[]", CallCause.MissingCall, random));
        Assert.Null(Dispatch.Corruptor.Corrupt(Dispatch.Rows[0].Calls, CallCause.Order, random));
        Assert.Null(Dispatch.Corruptor.Corrupt(Dispatch.Rows[3].Calls, CallCause.MissingArgument, random)); // all are required
    }

    [Fact]
    public void Without_schemas_an_argument_is_optional_where_some_call_leaves_it_out()
    {
        var corruptor = new CallCorruptor([.. Dispatch.Rows.Select(r => r.Calls)]);
        Assert.Equal("""[{"name":"book","arguments":{"customer":"Lund","trade":"plumbing"}}]""", corruptor.Corrupt(Dispatch.Rows[1].Calls, CallCause.MissingArgument, new SeededRandom(new Seed(1))));
        Assert.Null(corruptor.Corrupt(Dispatch.Rows[0].Calls, CallCause.MissingArgument, new SeededRandom(new Seed(1))));
    }
}
