namespace Understudy.Inference;

/// <summary>A run of whole words that fills a slot.</summary>
/// <param name="Slot">Index of the slot.</param>
/// <param name="First">First word.</param>
/// <param name="Last">Last word.</param>
public readonly record struct TaggedSpan(int Slot, int First, int Last);
