using Understudy.Data;

namespace Understudy.Cli;

/// <summary>Files of text without labels, for vocabularies and pretraining.</summary>
internal static class UnlabelledTexts
{
    /// <summary>Reads the files that a plan names.</summary>
    public static async Task<List<string>> ReadAsync(Session session, TrainPlan plan, CancellationToken cancellationToken)
    {
        List<string> texts = [];
        if (plan.Unlabelled.Count > 0)
        {
            await foreach (string text in new PlainTexts(new PlainTextOptions { Paths = plan.Unlabelled }).ReadAsync(session.Progress, cancellationToken))
            {
                texts.Add(text);
            }
        }

        return texts;
    }
}
