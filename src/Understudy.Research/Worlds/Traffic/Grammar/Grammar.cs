using System.Globalization;

namespace Understudy.Research;

/// <summary>
/// Rules by name. A source has a rule a line, <c>name: one|another|a third</c>; indented lines go on with the rule above. A later
/// rule of the same name replaces an earlier one. <c>name[40]:</c> is a pool of 40 fixed texts, <c>name[+]:</c> one that grows.
/// </summary>
internal sealed class Grammar
{
    private readonly Dictionary<string, Rule> _rules = new(StringComparer.Ordinal);

    public Grammar(string name, params ReadOnlySpan<string> sources)
    {
        Name = name;
        foreach (string source in sources)
        {
            foreach ((string header, string body) in GrammarSource.Entries(source))
            {
                int bracket = header.IndexOf('[', StringComparison.Ordinal);
                string rule = bracket < 0 ? header : header[..bracket], size = bracket < 0 ? "0" : header[(bracket + 1)..^1];
                _rules[rule] = new Rule(this, rule, body, size == "+" ? 0 : int.Parse(size, CultureInfo.InvariantCulture), size == "+");
            }
        }
    }

    public string Name { get; }

    public Rule this[string name] => _rules.TryGetValue(name, out Rule? rule) ? rule : throw new InvalidOperationException($"{Name}: there is no rule '{name}'.");

    public bool Has(string name) => _rules.ContainsKey(name);

    public Node Compile(string text) => GrammarParser.Parse(text, this);

    /// <summary>Compiles every rule.</summary>
    public void Check()
    {
        foreach (Rule rule in _rules.Values)
        {
            rule.Check();
        }
    }
}
