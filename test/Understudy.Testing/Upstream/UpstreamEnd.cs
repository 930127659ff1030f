namespace Understudy.Testing;

/// <summary>What a scripted answer does where its bytes end.</summary>
public enum UpstreamEnd
{
    /// <summary>Ends the answer properly.</summary>
    Whole,

    /// <summary>Resets the connection (RST).</summary>
    Reset,

    /// <summary>Closes the connection (FIN) without having ended the answer.</summary>
    Close,

    /// <summary>Says nothing more, for ever, until the caller goes away or the server stops.</summary>
    Stall,
}
