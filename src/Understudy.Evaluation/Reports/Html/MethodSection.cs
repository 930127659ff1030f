using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>For the sceptical reader: how it was done, and how to check it.</summary>
internal static class MethodSection
{
    public static void Write(ReportPage page)
    {
        using (page.Card("method", "How it was done, and how to check it", "Everything that was chosen was chosen without the test; the test was opened once per look, after the hypothesis was written down."))
        {
            Rows(page);
            Registered(page);
            Besides(page);
            Artifacts(page);
        }
    }

    private static void Rows(ReportPage page)
    {
        ExampleCounts e = page.Result.Workload.Examples;
        UnitCounts u = page.Result.Units;
        page.Table("Where the rows went", ["Part", page.Words.IsRanking ? "Query-item pairs" : "Rows", $"Distinct {page.Words.Inputs}", "Used for"],
        [
            ["train", ReportNumbers.Count(e.Train), ReportNumbers.Missing, "learning"],
            ["selection", ReportNumbers.Count(e.Selection), ReportNumbers.Missing, "every choice: features, options, temperature, candidate thresholds"],
            ["calibration", ReportNumbers.Count(e.Calibration), ReportNumbers.Count(u.Calibration), "certifying the threshold"],
            ["test", ReportNumbers.Count(e.Test), ReportNumbers.Count(u.Test), "the registered test"],
            ["rejected", ReportNumbers.Count(e.Rejected), ReportNumbers.Missing, "nothing; reasons in the rejects file"],
            ["read", ReportNumbers.Count(e.Total), ReportNumbers.Missing, "all of these"],
        ],
            isLastText: true);
        page.List(
        [
            $"Near-duplicates and members of one group count as one {page.Words.Input} and never sit on both sides of a split.",
            .. u.TestRowsWithoutTruth > 0 ? new[] { $"{ReportNumbers.Count(u.TestRowsWithoutTruth)} test rows have no {Label(page)} and are left out of every figure." } : [],
            .. u.CalibrationRowsWithoutTruth > 0 ? new[] { $"{ReportNumbers.Count(u.CalibrationRowsWithoutTruth)} calibration rows have no {Label(page)} and are left out." } : [],
            .. u.UninformativeTestQueries + page.Result.Escalation.Uninformative > 0
                ? new[] { $"{ReportNumbers.Count(u.UninformativeTestQueries)} test and {ReportNumbers.Count(page.Result.Escalation.Uninformative)} calibration queries have no item with a grade above 0: no order of theirs is better than another, so they are left out." }
                : [],
        ]);
    }

    private static string Label(ReportPage page) => page.Words.IsRanking ? page.Words.Truth : page.Words.Truth + " label";

    private static void Registered(ReportPage page)
    {
        Markup o = page.Out;
        Registration r = page.Result.Registration;
        LookResult look = page.Result.Look;
        o.Leaf("h3", "Registered before the test was opened");
        using (o.In("dl", ("class", "method number")))
        {
            Fact(o, "Judged by", r.Truth == TruthKind.Gold ? "gold" : "agreement with the teacher");
            if (r.Metric is not null)
            {
                Fact(o, "Metric", page.Words.IsRanking ? $"{r.Metric}; gain of a grade: {(r.Gain == Statistics.GradeGain.Exponential ? "2^grade − 1" : "the grade itself")}; relevant (MRR, AUC) from grade {ReportNumbers.Decimal(r.RelevantFrom)}" : r.Metric);
                Fact(o, "Loss that is bounded", r.Loss ?? ReportNumbers.Missing);
            }

            Fact(o, "Deciding", r.Deciding == PromotionMode.WithEscalation ? "with escalation" : "alone");
            Fact(o, "Hypothesis, alone", r.HypothesisAlone);
            Fact(o, "Hypothesis, with escalation", r.HypothesisWithEscalation ?? ReportNumbers.Missing);
            Fact(o, "Compared with", r.Comparators.Count > 0 ? string.Join(", ", r.Comparators) : r.Bar is { } bar ? "a bar of " + page.Format.Short(bar) : ReportNumbers.Missing);
            Fact(o, "Margin", page.Format.Margin(r.Margin) + page.Format.Unit);
            Fact(o, "Threshold", ReportNumbers.Decimal(r.Threshold));
            Fact(o, "Level", $"α = {ReportNumbers.Plain(look.Alpha)} for all looks together; look {ReportNumbers.Count(look.Number)} may use {ReportNumbers.Plain(look.Level)}, {ReportNumbers.Plain(look.Spent)} spent so far");
            Fact(o, "Seed", r.Seed.ToString());
            Code(o, "Test rows", r.TestRows.Hex);
            Code(o, "Calibration rows", r.CalibrationRows.Hex);
            Code(o, "Specialist", r.Specialist.Hex);
        }
    }

