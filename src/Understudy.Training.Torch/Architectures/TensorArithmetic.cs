using TorchSharp;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>
/// Arithmetic with numbers that live as long as the call. TorchSharp 0.107 makes a finalised <see cref="Scalar"/> of every number, and of the
/// factor 1 in every sum of two tensors, and keeps nothing of it alive but its address: a garbage collection at the wrong moment frees it
/// under libtorch's hands ("Expected false to be true", INTERNAL ASSERT in Scalar.h). Its own operators are not used in this project; a test
/// looks for them in the compiled code.
/// </summary>
internal static class TensorArithmetic
{
    private static readonly Scalar One = 1; // never collected

    /// <summary>a + b.</summary>
    public static Tensor Plus(this Tensor a, Tensor b) => a.add(b, One);

    /// <summary>a + number.</summary>
    public static Tensor Plus(this Tensor a, double number)
    {
        using Scalar scalar = number;
        return a.add(scalar, One);
    }

    /// <summary>a − number.</summary>
    public static Tensor Minus(this Tensor a, double number) => a.Plus(-number);

    /// <summary>a · number.</summary>
    public static Tensor Times(this Tensor a, double number)
    {
        using Scalar scalar = number;
        return a.mul(scalar);
    }

    /// <summary>a · number, of whole numbers.</summary>
    public static Tensor Times(this Tensor a, long number)
    {
        using Scalar scalar = number;
        return a.mul(scalar);
    }

    /// <summary>a / number.</summary>
    public static Tensor Over(this Tensor a, double number)
    {
        using Scalar scalar = number;
        return a.div(scalar);
    }

    /// <summary>a².</summary>
    public static Tensor Squared(this Tensor a) => a.mul(a);

    /// <summary>a to a power.</summary>
    public static Tensor Power(this Tensor a, double exponent)
    {
        using Scalar scalar = exponent;
        return a.pow(scalar);
    }

    /// <summary>log(1 + eᵃ).</summary>
    public static Tensor SoftPlus(this Tensor a) => nn.functional.logsigmoid(a.neg()).neg();

    /// <summary>a, and a number where the mask is true.</summary>
    public static Tensor Filled(this Tensor a, Tensor mask, double number)
    {
        using Scalar scalar = number;
        return a.masked_fill(mask, scalar);
    }

    /// <summary>a, not below a number.</summary>
    public static Tensor AtLeast(this Tensor a, double least)
    {
        using Scalar scalar = least;
        return a.clamp_min(scalar);
    }

    /// <summary>a, not above a number.</summary>
    public static Tensor AtMost(this Tensor a, double most)
    {
        using Scalar scalar = most;
        return a.clamp_max(scalar);
    }

    /// <summary>a with b's rows added at places of a dimension.</summary>
    public static Tensor PlusAt(this Tensor a, long dimension, Tensor places, Tensor b) => a.index_add(dimension, places, b, One);
}
