using Understudy.Core;
using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>What a specialist says to one input.</summary>
/// <param name="SpecialistId">Its id.</param>
/// <param name="Text">The answer in the teacher's shape.</param>
/// <param name="Label">The label within it.</param>
/// <param name="Confidence">Calibrated, in [0, 1].</param>
/// <param name="Shape">How the teacher wraps labels.</param>
internal sealed record SpecialistAnswer(string SpecialistId, string Text, string Label, double Confidence, AnswerShape Shape)
{
    /// <summary>Whether the large model's text says the same label; a refusal or anything unreadable is a disagreement.</summary>
    public bool AgreesWith(string? text) =>
        text is not null && (string.Equals(text, Text, StringComparison.Ordinal) || string.Equals(TeacherLabel.Read(text, Shape), Label, StringComparison.Ordinal));
}