    private static void Besides(ReportPage page)
    {
        EvaluationResult r = page.Result;
        var besides = new List<string>();
        if (r.Overlap is { } overlap)
        {
            besides.Add($"{ReportNumbers.Count(overlap.Rows)} test {(page.Words.IsRanking ? page.Words.Inputs : "rows")} resemble training rows. They stay in; without them {page.Words.Rate} is {page.Format.Interval(overlap.AccuracyWithout)} instead of {page.Format.Interval(overlap.AccuracyWith)}, and the verdict would be {VerdictText.Name(overlap.VerdictWithout)}.");
        }

        if (r.TeacherConsistency is { } consistency)
        {
            besides.Add(consistency.Statement);
        }

        if (r.PredictionPowered is { } ppi)
        {
            besides.Add($"Gold was drawn with probability {ReportNumbers.Plain(ppi.SamplingProbability)}. With the teacher's other answers as help (PPI++), the specialist's accuracy is {ReportNumbers.PercentInterval(ppi.Accuracy)} over {ReportNumbers.Count(ppi.GoldUnits + ppi.OtherUnits)} inputs"
                + (ppi.Difference is { } d ? $" and its difference to the teacher {ReportNumbers.Points(d.Value, d.Low, d.High)} points." : "."));
        }

        if (r.VolunteeredGold is { } gold)
        {
            besides.Add($"{ReportNumbers.Count(gold.Units)} test {page.Words.Inputs} have gold that nobody drew at random; it is shown apart and did not decide. On them the specialist {(page.Words.IsRanking ? $"has a mean {page.Words.Rate} of {page.Format.Interval(gold.Specialist)}" : $"is right {ReportNumbers.PercentInterval(gold.Specialist)} of the time")}"
                + (gold.Teacher is { } t ? $", the teacher {page.Format.Interval(t)}." : "."));
        }

        if (besides.Count > 0)
        {
            page.Out.Leaf("h3", "Besides");
            page.List(besides);
        }
    }

    private static void Artifacts(ReportPage page)
    {
        Markup o = page.Out;
        EvaluationResult r = page.Result;
        o.Leaf("h3", "How to verify");
        o.Leaf("p", "The certificate beside the specialist states all this, signed. The command fails when one byte of certificate, specialist or data has changed; give it a key that reached you another way.");
        o.Leaf("pre", $"understudy verify {r.CertificatePath ?? "CERTIFICATE"} --key KEY");
        using (o.In("dl", ("class", "method")))
        {
            Code(o, "Specialist", r.Specialist.Directory ?? ReportNumbers.Missing);
            Code(o, "Certificate", r.CertificatePath ?? ReportNumbers.Missing);
            Fact(o, "Trained on", (r.Specialist.TrainedOn == TruthKind.Gold ? "gold" : "the teacher's answers") + ", in " + ReportNumbers.Duration(r.Specialist.TrainSeconds));
            foreach ((string name, ContentHash hash) in r.Sources.OrderBy(s => s.Key, StringComparer.Ordinal))
            {
                Code(o, name, hash.Hex);
            }

            foreach ((string name, string version) in r.Versions.OrderBy(v => v.Key, StringComparer.Ordinal))
            {
                Fact(o, name, version);
            }
        }

        if (r.Specialist.Options.Length > 0)
        {
            using (o.In("details"))
            {
                o.Leaf("summary", "Training options");
                o.Leaf("pre", r.Specialist.Options);
            }
        }
    }

    private static void Fact(Markup o, string name, string value)
    {
        o.Leaf("dt", name);
        o.Leaf("dd", value);
    }

    private static void Code(Markup o, string name, string value)
    {
        o.Leaf("dt", name);
        using (o.In("dd"))
        {
            o.Leaf("code", value);
        }
    }
}
