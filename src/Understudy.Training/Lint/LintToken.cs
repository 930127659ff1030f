namespace Understudy.Training;

/// <summary>A token of a training sequence.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">What it writes; of a special token its name.</param>
/// <param name="HasLoss">Whether training is about it: it belongs to the completion.</param>
public readonly record struct LintToken(int Id, string Text, bool HasLoss);
