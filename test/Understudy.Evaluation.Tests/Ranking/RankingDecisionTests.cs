using Understudy.Core;
using Understudy.Statistics;
using Xunit;

namespace Understudy.Evaluation.Tests.Ranking;

/// <summary>
/// The whole decision on rankings, through the evaluator, at the boundary of the hypothesis: false promotions at most α, within the
/// binomial bound of the number of worlds; and the guarantee broken at most as often as δ.
/// </summary>
public sealed class RankingDecisionTests
{
    private static readonly double Lost = 1 - (1 / Math.Log2(3));
    private static readonly EvaluationOptions Options = new() { Replicates = 100, WorstMistakes = 0, MaxError = 0.3 };

    [Fact]
    public void Gold_alone_promotes_an_inferior_specialist_no_more_often_than_alpha() =>
        AssertLevel(Count(200, r => Graded(r, 120, share: 1, Options with { Margin = 0.05 }), alone: true), 200);

    [Fact]
    public void Few_queries_that_differ_keep_the_level_too() =>
        AssertLevel(Count(150, r => Graded(r, 300, share: 0.12, Options with { Margin = 0.02 }), alone: true), 150);

    [Fact]
    public void Agreement_at_the_bar_promotes_no_more_often_than_alpha()
    {
        AssertLevel(Count(200, r => Agreeing(r, 150, 0.9), alone: true), 200);
        Assert.True(Count(40, r => Agreeing(r, 150, 0.97), alone: true) > 30);
    }

    [Fact]
    public void A_specialist_as_good_as_the_teacher_is_promoted_about_as_often_as_power_promises()
    {
        // Each misses first place in 10 % of the queries: differences of ±.37 with deviation .157.
        double deviation = Lost * Math.Sqrt(0.18), power = PairedMeanPower.Power(300, deviation, 0, 0.03, 0.04);
        int promoted = Count(120, random => RankingWorldOf(random, 300, 0.1, 0.1, Options with { Margin = 0.03 }), alone: true);
        TestContext.Current.SendDiagnosticMessage($"{promoted} of 120 promoted at a planned power of {power:0.00}");
        Assert.InRange(promoted / 120.0, power - 0.14, power + 0.12);
    }

    [Fact]
    public void The_threshold_that_is_used_breaks_its_bound_no_more_often_than_delta()
    {
        // Confidence c uniform in [0, 1]; the relevant item is second with chance .7 (1 − c): above t the mean shortfall is .35 · .369 · (1 − t).
        const int worlds = 200, calibration = 250;
        CandidateThreshold[] candidates = [.. Enumerable.Range(0, 40).Select(i => 0.95 - (0.02 * i)).Select(t => new CandidateThreshold(t, 1 - t, 0.35 * Lost * (1 - t)))];
        EvaluationOptions options = Options with { MaxError = 0.1, Confidence = 0.9, Margin = 0.2 };
        int violations = 0, found = 0;
        Parallel.For(0, worlds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, w =>
        {
            var random = new SeededRandom(new Seed(9).For("world", w));
            float[] confidence = [.. Enumerable.Range(0, calibration + 20).Select(_ => (float)random.NextDouble())];
            bool[] missed = [.. confidence.Select(c => random.NextDouble() < 0.7 * (1 - c))];
            RankingWorld world = RankingWorld.OneRelevant(confidence.Length, q => missed[q] ? 2 : 1, _ => 1);
            EscalationGuarantee g = new RankingWorld
            {
                Queries = world.Queries,
                Items = _ => 3,
                Calibration = calibration,
                Gold = world.Gold,
                Teacher = world.Teacher,
                Specialist = world.Specialist,
                Confidence = q => confidence[q],
                Candidates = candidates,
                Options = options,
            }.Evaluate().Escalation;
            if (g.Threshold is { } t)
            {
                Interlocked.Increment(ref found);
                Interlocked.Add(ref violations, 0.35 * Lost * (1 - t) > 0.1 + 1e-9 ? 1 : 0);
            }
        });
        TestContext.Current.SendDiagnosticMessage($"{violations} of {found} thresholds broke the bound");
        Assert.True(found > 0.85 * worlds, $"only {found} of {worlds} worlds gave a threshold");
        Assert.True(violations <= Binomial.Quantile(0.999, worlds, 0.1), $"{violations} of {worlds}");
    }

