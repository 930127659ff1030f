using System.Globalization;

using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>The metric on selection as the training rows grow: the same recipe on nested seeded parts of them, queries whole.</summary>
public static class EncoderCurve
{
    private static readonly double[] s_parts = [0.25, 0.5];

    /// <summary>How many times the work of one training the curve adds to it.</summary>
    public static double Work => s_parts.Sum();

    /// <summary>Trains on the parts.</summary>
    /// <param name="request">What the whole was trained on.</param>
    /// <param name="whole">What that gave.</param>
    /// <param name="progress">Told about tokens.</param>
    /// <param name="cancellationToken">Stops and leaves checkpoints where the request names a directory.</param>
    /// <returns>Points by number of training rows, fewest first, the whole last; parts too small to learn from are left out.</returns>
    public static IReadOnlyList<LearningCurvePoint> Measure(EncoderRequest request, EncoderResult whole, IProgress<StageProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(whole);
        List<LearningCurvePoint> points = [];
        foreach (double part in s_parts)
        {
            EncoderRequest smaller = request with
            {
                TrainRows = Positions.Share(request.TrainRows, request.Table.HasQueries ? request.Table.Query : null, part, request.Seed),
                Log = null,
                CheckpointDirectory = request.CheckpointDirectory is { } directory ? Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"part-{part}")) : null,
            };
            try
            {
                points.Add(Point(EncoderSearch.Run(smaller, progress, cancellationToken)));
            }
            catch (UnderstudyException e) when (e.Code == ErrorCode.TooFewExamples)
            {
                // One label only in so small a part.
            }
        }

        return [.. points, Point(whole)];

        static LearningCurvePoint Point(EncoderResult result) => new(result.TrainRows, result.Metric, result.Selection.Length);
    }
}
