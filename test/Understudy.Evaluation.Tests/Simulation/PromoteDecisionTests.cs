using Understudy.Core;
using Understudy.Statistics;
using Xunit;

namespace Understudy.Evaluation.Tests.Simulation;

/// <summary>
/// The whole decision, through the evaluator, at the boundary of the hypothesis: the share of false promotions must be at most α
/// (the first look's .04), within the binomial bound of the number of worlds. And where the specialist is good, it must promote.
/// </summary>
public sealed class PromoteDecisionTests
{
    private const int Worlds = 300;
    private static readonly EvaluationOptions Options = new() { Replicates = 100, WorstMistakes = 0, MaxError = 0.3 };

    [Fact]
    public void Gold_alone_promotes_an_inferior_specialist_no_more_often_than_alpha() =>
        AssertLevel(Count(Worlds, r => Paired(r, 500, difference: -0.05), Options with { Margin = 0.05 }, alone: true));

    [Fact]
    public void Gold_with_escalation_promotes_an_inferior_system_no_more_often_than_alpha() =>
        AssertLevel(Count(Worlds, r => Escalating(r, 500, difference: -0.05), Options with { Margin = 0.05 }, alone: false));

    [Fact]
    public void Gold_with_several_rows_a_unit_keeps_its_level() =>
        AssertLevel(Count(300, r => Clustered(r, 300, difference: -0.05), Options with { Margin = 0.05, Replicates = 300 }, alone: true), 300);

    [Fact]
    public void Agreement_at_the_bar_promotes_no_more_often_than_alpha()
    {
        AssertLevel(Count(Worlds, r => Agreeing(r, 500, 0.95), Options, alone: true));
        Assert.True(Count(100, r => Agreeing(r, 1000, 0.99), Options, alone: true) > 90);
    }

    [Fact]
    public void An_equal_responder_is_beaten_no_more_often_than_alpha() =>
        AssertLevel(Count(Worlds, r => Responders(r, 400), Options, alone: true));

    [Fact]
    public void A_specialist_as_good_as_the_teacher_is_promoted_about_as_often_as_power_promises()
    {
        // 10 % discordance, margin 5 points, level .04, 500 units.
        double power = PairedPower.Power(500, 0.1, 0, 0.05, 0.04);
        int promoted = Count(400, r => Paired(r, 500, difference: 0), Options with { Margin = 0.05 }, alone: true);
        Assert.InRange(promoted / 400.0, power - 0.07, power + 0.05); // a false alarm in a slice takes a little
    }

    [Fact]
    public void Over_exchangeable_splits_of_one_pool_the_kept_error_breaks_its_bound_no_more_often_than_delta()
    {
        // A pool of 3,000 rows, calibrated confidences; each split certifies on 500 and is judged on the whole pool.
        const int pool = 3000, calibration = 500, splits = 500;
        var random = new SeededRandom(Seed.Default.For("pool"));
        float[] confidence = [.. Enumerable.Range(0, pool).Select(_ => (float)(1 - (0.5 * Math.Pow(random.NextDouble(), 2))))];
        bool[] right = [.. confidence.Select(c => random.NextDouble() < c)];
        CandidateThreshold[] candidates = [.. Enumerable.Range(0, 40).Select(i => 0.99 - (0.01 * i)).Select(t => new CandidateThreshold(t, Math.Sqrt(2 * (1 - t)), (1 - t) / 3))];
        var options = new EvaluationOptions { MaxError = 0.08, Confidence = 0.9 };
        int violations = 0, found = 0;
        double coverage = 0;
        int[] order = [.. Enumerable.Range(0, pool)];
        for (int s = 0; s < splits; s++)
        {
            random.Shuffle<int>(order);
            int[] part = order[..calibration];
            EscalationGuarantee g = ThresholdCertifier.Certify(
                candidates,
                0,
                new Responses { Labels = [.. part.Select(i => right[i] ? 0 : 1)], Confidence = [.. part.Select(i => confidence[i])] },
                new int[calibration],
                part,
                TruthKind.Gold,
                options);
            if (g.Threshold is { } t)
            {
                int[] kept = [.. Enumerable.Range(0, pool).Where(i => confidence[i] >= t)];
                violations += kept.Count(i => !right[i]) > options.MaxError * kept.Length ? 1 : 0;
                coverage += kept.Length / (double)pool;
                found++;
            }
        }

        Assert.True(found > 0.9 * splits, $"only {found} of {splits} splits gave a threshold");
        Assert.True(violations <= Binomial.Quantile(0.999, splits, 0.1), $"{violations} of {splits}");
        Assert.True(coverage / found > 0.5, $"coverage {coverage / found:0.00}");
    }

