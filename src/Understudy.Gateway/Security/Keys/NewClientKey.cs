namespace Understudy.Gateway;

/// <summary>A key that was just made or rotated: the only place where its plain text ever is.</summary>
/// <param name="Key">What is stored.</param>
/// <param name="PlainText">What the client sends; show it once and forget it.</param>
public sealed record NewClientKey(ClientKey Key, string PlainText)
{
    /// <summary>Without the plain text, so that it does not slip into a log.</summary>
    public override string ToString() => $"client key {Key.Id}";
}
