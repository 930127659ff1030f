using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>The figures of calls of everybody who answered the test rows.</summary>
internal static class CallTable
{
    /// <summary>One entry a responder: the specialist, the specialist with escalation where there is a threshold, then the others; in agreement mode not the teacher, who agrees with itself.</summary>
    /// <param name="judged">The rows; those on which nothing that can be read is right are left out here.</param>
    /// <param name="request">The request; without tools there are no figures.</param>
    /// <param name="truth">What is judged by.</param>
    /// <param name="specialist">The specialist's answers.</param>
    /// <param name="system">The specialist above the threshold and the teacher for the rest; null without a threshold.</param>
    /// <param name="others">Everybody else.</param>
    public static IReadOnlyList<CallFigures> Of(JudgedRows judged, EvaluationRequest request, TruthKind truth, Answers specialist, EscalatingSystem? system, IReadOnlyList<LabelContender> others)
    {
        if (judged.Calls is not { } acceptance || request.Tools is not { } tools)
        {
            return [];
        }

        LabelSet labels = judged.Table.Labels;
        AcceptedCalls? Accepted(int position) => acceptance.Accepted(judged.Rows[position], judged.Truth[position]);

        Sample sample = judged.Sample.Where(p => Accepted(p) is not null);
        var options = new CallExamOptions { Equality = request.Options.Equality, Checker = request.Checker, Replicates = request.Options.Replicates, Seed = request.Options.Seed };
        return
        [
            .. Figures(request.Specialist.Name, p => specialist.TextOf(p, labels), sample),
            .. system is null ? [] : Figures($"{request.Specialist.Name} + {Teacher().Name}", p => (system.Kept[p] ? specialist : Teacher().Answers).TextOf(p, labels), sample),
            .. others.Where(o => o.Kind != ResponderKind.Teacher || truth == TruthKind.Gold).SelectMany(o => Figures(o.Name, p => o.Answers.TextOf(p, labels), sample.Where(o.Answered))),
        ];

        LabelContender Teacher() => others.First(o => o.Kind == ResponderKind.Teacher);

        IEnumerable<CallFigures> Figures(string name, Func<int, string?> answer, Sample part)
        {
            if (part.Positions.Length > 0)
            {
                CallExamRow[] rows = [.. Enumerable.Range(0, judged.Rows.Length).Select(p => new CallExamRow(Accepted(p) ?? AcceptedCalls.None, answer(p), tools, 0))];
                yield return CallExam.Judge(name, rows, part, options);
            }
        }
    }
}
