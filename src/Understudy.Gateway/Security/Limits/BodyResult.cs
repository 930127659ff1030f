namespace Understudy.Gateway;

/// <summary>Outcome of reading a body.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Body">The body; null unless <see cref="BodyStatus.Ok"/>. The caller disposes it.</param>
public readonly record struct BodyResult(BodyStatus Status, PooledBody? Body)
{
    /// <summary>The error that the client is told; meaningless for <see cref="BodyStatus.Ok"/>.</summary>
    public GatewayError Error => Status switch
    {
        BodyStatus.TooLarge => GatewayError.BodyTooLarge,
        BodyStatus.TooSlow => GatewayError.BodyTooSlow,
        BodyStatus.BadEncoding => GatewayError.BadEncoding,
        BodyStatus.UnsupportedEncoding => GatewayError.UnsupportedEncoding,
        _ => GatewayError.MalformedJson,
    };
}
