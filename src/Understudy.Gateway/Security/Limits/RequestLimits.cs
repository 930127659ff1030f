using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Understudy.Gateway;

/// <summary>How much a request may ask of the gateway. Immutable.</summary>
public sealed record RequestLimits
{
    /// <summary>Bytes of a body as sent, 1 KiB to 1 GiB. Default 32 MiB.</summary>
    public long MaxBodyBytes { get; init; } = 32 << 20;

    /// <summary>Bytes of a body after its content coding is undone, 1 KiB to 1 GiB. Default 32 MiB.</summary>
    public long MaxInflatedBytes { get; init; } = 32 << 20;

    /// <summary>How many times larger a body may become, 2 to 10,000; the first MiB is free, for short texts compress well. Default 100.</summary>
    public int MaxInflateRatio { get; init; } = 100;

    /// <summary>Nested objects and arrays of a body, 4 to 1,000. Default 64.</summary>
    public int MaxJsonDepth { get; init; } = 64;

    /// <summary>Headers of a request, 20 to 1,000. Default 100.</summary>
    public int MaxHeaderCount { get; init; } = 100;

    /// <summary>Bytes of all headers, 4 KiB to 1 MiB. Default 32 KiB.</summary>
    public int MaxHeaderBytes { get; init; } = 32 << 10;

    /// <summary>Bytes of the request line, 1 KiB to 64 KiB. Default 8 KiB.</summary>
    public int MaxRequestLineBytes { get; init; } = 8 << 10;

    /// <summary>Connections at a time, 1 to 1,000,000; null (the default) is no limit.</summary>
    public long? MaxConnections { get; init; }

    /// <summary>For all headers to arrive, 1 s to 10 min. Default 30 s.</summary>
    public TimeSpan HeaderTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For the whole body to arrive, 1 s to 1 h. Default 60 s.</summary>
    public TimeSpan BodyTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For which an idle connection is kept, 1 s to 1 h. Default 130 s.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(130);

    /// <summary>Sets Kestrel's own limits accordingly, and leaves out the header that names the server.</summary>
    public void ApplyTo(KestrelServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.AddServerHeader = false;
        options.AllowSynchronousIO = false;
        KestrelServerLimits limits = options.Limits;
        limits.MaxRequestBodySize = null; // BoundedBody counts: Kestrel would break the connection off, and the client never see its 413
        limits.MaxRequestHeaderCount = MaxHeaderCount;
        limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        limits.MaxRequestLineSize = MaxRequestLineBytes;
        limits.MaxRequestBufferSize = Math.Max(1 << 20, MaxHeaderBytes + MaxRequestLineBytes);
        limits.MaxConcurrentConnections = MaxConnections;
        limits.RequestHeadersTimeout = HeaderTimeout;
        limits.KeepAliveTimeout = KeepAliveTimeout;
        limits.MinResponseDataRate = null; // a slow reader of a long stream is no attack; its buffers are bounded
    }
}
