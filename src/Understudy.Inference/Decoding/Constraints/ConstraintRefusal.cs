using Understudy.Core;

namespace Understudy.Inference;

/// <summary>The one error of a schema that cannot constrain decoding.</summary>
internal static class ConstraintRefusal
{
    /// <summary>A keyword that stands in the way, with where it stands.</summary>
    /// <param name="keyword">The keyword, perhaps with its value.</param>
    /// <param name="pointer">The JSON pointer of the schema that has it; empty for the root.</param>
    /// <param name="why">What is wrong with it.</param>
    public static UnderstudyException At(string keyword, string pointer, string why) => Because($"{keyword} at '{pointer}' {why}");

    /// <summary>Any other reason.</summary>
    public static UnderstudyException Because(string reason) => new(ErrorCode.InputUnreadable, $"The schema cannot constrain decoding: {reason}. Change the schema, or let the large model answer.");
}
