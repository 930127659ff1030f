using System.Globalization;

using Sylvan.Data.Csv;

namespace Understudy.Bench;

/// <summary>Accuracies that a third party recorded on the same test rows.</summary>
public static class RecordedAnswers
{
    /// <summary>The LLMs and the FrugalGPT cascade at its best budget on headlines, best first.</summary>
    public static IEnumerable<Peer> Headlines(string dataRoot)
    {
        var best = new Dictionary<string, double>(StringComparer.Ordinal);
        using CsvDataReader reader = CsvDataReader.Create(Path.Combine(dataRoot, "headlines", "llm-results.csv"));
        int accuracy = reader.GetOrdinal("Test_acc"), method = reader.GetOrdinal("Method");
        while (reader.Read())
        {
            string name = reader.GetString(method);
            double value = double.Parse(reader.GetString(accuracy), CultureInfo.InvariantCulture);
            best[name] = Math.Max(value, best.GetValueOrDefault(name));
        }

        return best.OrderByDescending(b => b.Value).Select(b => Peer.Recorded(b.Key == "FrugalGPT" ? "FrugalGPT cascade, best budget" : b.Key + ", 8-shot", b.Value));
    }
}
