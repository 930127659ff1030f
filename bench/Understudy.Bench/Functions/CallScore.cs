using System.Text.Json;

using Understudy.Core;
using Understudy.Inference;
using Understudy.Training;

namespace Understudy.Bench;

/// <summary>How often a predictor gives the very calls, the right functions, and the right arguments.</summary>
/// <param name="Right">For every row, whether the calls are equal.</param>
/// <param name="Functions">Share of rows with the right functions.</param>
/// <param name="ArgumentF1">F1 of name and value over all arguments, list items counted one by one; the field calls it slot F1.</param>
public sealed record CallScore(bool[] Right, double Functions, double ArgumentF1)
{
    /// <summary>Share of rows with equal calls.</summary>
    public double Exact => Right.Count(r => r) / (double)Right.Length;

    /// <summary>Asks a predictor.</summary>
    public static CallScore Of(ICallPredictor predictor, IReadOnlyList<CallRow> rows)
    {
        ArgumentNullException.ThrowIfNull(predictor);
        ArgumentNullException.ThrowIfNull(rows);
        var right = new bool[rows.Count];
        int functions = 0, common = 0, all = 0;
        for (int i = 0; i < right.Length; i++)
        {
            string calls = predictor.Predict(rows[i].Text).Calls ?? CallText.None;
            right[i] = calls == rows[i].Calls;
            functions += CallText.Functions(calls) == CallText.Functions(rows[i].Calls) ? 1 : 0;
            List<string> found = [.. Arguments(calls)], truth = [.. Arguments(rows[i].Calls)];
            all += found.Count + truth.Count;
            common += found.Count(truth.Remove);
        }

        return new CallScore(right, functions / (double)right.Length, 2.0 * common / Math.Max(1, all));
    }

    private static IEnumerable<string> Arguments(string calls)
    {
        foreach (ToolCall call in CallText.Read(calls)!)
        {
            using JsonDocument document = JsonDocument.Parse(call.Arguments);
            foreach (JsonProperty argument in document.RootElement.EnumerateObject())
            {
                foreach (JsonElement value in argument.Value.ValueKind == JsonValueKind.Array ? [.. argument.Value.EnumerateArray()] : new[] { argument.Value })
                {
                    yield return argument.Name + "\n" + value.GetRawText();
                }
            }
        }
    }
}
