namespace Understudy.Gateway;

/// <summary>Whether a request is within its key's rate.</summary>
/// <param name="Allowed">Whether it may go on.</param>
/// <param name="Limit">Requests a minute; 0 when there is no limit.</param>
/// <param name="Remaining">Requests that may follow at once.</param>
/// <param name="RetryAfter">How long until the next one may come; zero when it may come now.</param>
public readonly record struct RateDecision(bool Allowed, double Limit, int Remaining, TimeSpan RetryAfter);
