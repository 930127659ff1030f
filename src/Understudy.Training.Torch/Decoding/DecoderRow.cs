namespace Understudy.Training.Torch;

/// <summary>One example of a decoder's workload.</summary>
/// <param name="Text">The input.</param>
/// <param name="Completion">What is to be written: for calls their canonical text (<see cref="Core.CallText"/>).</param>
public readonly record struct DecoderRow(string Text, string Completion)
{
    /// <summary>An example of function calls.</summary>
    public static DecoderRow Of(CallRow row) => new(row.Text, row.Calls);
}
