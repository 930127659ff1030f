namespace Understudy.Data;

/// <summary>How much some calls are, and cost.</summary>
public sealed class TrafficShare
{
    /// <summary>Calls.</summary>
    public long Calls { get; private set; }

    /// <summary>Calls that failed, were cut short or cancelled.</summary>
    public long Failed { get; private set; }

    /// <summary>Calls that the large model refused.</summary>
    public long Refused { get; private set; }

    /// <summary>Tokens of prompts, as far as they are known.</summary>
    public long InputTokens { get; private set; }

    /// <summary>Tokens of answers, as far as they are known.</summary>
    public long OutputTokens { get; private set; }

    /// <summary>US dollars of the calls whose price is known.</summary>
    public double Dollars { get; private set; }

    /// <summary>Calls whose price is not known.</summary>
    public long Unpriced { get; private set; }

    /// <summary>The first call's time; null when times are unknown.</summary>
    public DateTimeOffset? First { get; private set; }

    /// <summary>The last call's time.</summary>
    public DateTimeOffset? Last { get; private set; }

    internal void Add(ObservedCall call, double? dollars)
    {
        Calls++;
        Failed += call.Outcome == ObservedOutcome.Failed ? 1 : 0;
        Refused += call.Outcome == ObservedOutcome.Refused ? 1 : 0;
        InputTokens += Math.Max(0, call.Usage.Input);
        OutputTokens += Math.Max(0, call.Usage.Output);
        Dollars += dollars ?? 0;
        Unpriced += dollars is null ? 1 : 0;
        if (call.Time is { } time)
        {
            First = First is { } first && first <= time ? first : time;
            Last = Last is { } last && last >= time ? last : time;
        }
    }
}
