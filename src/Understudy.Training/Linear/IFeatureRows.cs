namespace Understudy.Training;

/// <summary>Training rows as features and normalised values, from memory or extracted again.</summary>
internal interface IFeatureRows
{
    /// <summary>Number of rows.</summary>
    int Count { get; }

    /// <summary>Makes the rows at <paramref name="positions"/> available to <see cref="Get"/>, until the next call.</summary>
    void Prepare(ReadOnlySpan<int> positions, CancellationToken cancellationToken);

    /// <summary>The row at <paramref name="position"/>, which was the <paramref name="index"/>-th of the prepared ones.</summary>
    void Get(int index, int position, out ReadOnlySpan<int> ids, out ReadOnlySpan<float> values);
}
