using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>The judge: certifies the threshold on calibration, registers the test, opens test once, and says what follows.</summary>
public static class Evaluator
{
    /// <summary>Evaluates one specialist.</summary>
    /// <exception cref="ArgumentException">When options or rows are invalid; the message lists every fault.</exception>
    public static ValueTask<EvaluationResult> EvaluateAsync(
        EvaluationRequest request,
        TimeProvider time,
        IProgress<StageProgress>? progress = null,
        CancellationToken cancellationToken = default) => throw new NotImplementedException();
}