    private static void AssertLevel(int promoted, int worlds)
    {
        TestContext.Current.SendDiagnosticMessage($"{promoted} of {worlds} false promotions");
        Assert.True(promoted <= Binomial.Quantile(0.999, worlds, 0.05), $"{promoted} of {worlds} worlds promoted falsely");
    }

    private static int Count(int worlds, Func<SeededRandom, RankingWorld> make, bool alone)
    {
        int promoted = 0;
        Parallel.For(0, worlds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, w =>
        {
            EvaluationResult result = make(new SeededRandom(new Seed(78).For("world", w))).Evaluate();
            if ((alone ? result.Alone : result.WithEscalation!).Verdict == Verdict.Promote)
            {
                Interlocked.Increment(ref promoted);
            }
        });
        return promoted;
    }

    /// <summary>
    /// The specialist's mean is below the teacher's by exactly the margin: in a share of the queries the relevant item is at a place of
    /// its own for each side, elsewhere both put it first.
    /// </summary>
    private static RankingWorld Graded(SeededRandom random, int queries, double share, EvaluationOptions options)
    {
        // With chance `loss` second instead of first, on top of a symmetric spread over the first three places.
        double loss = options.Margin / share / Lost;
        int[] specialist = new int[queries], teacher = new int[queries];
        for (int q = 0; q < queries; q++)
        {
            bool differs = random.NextDouble() < share;
            double u = random.NextDouble();
            (specialist[q], teacher[q]) = !differs ? (1, 1) : u < loss ? (2, 1) : u < loss + ((1 - loss) / 2) ? (1, 1 + random.Next(3)) : (0, 0);
            if (specialist[q] == 0)
            {
                (specialist[q], teacher[q]) = (1 + random.Next(3), 1);
            }
        }

        return RankingWorldOf(queries, q => specialist[q], q => teacher[q], options);
    }

    private static RankingWorld RankingWorldOf(SeededRandom random, int queries, double specialist, double teacher, EvaluationOptions options)
    {
        bool[] first = [.. Enumerable.Range(0, queries).Select(_ => random.NextDouble() < specialist)], second = [.. Enumerable.Range(0, queries).Select(_ => random.NextDouble() < teacher)];
        return RankingWorldOf(queries, q => first[q] ? 2 : 1, q => second[q] ? 2 : 1, options);
    }

    private static RankingWorld RankingWorldOf(int queries, Func<int, int> specialist, Func<int, int> teacher, EvaluationOptions options)
    {
        RankingWorld world = RankingWorld.OneRelevant(queries, specialist, teacher);
        return new RankingWorld { Queries = queries, Items = _ => 4, Gold = world.Gold, Teacher = world.Teacher, Specialist = world.Specialist, QueryText = q => "query " + (1000 + q), Options = options };
    }

    /// <summary>Agreement of exactly <paramref name="mean"/>: second place with the chance that makes it so.</summary>
    private static RankingWorld Agreeing(SeededRandom random, int queries, double mean)
    {
        bool[] missed = [.. Enumerable.Range(0, queries).Select(_ => random.NextDouble() < (1 - mean) / Lost)];
        return new RankingWorld
        {
            Queries = queries,
            Items = _ => 3,
            Teacher = (_, i) => i == 0 ? 1 : 0,
            Specialist = (q, i) => (float)RankingWorld.At(i, missed[q] ? 2 : 1),
            QueryText = q => "query " + (1000 + q),
            Options = Options with { MinAgreement = 0.9 },
        };
    }
}
