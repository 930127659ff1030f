using System.Text.Json;

namespace Understudy.Data;

/// <summary>A scalar property of a JSON answer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; numbers and truth values as they are written.</param>
/// <param name="Kind">String, Number, or True (for either truth value).</param>
/// <param name="Start">Where the value begins in the answer, after an opening quote.</param>
/// <param name="End">Where it ends, before a closing quote.</param>
internal readonly record struct AnswerProperty(string Name, string Value, JsonValueKind Kind, int Start, int End);
