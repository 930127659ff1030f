using Understudy.Core;

using Xunit;

namespace Understudy.Training.Tests.Preferences;

public sealed class PreferencePairsTests
{
    private static readonly CallRow Row = Dispatch.Rows[4];

    [Fact]
    public void A_teachers_failure_is_a_pair_with_its_cause_and_a_right_answer_none()
    {
        var pairs = new PreferencePairs(new NegativeOptions(), Dispatch.Tools);
        const string Wrong = """[{"name":"cancel","arguments":{"job":9}}]""";
        Assert.Equal(new PreferencePair(Row.Text, Row.Calls, Wrong, CallCause.MissingArgument, PreferenceSource.TeacherFailure), pairs.Of(Row, Wrong, PreferenceSource.TeacherFailure));
        Assert.Null(pairs.Of(Row, """{"arguments":{"reason":"weather","job":9.0},"name":"cancel"}""", PreferenceSource.TeacherFailure)); // the same call, written otherwise
    }

    [Fact]
    public void Samples_give_each_wrong_answer_once_and_abstentions_none()
    {
        IReadOnlyList<PreferencePair> pairs = new PreferencePairs(new NegativeOptions(), Dispatch.Tools).OfAnswers([(Row, "[]"), (Row, "[{"), (Row, "[]"), (Row, null), (Row, Row.Calls)], PreferenceSource.OwnSample);
        Assert.Equal([("[]", CallCause.MissingCall), ("[{", CallCause.Format)], pairs.Select(p => (p.Rejected, p.Cause)));
    }

    [Fact]
    public void Causes_and_sources_can_be_left_out()
    {
        var options = new NegativeOptions { WithoutCauses = [CallCause.Format, CallCause.MissingCall], WithoutSources = [PreferenceSource.TeacherFailure], CorruptionsPerRow = 9 };
        var pairs = new PreferencePairs(options, Dispatch.Tools);

        Assert.Empty(pairs.OfAnswers([(Row, "[]"), (Row, "[{")], PreferenceSource.OwnSample));
        Assert.Null(pairs.Of(Row, """[{"name":"cancel","arguments":{"job":9}}]""", PreferenceSource.TeacherFailure));
        CallCause[] causes = [.. pairs.OfCorruptions(Dispatch.Rows, Dispatch.Corruptor, new Seed(1)).Select(p => p.Cause).Distinct()];
        Assert.Contains(CallCause.Function, causes);
        Assert.DoesNotContain(CallCause.Format, causes);
        Assert.DoesNotContain(CallCause.MissingCall, causes);
        Assert.Empty(new PreferencePairs(options with { WithoutSources = [PreferenceSource.Corruption] }).OfCorruptions(Dispatch.Rows, Dispatch.Corruptor, new Seed(1)));
    }

    [Fact]
    public void A_row_is_made_wrong_in_as_many_ways_as_asked_for_and_always_the_same()
    {
        var pairs = new PreferencePairs(new NegativeOptions { CorruptionsPerRow = 3 }, Dispatch.Tools);
        IReadOnlyList<PreferencePair> made = pairs.OfCorruptions(Dispatch.Rows, Dispatch.Corruptor, new Seed(1));

        Assert.Equal(made, pairs.OfCorruptions(Dispatch.Rows, Dispatch.Corruptor, new Seed(1)));
        Assert.All(Dispatch.Rows[..6], row => Assert.Equal(3, made.Where(p => p.Text == row.Text).Select(p => p.Cause).Distinct().Count()));
        Assert.Equal([CallCause.Format, CallCause.NeedlessCall], made.Where(p => p.Text == "thanks").Select(p => p.Cause).Order()); // there is no third way
    }

    [Fact]
    public void Rejects_options_that_leave_nothing_and_says_all_at_once()
    {
        var options = new NegativeOptions { WithoutCauses = Enum.GetValues<CallCause>(), WithoutSources = Enum.GetValues<PreferenceSource>(), CorruptionsPerRow = 0 };
        Assert.Equal(
            [
                "WithoutCauses leaves out every cause or one that there is not; leave one of Format, MissingCall, NeedlessCall, Multiplicity, Function, MissingArgument, ExtraArgument, Order, ArgumentValue.",
                "WithoutSources leaves out every source or one that there is not; leave one of TeacherFailure, OwnSample, Corruption.",
                "CorruptionsPerRow is 0; give 1 to 16.",
            ],
            options.Validate());
        Assert.Throws<ArgumentException>(() => new PreferencePairs(options));
    }
}
