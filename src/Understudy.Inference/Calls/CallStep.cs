namespace Understudy.Inference;

/// <summary>A step of an answer and how sure the model was of it.</summary>
/// <param name="Text">What was written: of a decoder a token, of a tagger the function, a class, or the words that are values.</param>
/// <param name="Probability">By the model alone, in [0, 1]; 1 where a schema left no choice.</param>
public readonly record struct CallStep(string Text, double Probability);
