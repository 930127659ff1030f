namespace Understudy.Gateway;

/// <summary>The record of somebody going on without a valid certificate.</summary>
/// <param name="Who">Who did, as the system knows them.</param>
/// <param name="Why">The reason they gave.</param>
/// <param name="When">When.</param>
public sealed record RouteForce(string Who, string Why, DateTimeOffset When);
