namespace Understudy.Training.Torch;

/// <summary>The number format of matrix products and activations; parameters and optimiser state are 32-bit floats in both.</summary>
public enum ComputePrecision
{
    /// <summary>32-bit floats.</summary>
    Float32,

    /// <summary>bfloat16 products and activations, 32-bit master weights, norms' statistics, softmax of the loss.</summary>
    BFloat16,
}
