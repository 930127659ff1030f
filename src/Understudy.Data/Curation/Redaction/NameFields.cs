namespace Understudy.Data;

/// <summary>Whose name a field called <c>…name</c> holds, by what stands before: <c>customer_name</c>, <c>firstName</c>, <c>Full name</c>.</summary>
internal static class NameFields
{
    private const int Reach = 14;

    private static readonly string[] Persons =
    [
        "first", "last", "given", "family", "full", "middle", "maiden", "customer", "contact", "patient", "client", "holder", "cardholder", "recipient", "receiver", "buyer", "seller", "owner", "employee", "person", "sender",
        "guest", "passenger", "tenant", "member", "student", "agent", "manager", "author", "billing", "shipping", "sur", "nach", "vor", "kunden", "voor", "achter", "klant", "legal", "applicant", "candidate", "insured",
    ];

    /// <summary>Whether the word before says that it is a person's, joined by nothing, a blank, a hyphen or an underscore.</summary>
    public static bool IsPersons(ReadOnlySpan<char> text, int at)
    {
        if (text[at..].StartsWith("nachname", StringComparison.OrdinalIgnoreCase) || text[at..].StartsWith("vorname", StringComparison.OrdinalIgnoreCase)
            || text[at..].StartsWith("surname", StringComparison.OrdinalIgnoreCase) || text[at..].StartsWith("apellidos", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        ReadOnlySpan<char> before = text[Math.Max(0, at - Reach)..at].TrimEnd(" _-");
        foreach (string person in Persons)
        {
            if (before.EndsWith(person, StringComparison.OrdinalIgnoreCase) && (before.Length == person.Length || !char.IsLetter(before[^(person.Length + 1)]) || char.IsUpper(before[^person.Length])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether nothing says what the name is of: it begins a line, a JSON property, a column.</summary>
    public static bool StandsAlone(ReadOnlySpan<char> text, int at)
    {
        ReadOnlySpan<char> before = text[..at].TrimEnd(' ');
        return before.IsEmpty || before[^1] is '\n' or '"' or '\'' or ',' or ';' or '{' or '(' or '|' or '*' or '<' or '&' or '?';
    }
}
