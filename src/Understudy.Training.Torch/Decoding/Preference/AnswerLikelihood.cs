using System.Globalization;

namespace Understudy.Training.Torch;

/// <summary>How likely a decoder finds right and wrong answers: means over pairs of log-probabilities of whole answers, in nats.</summary>
/// <param name="Pairs">Pairs; without wrong answers rows.</param>
/// <param name="Chosen">Mean log-probability of the chosen answers.</param>
/// <param name="Rejected">Mean log-probability of the rejected answers; null without.</param>
/// <param name="Preferred">Share of pairs whose chosen answer is likelier than the rejected; null without.</param>
public sealed record AnswerLikelihood(int Pairs, double Chosen, double? Rejected, double? Preferred)
{
    /// <summary>Makes the means.</summary>
    internal static AnswerLikelihood Of(ReadOnlySpan<float> chosen, ReadOnlySpan<float> rejected)
    {
        double right = 0, wrong = 0;
        int preferred = 0;
        for (int i = 0; i < chosen.Length; i++)
        {
            right += chosen[i];
            wrong += rejected.IsEmpty ? 0 : rejected[i];
            preferred += !rejected.IsEmpty && chosen[i] > rejected[i] ? 1 : 0;
        }

        double count = Math.Max(1, chosen.Length);
        return new(chosen.Length, right / count, rejected.IsEmpty ? null : wrong / count, rejected.IsEmpty ? null : preferred / count);
    }

    /// <summary>What training did to them, in words: whether the chosen answers were displaced (2402.13228, 2410.08847), that is became less likely themselves.</summary>
    /// <param name="before">Before.</param>
    /// <param name="after">After.</param>
    public static string Describe(AnswerLikelihood before, AnswerLikelihood after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        double fall = before.Chosen - after.Chosen;
        string verdict = fall > 0 ? "Displacement: the chosen answers became less likely" : "No displacement: the chosen answers did not become less likely";
        string chosen = string.Create(CultureInfo.InvariantCulture, $"{verdict}, from {before.Chosen:0.000} to {after.Chosen:0.000} nats an answer");
        return before.Rejected is { } was && after.Rejected is { } now
            ? string.Create(CultureInfo.InvariantCulture, $"{chosen}; the rejected went from {was:0.000} to {now:0.000}, and the chosen is the likelier of {100 * after.Preferred!.Value:0} % of {after.Pairs:#,0} pairs, before {100 * before.Preferred!.Value:0} %.")
            : chosen + string.Create(CultureInfo.InvariantCulture, $", over {after.Pairs:#,0} rows.");
    }
}
