namespace Understudy.Data;

/// <summary>What kind of words stand before a name.</summary>
internal enum NameCue
{
    /// <summary>Mr, Frau, Madame.</summary>
    Title,

    /// <summary>Dear, Hallo, Bonjour.</summary>
    Greeting,

    /// <summary>My name is, ich heiße.</summary>
    Introduction,

    /// <summary>I am, this is, je suis: two names at least.</summary>
    Self,

    /// <summary>Regards, Cordialement: a line of its own follows.</summary>
    Closing,

    /// <summary>My husband: two names at least.</summary>
    Relation,

    /// <summary>Recipient, cardholder, signed by.</summary>
    Label,

    /// <summary>Deliver to: a line of its own with two names follows.</summary>
    Delivery,

    /// <summary>A field called name.</summary>
    Field,

    /// <summary>Customer, tenant, driver: two names at least.</summary>
    Role,
}
