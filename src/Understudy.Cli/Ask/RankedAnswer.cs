using System.Globalization;

using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Cli;

/// <summary>Prints the items of a query, best first.</summary>
internal static class RankedAnswer
{
    public static void Print(Session session, IRanker ranker, string query, List<string> items, double? threshold, bool explain)
    {
        if (items.Count == 0)
        {
            throw new UnderstudyException(ErrorCode.InputEmpty, "There are no items to rank: give them with --item, or as lines of standard input.");
        }

        var scores = new float[items.Count];
        double confidence = ranker.Rank(query, items, scores);
        int[] order = [.. Enumerable.Range(0, items.Count).OrderByDescending(i => scores[i])];
        if (session.Json)
        {
            session.Terminal.Out.WriteLine(VerbJson.Rank(query, [.. order.Select(i => new RankedItemDocument(i, items[i], scores[i]))], confidence, threshold));
            return;
        }

        foreach (int i in order)
        {
            session.Terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scores[i],7:0.000}  {items[i]}"));
            foreach (Contribution c in explain && ranker is LinearRanker linear ? linear.Explain(query, items[i], 5) : [])
            {
                session.Terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"           {c.Weight,7:+0.00;-0.00}  {c.Text}"));
            }
        }

        session.Terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  confidence {confidence:0.000}, {AskCommand.Decision(confidence, threshold)}"));
    }
}
