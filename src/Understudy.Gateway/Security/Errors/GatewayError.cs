namespace Understudy.Gateway;

/// <summary>Every way in which the gateway itself refuses or fails a request. <see cref="OpenAiError"/> has the table of what the client sees.</summary>
public enum GatewayError
{
    /// <summary>The body is not JSON, or not an object.</summary>
    MalformedJson,

    /// <summary>A name is in the body twice at the top level: two readers could each believe another value.</summary>
    DuplicateField,

    /// <summary>The body is nested deeper than allowed.</summary>
    TooDeep,

    /// <summary>A field is missing or out of range.</summary>
    InvalidField,

    /// <summary>The content coding's bytes are damaged.</summary>
    BadEncoding,

    /// <summary>No key was presented.</summary>
    MissingKey,

    /// <summary>The key is not known.</summary>
    UnknownKey,

    /// <summary>The key is past its date.</summary>
    ExpiredKey,

    /// <summary>The key was revoked.</summary>
    RevokedKey,

    /// <summary>The key may not use this workload.</summary>
    WorkloadForbidden,

    /// <summary>The request needs the admin key.</summary>
    AdminKeyNeeded,

    /// <summary>There is nothing at this path.</summary>
    UnknownPath,

    /// <summary>There is no such model, file or job.</summary>
    UnknownModel,

    /// <summary>There is no such call, job or feedback.</summary>
    UnknownId,

    /// <summary>The path takes other methods.</summary>
    MethodNotAllowed,

    /// <summary>The body did not come in time.</summary>
    BodyTooSlow,

    /// <summary>The body, or what it inflates to, is too large.</summary>
    BodyTooLarge,

    /// <summary>The content type is not JSON.</summary>
    UnsupportedType,

    /// <summary>The content coding is none of gzip, br, deflate.</summary>
    UnsupportedEncoding,

    /// <summary>The key's requests a minute are used up.</summary>
    RateLimited,

    /// <summary>The key's month's budget is used up.</summary>
    BudgetSpent,

    /// <summary>The gateway has a fault.</summary>
    Internal,

    /// <summary>The large model's answer was no HTTP, or broke off.</summary>
    UpstreamBroken,

    /// <summary>The large model cannot be reached, or its circuit is open.</summary>
    UpstreamAway,

    /// <summary>The large model did not answer in time.</summary>
    UpstreamTooSlow,

    /// <summary>The gateway has too much to do, or is shutting down.</summary>
    Overloaded,
}
