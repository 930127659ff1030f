namespace Understudy.Research;

/// <summary>A message with slots: its fixed pieces already escaped for JSON, once for each variant of its white space.</summary>
internal sealed class Template
{
    public const int Variants = 4;

    private Template(string role, Rule[] slots, byte[][][] pieces) => (Role, Slots, Pieces) = (role, slots, pieces);

    public string Role { get; }

    public Rule[] Slots { get; }

    /// <summary>By variant: the piece before the first slot, between slots, after the last.</summary>
    public byte[][][] Pieces { get; }

    public static Template Parse(string role, string text, Grammar grammar, bool ascii, bool slots = true)
    {
        var literals = new List<string>();
        var rules = new List<Rule>();
        int at = 0;
        while (slots && text.IndexOf("{{", at, StringComparison.Ordinal) is >= 0 and int open)
        {
            int close = text.IndexOf("}}", open, StringComparison.Ordinal);
            literals.Add(text[at..open]);
            rules.Add(grammar[text[(open + 2)..close]]);
            at = close + 2;
        }

        literals.Add(text[at..]);
        return new Template(role, [.. rules], [.. Enumerable.Range(0, Variants).Select(v => literals.Select(l => JsonText.Encode(Vary(l, v), ascii)).ToArray())]);
    }

    // A Windows client, an editor that leaves spaces at the ends of lines, a template engine that doubles blank lines.
    private static string Vary(string literal, int variant) => variant switch
    {
        1 => literal.Replace("\n", "\r\n", StringComparison.Ordinal),
        2 => literal.Replace("\n", "  \n", StringComparison.Ordinal),
        3 => literal.Replace("\n\n", "\n\n\n", StringComparison.Ordinal).Replace(". ", ".  ", StringComparison.Ordinal),
        _ => literal,
    };
}
