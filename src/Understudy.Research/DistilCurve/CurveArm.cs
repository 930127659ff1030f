using System.Text.Json.Serialization;

namespace Understudy.Research;

/// <summary>One arm of the study.</summary>
/// <param name="Arm">Which.</param>
/// <param name="Name">Its name in tables.</param>
/// <param name="Explanation">What its students learn from.</param>
/// <param name="Missing">Why it was not run; null when it was.</param>
/// <param name="Points">By pool size, smallest first; the gold set alone has one.</param>
public sealed record CurveArm(StudyArm Arm, string Name, string Explanation, string? Missing, IReadOnlyList<CurvePoint> Points)
{
    /// <summary>The point of the largest pool; null when the arm was not run.</summary>
    [JsonIgnore]
    public CurvePoint? Largest => Points.Count == 0 ? null : Points[^1];
}
