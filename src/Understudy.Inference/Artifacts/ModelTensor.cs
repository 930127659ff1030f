namespace Understudy.Inference;

/// <summary>Name and shape of a model's tensor.</summary>
/// <param name="Name">Key in the weights' file.</param>
/// <param name="Shape">Dimensions, outermost first.</param>
public sealed record ModelTensor(string Name, IReadOnlyList<long> Shape)
{
    /// <summary>Numbers in it.</summary>
    public long Count => Shape.Aggregate(1L, (a, b) => a * b);
}
