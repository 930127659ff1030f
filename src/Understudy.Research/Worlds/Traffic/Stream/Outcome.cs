namespace Understudy.Research;

/// <summary>How a generated call ends.</summary>
internal enum Outcome
{
    Answered,
    Refused,
    RateLimited,
    ServerError,
    CutShort,
    Cancelled,
    Empty,
}
