namespace Understudy.Data;

/// <summary>What the gateway does with a workload, in rising order of trust.</summary>
public enum RouteStage
{
    /// <summary>Every call goes to the large model.</summary>
    Off,

    /// <summary>The specialist answers on the side and is compared; the client gets the large model's answer.</summary>
    Shadow,

    /// <summary>A share of the conversations is answered by the specialist where it is sure.</summary>
    Canary,

    /// <summary>The specialist answers whatever it is sure of, but for the hold-back.</summary>
    Live,
}
