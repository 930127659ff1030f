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
    public static Tensor Plus(this Tensor a, double number) => With(number, s => a.add(s, One));

    /// <summary>a − number.</summary>
    public static Tensor Minus(this Tensor a, double number) => a.Plus(-number);

    /// <summary>a · number.</summary>
    public static Tensor Times(this Tensor a, double number) => With(number, s => a.mul(s));

    /// <summary>a · number, of whole numbers.</summary>
    public static Tensor Times(this Tensor a, long number) => With(number, s => a.mul(s));

    /// <summary>a / number.</summary>
    public static Tensor Over(this Tensor a, double number) => With(number, s => a.div(s));

    /// <summary>a².</summary>
    public static Tensor Squared(this Tensor a) => a.mul(a);

    /// <summary>a to a power.</summary>
    public static Tensor Power(this Tensor a, double exponent) => With(exponent, s => a.pow(s));

    /// <summary>log(1 + eᵃ).</summary>
    public static Tensor SoftPlus(this Tensor a) => nn.functional.logsigmoid(a.neg()).neg();

    /// <summary>a, and a number where the mask is true.</summary>
    public static Tensor Filled(this Tensor a, Tensor mask, double number) => With(number, s => a.masked_fill(mask, s));

    /// <summary>a, not below a number.</summary>
    public static Tensor AtLeast(this Tensor a, double least) => With(least, s => a.clamp_min(s));

    /// <summary>a, not above a number.</summary>
    public static Tensor AtMost(this Tensor a, double most) => With(most, s => a.clamp_max(s));

    /// <summary>a with b's rows added at places of a dimension.</summary>
    public static Tensor PlusAt(this Tensor a, long dimension, Tensor places, Tensor b) => a.index_add(dimension, places, b, One);

    /// <summary>Holds a number until the call is over, and frees it then.</summary>
    private static Tensor With(Scalar number, Func<Scalar, Tensor> call)
    {
        using (number)
        {
            return call(number);
        }
    }
}
