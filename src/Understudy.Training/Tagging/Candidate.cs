using Understudy.Inference;

namespace Understudy.Training;

/// <summary>A place in the input where a value may come from.</summary>
/// <param name="First">First word.</param>
/// <param name="Last">Last word.</param>
/// <param name="Cases">Copied: a bit for each <see cref="LetterCase"/> that gives the value letter for letter. Otherwise all bits.</param>
internal readonly record struct Candidate(int First, int Last, int Cases)
{
    public const int AllCases = ~0;

    public bool Is(LetterCase letters) => (Cases & (1 << (int)letters)) != 0;
}
