using Understudy.Core;
using Xunit;

namespace Understudy.Evaluation.Tests.Calibration;

public sealed class OperatingPointTests
{
    [Fact]
    public void A_stricter_certified_threshold_is_used_where_the_loosest_would_lose_to_a_good_teacher()
    {
        // Above .9 the specialist never errs; from .5 to .9 it errs in 10 % of the rows, and the teacher never does: ε = 7 % passes, 2 points do not.
        World world = Make(teacherErrs: false);
        EvaluationResult result = world.Evaluate();
        Assert.Equal(0.9f, result.Escalation.Threshold);
        Assert.Equal(0.5f, result.Escalation.LoosestCertified);
        Assert.Equal(Verdict.Promote, result.Decision);
        Assert.Equal(0, result.Escalation.Wrong);
    }

    [Fact]
    public void Where_the_teacher_errs_more_often_the_loosest_is_used()
    {
        EvaluationResult result = Make(teacherErrs: true).Evaluate();
        Assert.Equal(0.5f, result.Escalation.Threshold);
        Assert.Null(result.Escalation.LoosestCertified);
        Assert.Equal(Verdict.Promote, result.Decision);
    }

    private static World Make(bool teacherErrs) => new()
    {
        Count = 4000,
        Calibration = 2000,
        Gold = _ => "billing",
        Teacher = i => teacherErrs && (i % 20 is 2 or 4) ? "login" : "billing",
        Specialist = i => i % 2 == 1 && i % 20 == 1 ? 1 : 0, // 10 % of the odd rows, 5 % of all
        Confidence = i => i % 2 == 0 ? 0.9f : 0.5f,
        Candidates = [new(0.9f, 0.5, 0), new(0.5f, 1, 0.05)],
        Options = new EvaluationOptions { Replicates = 200, MaxError = 0.07 },
    };
}
