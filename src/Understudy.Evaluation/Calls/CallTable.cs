using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>The figures of calls of everybody who answered the test rows.</summary>
internal static class CallTable
{
    /// <summary>
    /// One entry a responder: the specialist, it and the teacher together where there is a threshold, then the others; in agreement mode
    /// not the teacher, who agrees with itself. A row whose truth is no call that can be read (it must be handed back) accepts no call.
    /// </summary>
    /// <param name="judged">The rows.</param>
    /// <param name="request">The request; without tools there are no figures.</param>
    /// <param name="truth">What is judged by.</param>
    /// <param name="specialist">The specialist's answers.</param>
    /// <param name="system">Specialist and teacher together; null without a threshold or a teacher.</param>
    /// <param name="others">Everybody else.</param>
    public static IReadOnlyList<CallFigures> Of(JudgedRows judged, EvaluationRequest request, TruthKind truth, Answers specialist, EscalatingSystem? system, IReadOnlyList<LabelContender> others)
    {
        if (!judged.IsOpen || request.Tools is not { } tools || judged.Rows.Length == 0)
        {
            return [];
        }

        LabelSet labels = judged.Table.Labels;
        var read = new Dictionary<int, AcceptedCalls>();
        AcceptedCalls[] accepted = Array.ConvertAll(judged.Truth, Accepted);
        var options = new CallExamOptions { Replicates = request.Options.Replicates, Seed = request.Options.Seed.For("calls") };
        LabelContender? teacher = others.FirstOrDefault(o => o.Kind == ResponderKind.Teacher);
        var all = new List<CallFigures>();
        Add(request.Specialist.Name, p => specialist.TextOf(p, labels), _ => true);
        if (system is not null && teacher is not null)
        {
            Add($"{request.Specialist.Name} + {teacher.Name}", p => (system.Kept[p] ? specialist : teacher.Answers).TextOf(p, labels), _ => true);
        }

        foreach (LabelContender other in others.Where(o => o != teacher || truth == TruthKind.Gold))
        {
            Add(other.Name, p => other.Answers.TextOf(p, labels), other.Answered);
        }

        return all;

        AcceptedCalls Accepted(int label)
        {
            if (!read.TryGetValue(label, out AcceptedCalls? calls))
            {
                read[label] = calls = label >= 0 && CallText.Canonical(labels.NameOf(label)) is { } text ? AcceptedCalls.Parse(text) : AcceptedCalls.None;
            }

            return calls;
        }

        void Add(string name, Func<int, string?> answer, Func<int, bool> answered)
        {
            Sample part = judged.Sample.Where(answered);
            if (part.Positions.Length > 0)
            {
                all.Add(CallExam.Judge(name, [.. accepted.Select((a, p) => new CallExamRow(a, answer(p), tools, 0))], part, options));
            }
        }
    }
}
