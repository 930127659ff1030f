namespace Understudy.Gateway;

/// <summary>What a route does when the large model cannot answer.</summary>
public enum UpstreamAwayPolicy
{
    /// <summary>The client gets the error.</summary>
    Fail,

    /// <summary>The specialist answers all that it can, however sure it is, and the answer says so.</summary>
    Answer,
}
