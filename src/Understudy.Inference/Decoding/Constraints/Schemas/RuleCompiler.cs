using System.Text;
using System.Text.Json;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// Writes the rule of each schema into an automaton. What a rule reads is canonical text (<see cref="CallText"/>) and valid by
/// <see cref="JsonSchema"/>; what cannot be made so is refused by name. Rules are known by their schemas and by how deep these lie, so
/// a schema that holds itself ends where the judge would look no deeper.
/// </summary>
internal sealed class RuleCompiler
{
    /// <summary>The rule of what no value can meet.</summary>
    public const int Dead = -1;

    // Lists within lists of which no schema says anything.
    private const int MostLoose = 3;

    private readonly AutomatonBuilder _builder = new();
    private readonly Dictionary<(string, int), int> _rules = [];
    private readonly TextRules _texts;
    private readonly NumberRules _numbers;
    private readonly Dictionary<string, int> _literals = new(StringComparer.Ordinal);

    /// <summary>Starts an automaton.</summary>
    public RuleCompiler()
    {
        _texts = new TextRules(_builder);
        _numbers = new NumberRules(_builder);
    }

    /// <summary>The automaton's builder.</summary>
    public AutomatonBuilder Builder => _builder;

    /// <summary>The rule of a whole schema.</summary>
    /// <param name="root">The schema, the root of its references.</param>
    /// <param name="more">Schemas that hold too.</param>
    /// <exception cref="UnderstudyException">When it cannot be made exact.</exception>
    public int RootRule(JsonElement root, IEnumerable<SchemaPart> more)
    {
        _rules.Clear(); // they are known by where they stand under one root
        return Rule(SchemaConjunction.Of(root, [new SchemaPart(root, "", 0), .. more]));
    }

    /// <summary>The rule of a conjunction of schemas.</summary>
    /// <param name="schemas">The conjunction.</param>
    /// <param name="loose">Lists around it of whose items no schema says anything.</param>
    /// <returns>Its first state, or <see cref="Dead"/>.</returns>
    /// <exception cref="UnderstudyException">When it cannot be made exact.</exception>
    public int Rule(SchemaConjunction schemas, int loose = 0)
    {
        if (schemas.IsImpossible)
        {
            return Dead;
        }

        if (_rules.TryGetValue((schemas.Key, loose), out int known))
        {
            return known;
        }

        List<int> starts = [];
        foreach (SchemaConjunction alternative in schemas.Alternatives().ToList())
        {
            starts.AddRange(Simple(alternative, loose));
        }

        int rule = OneOf([.. starts.Distinct()]);
        _rules.Add((schemas.Key, loose), rule);
        return rule;
    }

