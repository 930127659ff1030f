namespace Understudy.Data;

/// <summary>What redaction looks for.</summary>
[Flags]
public enum SensitiveKinds
{
    /// <summary>Nothing (rules of one's own still apply).</summary>
    None = 0,

    /// <summary>Keys of known providers (OpenAI, Anthropic, AWS, GitHub, GitLab, Slack, Google, Hugging Face, Stripe, …) and the gateway's own: <c>[API_KEY]</c>.</summary>
    ApiKeys = 1,

    /// <summary><c>Bearer</c> and <c>Basic</c> credentials, JSON Web Tokens: <c>[TOKEN]</c>.</summary>
    Tokens = 2,

    /// <summary>PEM private keys: <c>[PRIVATE_KEY]</c>.</summary>
    PrivateKeys = 4,

    /// <summary>Passwords in URLs, assignments such as <c>password=…</c> and <c>api_key: …</c>: <c>[PASSWORD]</c>.</summary>
    Passwords = 8,

    /// <summary>E-mail addresses: <c>[EMAIL]</c>.</summary>
    Emails = 16,

    /// <summary>Telephone numbers: <c>[PHONE]</c>.</summary>
    Phones = 32,

    /// <summary>Numbers of payment cards (issuer, length and Luhn's check digit): <c>[CARD]</c>.</summary>
    Cards = 64,

    /// <summary>International bank account numbers (length and check digits): <c>[IBAN]</c>.</summary>
    Ibans = 128,

    /// <summary>IPv4 and IPv6 addresses: <c>[IP]</c>.</summary>
    IpAddresses = 256,

    /// <summary>Social security numbers of the United States: <c>[SSN]</c>.</summary>
    SocialSecurityNumbers = 512,

    /// <summary>Files inside a text, base64 of more than 4 KiB: <c>[DATA 5464]</c> with the number of characters.</summary>
    BinaryData = 1024,

    /// <summary>All that gives access.</summary>
    Secrets = ApiKeys | Tokens | PrivateKeys | Passwords,

    /// <summary>All that tells who somebody is.</summary>
    PersonalData = Emails | Phones | Cards | Ibans | IpAddresses | SocialSecurityNumbers,

    /// <summary>Everything.</summary>
    All = Secrets | PersonalData | BinaryData,
}
