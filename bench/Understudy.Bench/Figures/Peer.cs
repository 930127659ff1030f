namespace Understudy.Bench;

/// <summary>Another system's value of the same figure.</summary>
/// <param name="Name">The system.</param>
/// <param name="Value">Its value in the figure's unit, or null when the peer is absent.</param>
/// <param name="Kind"><c>measured</c> in this run, <c>recorded</c> (a third party's stored answers, scored here) or <c>published</c> (their word).</param>
public sealed record Peer(string Name, double? Value, string Kind)
{
    /// <summary>Measured in this run.</summary>
    public static Peer Measured(string name, double value) => new(name, value, "measured");

    /// <summary>A third party's stored answers, scored here.</summary>
    public static Peer Recorded(string name, double value) => new(name, value, "recorded");

    /// <summary>Their word.</summary>
    public static Peer Published(string name, double value) => new(name, value, "published");
}
