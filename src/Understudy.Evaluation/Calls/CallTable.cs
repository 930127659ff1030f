using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>The figures of calls of everybody who answered the test rows.</summary>
internal static class CallTable
{
    /// <summary>One entry a responder: the specialist, then the others; in agreement mode not the teacher, who agrees with itself.</summary>
    /// <param name="judged">The rows; those on which nothing that can be read is right are left out here.</param>
    /// <param name="request">The request; without tools there are no figures.</param>
    /// <param name="truth">What is judged by.</param>
    /// <param name="specialist">The specialist's answers.</param>
    /// <param name="others">Everybody else.</param>
    public static IReadOnlyList<CallFigures> Of(JudgedRows judged, EvaluationRequest request, TruthKind truth, Answers specialist, IEnumerable<LabelContender> others)
    {
        if (!judged.IsOpen || request.Tools is not { } tools)
        {
            return [];
        }

        LabelSet labels = judged.Table.Labels;
        var accepted = new Dictionary<int, AcceptedCalls?>();
        AcceptedCalls? Accepted(int label)
        {
            if (!accepted.TryGetValue(label, out AcceptedCalls? calls))
            {
                accepted[label] = calls = label >= 0 && CallText.Canonical(labels.NameOf(label)) is { } text ? AcceptedCalls.Parse(text) : null;
            }

            return calls;
        }

        Sample sample = judged.Sample.Where(p => Accepted(judged.Truth[p]) is not null);
        var options = new CallExamOptions { Replicates = request.Options.Replicates, Seed = request.Options.Seed };
        return
        [
            .. Figures(request.Specialist.Name, specialist, sample),
            .. others.Where(o => o.Kind != ResponderKind.Teacher || truth == TruthKind.Gold).SelectMany(o => Figures(o.Name, o.Answers, sample.Where(o.Answered))),
        ];

        IEnumerable<CallFigures> Figures(string name, Answers answers, Sample part)
        {
            if (part.Positions.Length > 0)
            {
                CallExamRow[] rows = [.. Enumerable.Range(0, judged.Rows.Length).Select(p => new CallExamRow(Accepted(judged.Truth[p]) ?? AcceptedCalls.None, answers.TextOf(p, labels), tools, 0))];
                yield return CallExam.Judge(name, rows, part, options);
            }
        }
    }
}