    [Fact]
    public void The_threshold_that_is_used_breaks_its_bound_no_more_often_than_delta_whichever_certified_one_it_is()
    {
        // Confidences c = 1 − u²/2, calibrated: (1 − t)/3 of what is kept at t is wrong. The teacher errs in 3 %.
        const int worlds = 150, calibration = 400;
        CandidateThreshold[] candidates = [.. Enumerable.Range(0, 40).Select(i => 0.99 - (0.01 * i)).Select(t => new CandidateThreshold(t, Math.Sqrt(2 * (1 - t)), (1 - t) / 3))];
        EvaluationOptions options = Options with { MaxError = 0.08, Confidence = 0.9, Margin = 0.05 };
        int violations = 0, stricter = 0, found = 0;
        for (int w = 0; w < worlds; w++)
        {
            var random = new SeededRandom(new Seed(5).For("operating", w));
            float[] confidence = [.. Enumerable.Range(0, calibration + 300).Select(_ => (float)(1 - (0.5 * Math.Pow(random.NextDouble(), 2))))];
            bool[] right = [.. confidence.Select(c => random.NextDouble() < c)], teacher = [.. confidence.Select(_ => random.NextDouble() < 0.97)];
            EscalationGuarantee g = new World
            {
                Count = confidence.Length,
                Calibration = calibration,
                Gold = _ => "billing",
                Teacher = i => teacher[i] ? "billing" : "login",
                Specialist = i => right[i] ? 0 : 1,
                Confidence = i => confidence[i],
                Candidates = candidates,
            }.Evaluate(r => r with { Options = options }).Escalation;
            found += g.Threshold is null ? 0 : 1;
            stricter += g.LoosestCertified is null ? 0 : 1;
            violations += g.Threshold is { } t && (1 - t) / 3 > options.MaxError + 1e-9 ? 1 : 0;
        }

        TestContext.Current.SendDiagnosticMessage($"{violations} of {found} thresholds broke the bound; {stricter} were stricter than the loosest");
        Assert.True(found > 0.8 * worlds, $"only {found} of {worlds} worlds gave a threshold");
        Assert.True(violations <= Binomial.Quantile(0.999, worlds, 0.1), $"{violations} of {worlds}");
    }

    private static void AssertLevel(int promoted, int worlds = Worlds)
    {
        TestContext.Current.SendDiagnosticMessage($"{promoted} of {worlds} false promotions");
        Assert.True(promoted <= Binomial.Quantile(0.999, worlds, 0.05), $"{promoted} of {worlds} worlds promoted falsely");
    }

    private static int Count(int worlds, Func<SeededRandom, World> make, EvaluationOptions options, bool alone)
    {
        int promoted = 0;
        Parallel.For(0, worlds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, w =>
        {
            World world = make(new SeededRandom(new Seed(77).For("world", w)));
            EvaluationResult result = world.Evaluate(r => r with { Options = options });
            ModeResult mode = alone ? result.Alone : result.WithEscalation!;
            if (mode.Verdict == Verdict.Promote)
            {
                Interlocked.Increment(ref promoted);
            }
        });
        return promoted;
    }

    private static World Paired(SeededRandom random, int n, double difference)
    {
        (bool[] specialist, bool[] teacher) = Draw(random, n, 0.1, difference);
        return new World
        {
            Count = n,
            Gold = _ => "billing",
            Teacher = i => teacher[i] ? "billing" : "login",
            Specialist = i => specialist[i] ? 0 : 1,
            Input = i => $"{i % 7} and {i}",
        };
    }

    /// <summary>Half of the traffic is kept, so on the kept half the specialist lacks twice the difference.</summary>
    private static World Escalating(SeededRandom random, int n, double difference)
    {
        const int calibration = 200;
        (bool[] specialist, bool[] teacher) = Draw(random, n + calibration, 0.14, 2 * difference);
        bool[] kept = [.. specialist.Select(_ => random.NextDouble() < 0.5)];
        return new World
        {
            Count = n + calibration,
            Calibration = calibration,
            Gold = _ => "billing",
            Teacher = i => teacher[i] ? "billing" : "login",
            Specialist = i => specialist[i] ? 0 : 1,
            Confidence = i => kept[i] ? 0.9f : 0.1f,
            Candidates = [new(0.5, 0.5, 0.2)],
        };
    }

    /// <summary>Units of one to four rows that share most of their fate.</summary>
    private static World Clustered(SeededRandom random, int units, double difference)
    {
        (bool[] specialist, bool[] teacher) = Draw(random, units * 4, 0.16, difference);
        int[] unit = [.. Enumerable.Range(0, units).SelectMany(u => Enumerable.Repeat(u, 1 + random.Next(4)))];
        for (int i = 1; i < unit.Length; i++)
        {
            if (unit[i] == unit[i - 1] && random.NextDouble() < 0.7)
            {
                (specialist[i], teacher[i]) = (specialist[i - 1], teacher[i - 1]);
            }
        }

        return new World
        {
            Count = unit.Length,
            Units = unit,
            Gold = _ => "billing",
            Teacher = i => teacher[i] ? "billing" : "login",
            Specialist = i => specialist[i] ? 0 : 1,
        };
    }

    private static World Agreeing(SeededRandom random, int n, double agreement)
    {
        int[] answers = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() < agreement ? 0 : 1)];
        return new World { Count = n, Teacher = _ => "billing", Specialist = i => answers[i] };
    }

    private static World Responders(SeededRandom random, int n)
    {
        (bool[] specialist, bool[] equal) = Draw(random, n, 0.2, 0);
        return new World
        {
            Count = n,
            HasTeacher = false,
            Gold = _ => "billing",
            Specialist = i => specialist[i] ? 0 : 1,
            Responders = { ["equal"] = i => equal[i] ? "billing" : "login" },
        };
    }

    private static (bool[] Specialist, bool[] Other) Draw(SeededRandom random, int n, double discordance, double difference)
    {
        double only = (discordance + difference) / 2, other = (discordance - difference) / 2;
        bool[] first = new bool[n], second = new bool[n];
        for (int i = 0; i < n; i++)
        {
            double u = random.NextDouble();
            (first[i], second[i]) = u < only ? (true, false) : u < only + other ? (false, true) : u < 0.9 ? (true, true) : (false, false);
        }

        return (first, second);
    }
}
