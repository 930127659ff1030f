using Understudy.Core;
using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>What a specialist says to one input.</summary>
/// <param name="SpecialistId">Its id.</param>
/// <param name="Text">The answer in the teacher's shape; of function calls their canonical text.</param>
/// <param name="Label">The label within it.</param>
/// <param name="Confidence">Calibrated, in [0, 1].</param>
/// <param name="Shape">How the teacher wraps labels.</param>
internal sealed record SpecialistAnswer(string SpecialistId, string Text, string Label, double Confidence, AnswerShape Shape)
{
    /// <summary>The function calls that the answer is; empty for text.</summary>
    public IReadOnlyList<ToolCall> Calls { get; init; } = [];

    /// <summary>Function calls: when two are the same, as the certificate has it; null for other kinds.</summary>
    public CallMatcher? Matcher { get; init; }

    /// <summary>Whether the large model's answer says the same; a refusal or anything unreadable is a disagreement.</summary>
    public bool AgreesWith(in AnswerFacts facts) => Calls.Count > 0
        ? IsSame(facts.Calls, Text)
        : facts.Text is { } text && (string.Equals(text, Text, StringComparison.Ordinal) || IsSame(TeacherLabel.Read(text, Shape), Label));

    private bool IsSame(string? teacher, string own) => teacher is not null && (string.Equals(teacher, own, StringComparison.Ordinal) || Matcher is { } matcher && matcher.AreEqual(teacher, own));
}
