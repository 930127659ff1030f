using Microsoft.AspNetCore.Server.Kestrel.Core;

using Understudy.Core;

using Xunit;

namespace Understudy.Gateway.Tests;

public sealed class RequestLimitsTests
{
    [Fact]
    public void Defaults_are_in_range() => Assert.Empty(RequestLimitsValidator.Errors(new RequestLimits()));

    [Fact]
    public void All_errors_are_told_at_once()
    {
        var limits = new RequestLimits
        {
            MaxBodyBytes = 0,
            MaxInflatedBytes = 2L << 30,
            MaxInflateRatio = 1,
            MaxJsonDepth = 2000,
            MaxHeaderCount = 1,
            MaxHeaderBytes = 1,
            MaxRequestLineBytes = 1,
            MaxConnections = 0,
            HeaderTimeout = TimeSpan.Zero,
            BodyTimeout = TimeSpan.FromHours(2),
            KeepAliveTimeout = TimeSpan.FromMilliseconds(10),
        };
        UnderstudyException e = Assert.Throws<UnderstudyException>(() => RequestLimitsValidator.Validate(limits));
        Assert.Equal(ErrorCode.OptionsInvalid, e.Code);
        Assert.Equal(
            """
            Request limits out of range:
              MaxBodyBytes: expected 1024 to 1073741824, found 0
              MaxInflatedBytes: expected 1024 to 1073741824, found 2147483648
              MaxInflateRatio: expected 2 to 10000, found 1
              MaxJsonDepth: expected 4 to 1000, found 2000
              MaxHeaderCount: expected 20 to 1000, found 1
              MaxHeaderBytes: expected 4096 to 1048576, found 1
              MaxRequestLineBytes: expected 1024 to 65536, found 1
              MaxConnections: expected 1 to 1000000, found 0
              HeaderTimeout: expected 1 s to 600 s, found 0 s
              BodyTimeout: expected 1 s to 3600 s, found 7200 s
              KeepAliveTimeout: expected 1 s to 3600 s, found 0.01 s
            """,
            e.Message);
    }

    [Fact]
    public void Kestrel_takes_them()
    {
        var options = new KestrelServerOptions();
        new RequestLimits { MaxHeaderBytes = 5000, MaxHeaderCount = 33 }.ApplyTo(options);
        Assert.Equal((5000, 33, false), (options.Limits.MaxRequestHeadersTotalSize, options.Limits.MaxRequestHeaderCount, options.AddServerHeader));
    }
}