    /// <summary>The rule of texts, one of which is read.</summary>
    public int Literals(IEnumerable<string> texts)
    {
        string[] sorted = [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        string key = string.Join('\n', sorted);
        if (sorted.Length == 0 || _literals.TryGetValue(key, out int start))
        {
            return sorted.Length == 0 ? Dead : _literals[key];
        }

        start = _builder.State();
        var trie = new TextTrie(_builder, start);
        foreach (string text in sorted)
        {
            _builder.End(trie.Add(Encoding.UTF8.GetBytes(text)));
        }

        _builder.Close(start);
        _literals.Add(key, start);
        return start;
    }

    /// <summary>The rule of a list.</summary>
    /// <param name="item">The rule of its items, or <see cref="Dead"/>.</param>
    /// <param name="least">Fewest items.</param>
    /// <param name="most">Most items; <see cref="int.MaxValue"/>: no limit.</param>
    public int List(int item, int least, int most)
    {
        if (least > most || (item == Dead && least > 0))
        {
            return Dead;
        }

        int start = _builder.State(), first = _builder.State(), end = _builder.State(isEnd: true);
        _builder.Edge(start, '[', first);
        if (least == 0)
        {
            _builder.Edge(first, ']', end);
        }

        int length = item == Dead ? 0 : _builder.Distance(item);
        if (item != Dead && most > 0)
        {
            int after = _builder.State(), again = _builder.State();
            _builder.Call(first, item, after, counts: true);
            _builder.Edge(after, ',', again, EdgeKind.Opens);
            _builder.Call(again, item, after);
            _builder.Edge(after, ']', end, EdgeKind.Closes);
        }

        _builder.Counted(start, least, most, length + 1);
        int whole = Math.Min(1 + (least == 0 ? 1 : Product(least, length + 1)), AutomatonBuilder.Far - 1);
        _builder.Uncounted(start, whole);
        _builder.Uncounted(first, whole - 1);
        _builder.Close(start);
        return start;
    }

    private static int Product(int a, int b) => (int)Math.Min((long)a * b, AutomatonBuilder.Far - 2);

    private int OneOf(int[] starts)
    {
        if (starts.Length < 2)
        {
            return starts.Length == 0 ? Dead : starts[0];
        }

        int start = _builder.State();
        foreach (int one in starts)
        {
            _builder.Call(start, one, -1);
        }

        _builder.Close(start);
        return start;
    }

    private IEnumerable<int> Simple(SchemaConjunction schemas, int loose)
    {
        if (schemas.Literals() is { } literals)
        {
            return ((int[])[Literals(Canonical(schemas, literals))]).Where(r => r != Dead);
        }

        ValueKinds kinds = schemas.Kinds;
        List<int> rules = [];
        if ((kinds & ValueKinds.Null) != 0)
        {
            rules.Add(Literals(["null"]));
        }

        if ((kinds & ValueKinds.Boolean) != 0)
        {
            rules.Add(Literals(["false", "true"]));
        }

        if ((kinds & ValueKinds.Number) != 0)
        {
            rules.Add(_numbers.Of(Keywords.Bounds(schemas, isWhole: (kinds & ValueKinds.Number) == ValueKinds.Whole)));
        }

        if ((kinds & ValueKinds.Text) != 0)
        {
            rules.Add(Text(schemas));
        }

        if ((kinds & ValueKinds.List) != 0)
        {
            rules.Add(List(schemas, loose));
        }

        if ((kinds & ValueKinds.Object) != 0)
        {
            rules.Add(ObjectRule.Write(this, schemas));
        }

        return rules.Where(r => r != Dead);
    }

    // Only what is still valid in canonical form.
    private static IEnumerable<string> Canonical(SchemaConjunction schemas, IReadOnlyList<JsonElement> literals)
    {
        foreach (JsonElement literal in literals)
        {
            string text;
            try
            {
                text = CallText.OfValue(literal);
            }
            catch (Exception e) when (e is InvalidOperationException or ArgumentException)
            {
                continue; // half of a surrogate pair, which no text can hold
            }

            using JsonDocument document = JsonDocument.Parse(text);
            if (schemas.Accepts(document.RootElement))
            {
                yield return text;
            }
        }
    }

    private int Text(SchemaConjunction schemas)
    {
        int least = Keywords.Most(schemas, "minLength", 0), most = Keywords.Least(schemas, "maxLength");
        if (least > most)
        {
            return Dead;
        }

        if (Keywords.Texts(schemas, least, most) is not { } texts)
        {
            return _texts.Counted(least, most);
        }

        return texts.IsEmpty ? Dead : _texts.Matched(texts);
    }

    private int List(SchemaConjunction schemas, int loose)
    {
        int least = Keywords.Most(schemas, "minItems", 0), most = Keywords.Least(schemas, "maxItems");
        SchemaPart[] items = [.. schemas.Rules("items").Select(r => r.Part.Within(r.Rule, "items"))];
        if (items.Length > 0)
        {
            return List(Rule(schemas.Within(items)), least, most);
        }

        return List(loose < MostLoose ? Rule(schemas.Within([]), loose + 1) : Literals(["null", "false", "true"]), least, most);
    }
}
