namespace Understudy.Bench;

/// <summary>A proxy under load: ours or another's.</summary>
/// <param name="Name">The system, with its version.</param>
/// <param name="Server">Its process.</param>
/// <param name="Headers">What it must be told.</param>
public sealed record ProxyUnderTest(string Name, ChildServer Server, params (string Name, string Value)[] Headers) : IAsyncDisposable
{
    /// <summary>A POST of JSON to it.</summary>
    public byte[] Post(string path, ReadOnlySpan<byte> body, params (string Name, string Value)[] more) => RawRequest.Post(Server.Address, path, body, [.. Headers, .. more]);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
