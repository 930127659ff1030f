namespace Understudy.Gateway;

/// <summary>How a recording is served.</summary>
public sealed record ReplayOptions
{
    /// <summary>The recording: JSON Lines of calls, each with <c>request</c> and <c>response</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The address to listen at: an IP address or <c>localhost</c>. Default: this machine alone.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>The port, 0 to 65535; 0 takes a free one. Default: 0.</summary>
    public int Port { get; init; }

    /// <summary>Milliseconds that every answer takes; null for as long as it took when it was recorded. Default: 0.</summary>
    public double? LatencyMilliseconds { get; init; } = 0;

    /// <summary>Whether model and sampling options have to be those of the recording too. Default: no.</summary>
    public bool Strict { get; init; }
}
