using Understudy.Core;

namespace Understudy.Research;

/// <summary>A way to train a student: a rung with its options.</summary>
public interface IStudent
{
    /// <summary>Its rung.</summary>
    Rung Rung { get; }

    /// <summary>The student in a sentence, for the page.</summary>
    string Description { get; }

    /// <summary>In what the larger student differs, in a sentence.</summary>
    string LargeDescription { get; }

    /// <summary>Whether the larger student is affordable on every pool; else it gets the largest only.</summary>
    bool EnlargeEverywhere { get; }

    /// <summary>All options that decide the result, as text: part of a stored fit's key.</summary>
    string Identity { get; }

    /// <summary>Fits and answers. The same request gives the same answers.</summary>
    /// <exception cref="UnderstudyException">When there is nothing to learn from.</exception>
    ValueTask<StudentFit> FitAsync(StudentRequest request, IProgress<StageProgress>? progress, CancellationToken cancellationToken);
}
