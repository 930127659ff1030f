namespace Understudy.Inference;

/// <summary>Checks the numbers of a model's tensor.</summary>
internal static class TensorNumbers
{
    /// <summary>Requires as many numbers as the shape has, all finite.</summary>
    /// <exception cref="ArgumentException">When they are not.</exception>
    public static void Require(string name, IEnumerable<long> shape, long count, ReadOnlySpan<float> values, string parameter)
    {
        if (values.Length != count)
        {
            throw new ArgumentException($"Tensor '{name}' should have {count} numbers [{string.Join(", ", shape)}]; found {values.Length}.", parameter);
        }

        foreach (float value in values)
        {
            if (!float.IsFinite(value))
            {
                throw new ArgumentException($"Tensor '{name}' holds a number that is not finite.", parameter);
            }
        }
    }
}
