namespace Understudy.Statistics;

/// <summary>One bar of a reliability diagram.</summary>
/// <param name="Low">The least confidence in the bin.</param>
/// <param name="High">The greatest confidence in the bin.</param>
/// <param name="MeanConfidence">What the model claims.</param>
/// <param name="Accuracy">What is true.</param>
/// <param name="AccuracyInterval">Wilson's interval of the accuracy, for independent rows.</param>
/// <param name="Count">Rows in the bin, at least 1.</param>
public readonly record struct ReliabilityBin(double Low, double High, double MeanConfidence, double Accuracy, Interval AccuracyInterval, int Count)
{
    /// <summary>Accuracy − claimed confidence: negative where the model is over-confident.</summary>
    public double Gap => Accuracy - MeanConfidence;
}
