using System.Globalization;
using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>One responder's answers to judged rows: what the metrics need, not the whole probability matrix.</summary>
internal sealed class Answers
{
    /// <summary>Rows asked at a time, so that probabilities of a million rows are never in memory together.</summary>
    private const int Chunk = 8192;

    private readonly string?[]? _calls;

    private Answers(int[] labels, int[] said, string?[]? calls, float[]? confidence, double[]? logLoss)
    {
        Labels = labels;
        Said = said;
        _calls = calls;
        Confidence = confidence;
        LogLoss = logLoss;
    }

    /// <summary>The answers as they were given.</summary>
    public int[] Said { get; }

    /// <summary>What is judged: the answer, or the truth where the answer is accepted for it (<see cref="Under"/>).</summary>
    public int[] Labels { get; }

    /// <summary>In [0, 1]; null when the responder states none.</summary>
    public float[]? Confidence { get; }

    /// <summary>Nats a row, NaN where the truth is no label; null without probabilities.</summary>
    public double[]? LogLoss { get; }

    public long Unanswered => Labels.LongCount(l => l < 0);

    /// <summary>The answer at a position as text; null when there is none.</summary>
    public string? TextOf(int position, LabelSet labels) => _calls is not null ? _calls[position] : Said[position] >= 0 ? labels.NameOf(Said[position]) : null;

    /// <summary>The same answers, each that is accepted under the label of its truth: labels are then equal exactly where an answer is right.</summary>
    public Answers Under(JudgedRows judged)
    {
        if (judged.Calls is not { } calls)
        {
            return this;
        }

        var labels = new int[Said.Length];
        for (int p = 0; p < labels.Length; p++)
        {
            int truth = judged.Truth[p];
            labels[p] = Said[p] != truth && calls.Accepts(judged.Rows[p], truth, TextOf(p, judged.Table.Labels)) ? truth : Said[p];
        }

        return new Answers(labels, Said, _calls, Confidence, LogLoss);
    }

    /// <exception cref="UnderstudyException">When the responder breaks its contract: wrong counts, labels outside the set, a confidence that is none.</exception>
    public static async ValueTask<Answers> CollectAsync(
        IResponder responder, ExampleTable table, int[] rows, int[]? truth, string stage, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        var labels = new int[rows.Length];
        float[]? confidence = null;
        double[]? losses = null;
        string?[]? calls = null;
        for (int start = 0; start < rows.Length; start += Chunk)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int count = Math.Min(Chunk, rows.Length - start);
            Responses answers = await responder.RespondAsync(table, rows.AsMemory(start, count), cancellationToken).ConfigureAwait(false);
            Check(responder, table, rows.AsSpan(start, count), answers);
            answers.Labels.CopyTo(labels, start);
            if (answers.Calls is { } texts)
            {
                calls ??= new string?[rows.Length];
                texts.CopyTo(calls, start);
            }

            if (answers.Confidence is not null || answers.Probabilities is not null)
            {
                confidence ??= new float[rows.Length];
                for (int i = 0; i < count; i++)
                {
                    confidence[start + i] = answers.Confidence is { } stated ? stated[i]
                        : answers.Labels[i] >= 0 ? answers.Probabilities![(i * table.Labels.Count) + answers.Labels[i]] : 0;
                }
            }

            if (answers.Probabilities is { } probabilities && truth is not null)
            {
                losses ??= new double[rows.Length];
                for (int i = 0; i < count; i++)
                {
                    int right = truth[start + i];
                    losses[start + i] = right < 0 ? double.NaN : -Math.Log(Math.Max(Statistics.LogLoss.Floor, probabilities[(i * table.Labels.Count) + right]));
                }
            }

            progress?.Report(new StageProgress(stage, start + count, rows.Length, "rows", responder.Name));
        }

        return new Answers(labels, labels, calls, confidence, losses);
    }

    private static void Check(IResponder responder, ExampleTable table, ReadOnlySpan<int> rows, Responses answers)
    {
        int labels = table.Labels.Count;
        if (answers.Labels.Length != rows.Length || (answers.Confidence is { } c && c.Length != rows.Length)
            || (answers.Probabilities is { } p && p.Length != (long)rows.Length * labels))
        {
            throw Broken(responder, $"expected {rows.Length} answers over {labels} labels, found {answers.Labels.Length} answers, {answers.Confidence?.Length} confidences, {answers.Probabilities?.Length} probabilities");
        }

        for (int i = 0; i < rows.Length; i++)
        {
            if (answers.Labels[i] >= labels || answers.Labels[i] < LabelSet.Unreadable)
            {
                throw Broken(responder, $"row {table.Source(rows[i])}: expected a label below {labels}, found {answers.Labels[i]}");
            }

            CheckProbability(responder, table, rows[i], answers.Confidence is null ? 0 : answers.Confidence[i], "confidence");
        }

        for (int i = 0; answers.Probabilities is { } all && i < all.Length; i++)
        {
            CheckProbability(responder, table, rows[i / labels], all[i], "probability");
        }
    }

    private static void CheckProbability(IResponder responder, ExampleTable table, int row, float value, string what)
    {
        if (!(value is >= 0 and <= 1))
        {
            throw Broken(responder, string.Create(CultureInfo.InvariantCulture, $"row {table.Source(row)}: expected a {what} from 0 to 1, found {value}"));
        }
    }

    private static UnderstudyException Broken(IResponder responder, string what) => new(
        ErrorCode.IntegrityBroken, $"{responder.Name}: {what}. Its answers cannot be judged; train or record it again.");
}
