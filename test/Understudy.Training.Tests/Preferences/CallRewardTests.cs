using Understudy.Core;

using Xunit;

namespace Understudy.Training.Tests.Preferences;

public sealed class CallRewardTests
{
    [Theory]
    [InlineData("""[{"name":"cancel","arguments":{"reason":"weather","job":9}}]""", 1f)]
    [InlineData("""[{"name":"cancel","arguments":{"job":8,"reason":"weather"}}]""", .3f)] // the right function, validly called
    [InlineData("""[{"name":"cancel","arguments":{"job":9,"reason":"snow"}}]""", .2f)] // the right function alone
    [InlineData("""[{"name":"assign","arguments":{"job":9,"who":["Tuva"]}}]""", .1f)] // valid alone
    [InlineData("[]", .1f)] // no call is valid too
    [InlineData("[{", 0f)]
    [InlineData(null, 0f)]
    public void An_answer_is_worth_what_can_be_verified_of_it(string? answer, float reward)
    {
        Assert.Equal(reward, new CallReward(Dispatch.Tools).Of(Dispatch.Rows[4], answer), 6);
    }

    [Fact]
    public void Every_accepted_answer_is_worth_the_whole()
    {
        CallRow row = Dispatch.Rows[4] with { Accepted = AcceptedCalls.TryRead("""[[{"name":"cancel","arguments":{"reason":"weather","job":9}}],[]]""") };
        Assert.Equal(1, new CallReward(Dispatch.Tools).Of(row, "[]"), 6);
        Assert.Null(new PreferencePairs(new NegativeOptions(), Dispatch.Tools).Of(row, "[]", PreferenceSource.TeacherFailure));
    }

    [Fact]
    public void Rejects_shares_above_the_whole()
    {
        Assert.StartsWith("The shares are 0.9 and 0.2; give 0 or more, at most 1 together.", Assert.Throws<ArgumentOutOfRangeException>(() => new CallReward(null, .9f, .2f)).Message, StringComparison.Ordinal);
    }
}
