namespace Understudy.Gateway;

/// <summary>How the gateway listens, where the large model is, and how it is asked.</summary>
public sealed record GatewayOptions
{
    /// <summary>Base address of the large model's API, e.g. <c>https://api.openai.com/v1</c>; a request's path after <c>/v1</c> is put behind it.</summary>
    public required Uri Upstream { get; init; }

    /// <summary>The large model's key; null sends none.</summary>
    public string? UpstreamKey { get; init; }

    /// <summary>Allows an upstream whose name resolves to a private or loopback address.</summary>
    public bool AllowPrivateUpstream { get; init; }

    /// <summary>Address to listen on. Default loopback.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>Port to listen on; 0 takes a free one. Default 8089.</summary>
    public int Port { get; init; } = 8089;

    /// <summary>Longest wait for the beginning of an answer. Default 10 minutes, as the official client's.</summary>
    public TimeSpan UpstreamTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Longest silence within a stream. Default 2 minutes.</summary>
    public TimeSpan StreamIdleTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Longest wait for a connection. Default 10 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Attempts after the first when the large model cannot be reached or answers 502, 503 or 504; 0 to 5. Default 1: clients repeat too, and attempts multiply.</summary>
    public int Retries { get; init; } = 1;

    /// <summary>Asks a streaming large model for token counts where the client did not, and hides them from it. Default true.</summary>
    public bool AskForStreamUsage { get; init; } = true;

    /// <summary>Longest answer that is held and recorded, in bytes; what is longer is passed on as it comes and its content not kept. Default 16 MiB.</summary>
    public int MaximumHeldAnswer { get; init; } = 16 << 20;

    /// <summary>Ask clients for a key. Default true.</summary>
    public bool AskForKeys { get; init; } = true;

    /// <summary>Content older than this is deleted, once an hour; null keeps it.</summary>
    public TimeSpan? Retention { get; init; }

    /// <summary>Limits of what clients send.</summary>
    public RequestLimits Limits { get; init; } = new();

    /// <summary>Keep the vectors of embeddings in the recording. Default false: text and counts only.</summary>
    public bool KeepEmbeddings { get; init; }
}
