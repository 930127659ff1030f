namespace Understudy.Gateway;

/// <summary>Outcome of a check.</summary>
/// <param name="State">What the key is worth.</param>
/// <param name="Key">Whose it is; null unless the secret was right.</param>
public readonly record struct KeyCheck(KeyState State, ClientKey? Key)
{
    /// <summary>Whether the request may go on.</summary>
    public bool IsAccepted => State == KeyState.Accepted;
}
