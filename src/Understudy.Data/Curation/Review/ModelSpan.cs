namespace Understudy.Data;

/// <summary>When a model answered.</summary>
/// <param name="Model">As the source names it.</param>
/// <param name="First">Its first answer.</param>
/// <param name="Last">Its last answer.</param>
/// <param name="Rows">Its answers.</param>
public sealed record ModelSpan(string Model, DateTimeOffset First, DateTimeOffset Last, int Rows);
