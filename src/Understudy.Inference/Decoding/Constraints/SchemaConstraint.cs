using System.Text.Json;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// What a decoder may write, so that its answer is canonical text (<see cref="CallText"/>) which is valid by a JSON Schema or a set of
/// functions: a pushdown automaton over bytes, and masks over the vocabulary that are made once for each of its states and kept
/// (XGrammar, 2411.15100). Immutable but for the masks, thread-safe; meant to be kept for as long as the schema is in use.
/// </summary>
/// <remarks>
/// Everything that it allows is valid, and whatever it allows can be completed. What it leaves out of what is valid: members that no
/// schema declares, exponents, and what <c>docs/reference/constrained-decoding.md</c> lists.
/// </remarks>
public sealed class SchemaConstraint
{
    private readonly MaskCache _masks = new();
    private readonly Func<string, string?> _accepts;

    private SchemaConstraint(Automaton automaton, TokenBytes tokens, Func<string, string?> accepts) => (Automaton, Tokens, _accepts) = (automaton, tokens, accepts);

    /// <summary>The vocabulary.</summary>
    public TokenBytes Tokens { get; }

    /// <summary>States of the automaton, a measure of its memory (some 80 bytes each).</summary>
    public int StateCount => Automaton.Count;

    /// <summary>The automaton.</summary>
    internal Automaton Automaton { get; }

    /// <summary>The constraint of answers that are one JSON value.</summary>
    /// <param name="schema">The JSON Schema.</param>
    /// <param name="tokens">The vocabulary.</param>
    /// <exception cref="UnderstudyException">When the schema has what cannot be followed, which is named with its place, goes in a circle, or no value meets it.</exception>
    public static SchemaConstraint Compile(JsonElement schema, TokenBytes tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        JsonElement root = schema.Clone();
        var compiler = new RuleCompiler();
        int start = Root(compiler, root, []);
        return start == RuleCompiler.Dead
            ? throw ConstraintRefusal.Because("no value meets it that could be written")
            : new SchemaConstraint(compiler.Builder.Build(start), tokens, text => CanonicalValue(text, root));
    }

    /// <summary>The constraint of answers that are calls: <c>[{"name":"f","arguments":{…}}]</c>.</summary>
    /// <param name="tools">The functions.</param>
    /// <param name="choice">How many calls of which functions.</param>
    /// <param name="tokens">The vocabulary.</param>
    /// <exception cref="UnderstudyException">As for a schema, with the function's name; or when no function can be called and one must be.</exception>
    public static SchemaConstraint Compile(ToolSet tools, ToolChoice choice, TokenBytes tokens)
    {
        ArgumentNullException.ThrowIfNull(tools);
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(tokens);
        string[] names = [.. tools.Names.Where(n => choice.Function is null || n == choice.Function)];
        if (names.Length == 0 && choice.LeastCalls > 0)
        {
            throw ConstraintRefusal.Because(choice.Function is { } missing ? $"there is no function '{missing}'" : "a call is required and there is no function");
        }

        var compiler = new RuleCompiler();
        int start = CallRule.Write(compiler, [.. names.Select(n => (n, choice.MostCalls == 0 ? RuleCompiler.Dead : Arguments(compiler, tools, n)))], choice);
        return start == RuleCompiler.Dead
            ? throw ConstraintRefusal.Because("no call can be written that its function's schema allows")
            : new SchemaConstraint(compiler.Builder.Build(start), tokens, text => CanonicalCalls(text, tools, choice));
    }

    /// <summary>A state before the first token.</summary>
    public ConstraintState Start() => new(this);

    /// <summary>
    /// The canonical text of an answer that was written freely, whatever its white space and order: null unless it is valid as a whole.
    /// </summary>
    public string? Canonical(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return _accepts(answer);
    }

    /// <summary>Adds the tokens that are allowed at a way of a frontier.</summary>
    internal void AddTo(Span<ulong> allowed, Frontier frontier, Frontier.Way way) =>
        (way.State < Automaton.Shared ? Tokens.SharedMasks : _masks).AddTo(allowed, Automaton, frontier, way, Tokens);

    private static int Arguments(RuleCompiler compiler, ToolSet tools, string function)
    {
        try
        {
            using JsonDocument anyObject = JsonDocument.Parse("""{"type":"object"}""");
            return tools.Parameters(function) is { } schema
                ? Root(compiler, schema, [new SchemaPart(anyObject.RootElement.Clone(), "object", 0)])
                : Root(compiler, anyObject.RootElement.Clone(), []);
        }
        catch (UnderstudyException e)
        {
            throw new UnderstudyException(e.Code, $"Function '{function}': {e.Message}", e);
        }
    }

    private static int Root(RuleCompiler compiler, JsonElement root, SchemaPart[] more)
    {
        SchemaSurvey survey = SchemaSurvey.Of(root);
        if (survey.Unsupported.Count > 0)
        {
            throw ConstraintRefusal.Because($"it has what is not supported: {string.Join(", ", survey.Unsupported)}");
        }

        if (survey.Cycle is { } cycle)
        {
            throw ConstraintRefusal.Because($"$ref {cycle} leads back to itself without a value in between");
        }

        try
        {
            return compiler.RootRule(root, more);
        }
        catch (InvalidOperationException e) when (e is not ObjectDisposedException)
        {
            throw new UnderstudyException(ErrorCode.InputUnreadable, $"The schema cannot constrain decoding: it is no JSON Schema ({e.Message}).", e);
        }
    }

    private static string? CanonicalValue(string text, JsonElement schema)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return JsonSchema.IsValid(document.RootElement, schema) ? CallText.OfValue(document.RootElement) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static string? CanonicalCalls(string text, ToolSet tools, ToolChoice choice) =>
        CallText.Read(text) is { } calls && calls.Count >= choice.LeastCalls && calls.Count <= choice.MostCalls
        && calls.All(c => tools.Fault(c) is null && (choice.Function is null || c.Name == choice.Function)) ? CallText.Of(calls) : null;
}
