using Understudy.Core;
using Understudy.Training.Torch;

namespace Understudy.Cli;

/// <summary>Which student the options ask for.</summary>
/// <param name="Rung">Linear or encoder.</param>
/// <param name="Budget">Planned time of one fit.</param>
/// <param name="Recipe">The encoder's recipe; null for the built-in one.</param>
/// <param name="Control">The larger encoder's; null for twice the student.</param>
public sealed record StudentChoice(Rung Rung, TimeSpan Budget, EncoderOptions? Recipe, EncoderOptions? Control);
