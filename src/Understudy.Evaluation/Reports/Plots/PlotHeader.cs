namespace Understudy.Evaluation;

/// <summary>What a screen reader says of a plot.</summary>
/// <param name="Id">Unique in the page; letters, digits and hyphens.</param>
/// <param name="Title">Its name.</param>
/// <param name="Description">What it shows, in a sentence with the figures that matter.</param>
internal sealed record PlotHeader(string Id, string Title, string Description);
