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

    /// <summary>Social security numbers of the United States, written 123-45-6789 or said to be one: <c>[SSN]</c>.</summary>
    SocialSecurityNumbers = 512,

    /// <summary>Files inside a text, base64 of more than 4 KiB: <c>[DATA 5464]</c> with the number of characters.</summary>
    BinaryData = 1024,

    /// <summary>
    /// National ids with right check digits, those of a common form only where the words before say what they are: Brazil (CPF), France (NIR), Germany
    /// (Steuer-ID), Italy (codice fiscale), the Netherlands (BSN), Poland (PESEL), Spain (DNI, NIE), Sweden (personnummer), the United Kingdom
    /// (NINO, which has no check digit): <c>[NATIONAL_ID]</c>.
    /// </summary>
    NationalIds = 2048,

    /// <summary>Names of persons where a title, a greeting, a signature, a field or words such as "my name is" tell them: <c>[NAME]</c>.</summary>
    Names = 4096,

    /// <summary>Postal addresses: a street with its number, a postcode and city after it, a post box: <c>[ADDRESS]</c>.</summary>
    Addresses = 8192,

    /// <summary>All that gives access.</summary>
    Secrets = ApiKeys | Tokens | PrivateKeys | Passwords,

    /// <summary>All that tells who somebody is.</summary>
    PersonalData = Emails | Phones | Cards | Ibans | IpAddresses | SocialSecurityNumbers | NationalIds,

    /// <summary>Everything that is told by its form, at little cost. Names and addresses are told by context and asked for by themselves.</summary>
    All = Secrets | PersonalData | BinaryData,
}
