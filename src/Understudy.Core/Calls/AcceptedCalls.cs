using System.Text.Json;
using System.Text.Json.Nodes;

namespace Understudy.Core;

/// <summary>The answers to one input that count as right: alternatives, each a multiset of calls. Immutable.</summary>
public sealed class AcceptedCalls
{
    private AcceptedCalls(IReadOnlyList<IReadOnlyList<AcceptedCall>> alternatives) => Alternatives = alternatives;

    /// <summary>No call is accepted, and only that.</summary>
    public static AcceptedCalls None { get; } = new([[]]);

    /// <summary>The alternatives, at least one; an empty one is "no call".</summary>
    public IReadOnlyList<IReadOnlyList<AcceptedCall>> Alternatives { get; }

    /// <summary>Whether a call has to be made: no alternative is "no call".</summary>
    public bool CallIsDue => Alternatives.All(a => a.Count > 0);

    /// <summary>Alternatives as they are.</summary>
    /// <exception cref="ArgumentException">When there is none.</exception>
    public static AcceptedCalls Of(params IReadOnlyList<IReadOnlyList<AcceptedCall>> alternatives) =>
        alternatives is { Count: > 0 } ? new(alternatives) : throw new ArgumentException("There must be an alternative; one without calls accepts no call.", nameof(alternatives));

    /// <summary>One alternative from a text of calls in any of the usual forms (<see cref="CallText.Read(string)"/>).</summary>
    /// <exception cref="UnderstudyException">When the text is none, or arguments are no JSON object.</exception>
    public static AcceptedCalls Parse(string calls) => Of(Calls(CallText.Read(calls) ?? throw Wrong("a text that is no list of calls")));

    /// <summary>
    /// Reads accepted answers: calls in any of the usual forms, a list of such lists (alternatives), or the form of the Berkeley
    /// Function Calling Leaderboard (<see cref="ReadBfcl"/>).
    /// </summary>
    /// <param name="value">The answers.</param>
    /// <param name="tools">The functions on offer; null when unknown.</param>
    /// <exception cref="UnderstudyException">When they are something else.</exception>
    public static AcceptedCalls Read(JsonElement value, ToolSet? tools = null)
    {
        if (CallText.Read(value) is { } one)
        {
            return Of(Calls(one));
        }

        return value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value.EnumerateArray().All(a => a.ValueKind == JsonValueKind.Array)
            ? Of([.. value.EnumerateArray().Select(a => Calls(CallText.Read(a) ?? throw Wrong("an alternative that is no list of calls")))])
            : ReadBfcl(value, tools);
    }

    /// <summary>
    /// Reads the possible answers of the Berkeley Function Calling Leaderboard: <c>{"f": {"a": [1, 2], "b": ["", "x"]}}</c>, for every
    /// argument the values that count, <c>""</c> for "may be left out", and likewise in objects; version 1 tells parallel calls of one
    /// function apart by a number behind its name, later ones by a list of such objects.
    /// </summary>
    /// <param name="value">The answers of one question.</param>
    /// <param name="tools">The functions on offer. As in the leaderboard's checker, an argument that the schema requires is never optional,
    /// one that it does not know is never right, and where one function is offered, the answers are about it whatever they call it.
    /// Null: none of that is known.</param>
    /// <exception cref="UnderstudyException">When they are something else, or name a function that is not on offer.</exception>
    public static AcceptedCalls ReadBfcl(JsonElement value, ToolSet? tools)
    {
        JsonElement[] parts = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        var calls = new List<AcceptedCall>();
        foreach (JsonProperty call in parts.SelectMany(p => p.ValueKind == JsonValueKind.Object ? p.EnumerateObject() : throw Wrong($"{p.ValueKind} in place of a function with its arguments")))
        {
            string name = Function(call.Name, tools);
            if (call.Value.ValueKind != JsonValueKind.Object)
            {
                throw Wrong($"'{call.Name}' with {call.Value.ValueKind} in place of its arguments");
            }

            calls.Add(new AcceptedCall(name, Arguments(call.Value, tools?.Parameters(name))));
        }

        return Of(calls);
    }

    /// <summary>
    /// The accepted answers of a text as one text: members in ordinal order of their names, numbers in shortest form, no white space. The answers stay in
    /// their order, for the first is the one that is learned.
    /// </summary>
    /// <param name="text">What <see cref="Read(JsonElement, ToolSet?)"/> takes.</param>
    /// <param name="tools">The functions on offer; null when unknown.</param>
    /// <param name="accepted">The answers.</param>
    /// <returns>Null when the text is nothing that can be read, or one list of calls, whose text is <see cref="CallText.Canonical(string)"/>.</returns>
    public static string? Canonical(string text, ToolSet? tools, out AcceptedCalls? accepted)
    {
        ArgumentNullException.ThrowIfNull(text);
        accepted = null;
        if (text.AsSpan().Trim() is not ['[', .., ']'] and not ['{', _, .., '}'] || CallText.Parse(text) is not { } document)
        {
            return null;
        }

        using (document)
        {
            try
            {
                if (!MayBeSeveral(document.RootElement) || CallText.Read(document.RootElement) is not null)
                {
                    return null;
                }

                accepted = Read(document.RootElement, tools);
                return CallText.OfValue(document.RootElement);
            }
            catch (Exception e) when (e is UnderstudyException or InvalidOperationException or ArgumentException)
            {
                accepted = null;
                return null; // the latter two: half of a surrogate pair, which no text can hold
            }
        }
    }

    /// <summary>Whether a value has the outer form of several answers: most gold has not, and is told so without an exception.</summary>
    private static bool MayBeSeveral(JsonElement value)
    {
        return value.ValueKind == JsonValueKind.Object ? NamesFunctions(value)
            : value.GetArrayLength() > 0 && (value.EnumerateArray().All(a => a.ValueKind == JsonValueKind.Array) || value.EnumerateArray().All(NamesFunctions));

        static bool NamesFunctions(JsonElement item) => item.ValueKind == JsonValueKind.Object && item.EnumerateObject().Any() && item.EnumerateObject().All(f => f.Value.ValueKind == JsonValueKind.Object);
    }

    /// <summary>The accepted answers of a text of either kind: several, or one list of calls.</summary>
    /// <returns>Null when it is neither.</returns>
    public static AcceptedCalls? TryRead(string text, ToolSet? tools = null) =>
        CallText.Canonical(text) is { } one ? Parse(one) : Canonical(text, tools, out AcceptedCalls? several) is null ? null : several;

    /// <summary>The calls of the first alternative: every argument that is due with its first value, none that may be left out.</summary>
    /// <returns>Canonical text (<see cref="CallText"/>).</returns>
    public string First() => CallText.Of([.. Alternatives[0].Select(c => new ToolCall(c.Name, Object(c.Arguments).ToJsonString()))])!;

    private static JsonObject Object(IReadOnlyDictionary<string, AcceptedArgument> arguments) =>
        new(arguments.Where(a => a.Value.Values.Count > 0 && !a.Value.IsOptional).Select(a => KeyValuePair.Create(a.Key, Node(a.Value.Values[0]))));

    private static JsonNode? Node(AcceptedValue value) =>
        value.Members is { } members ? Object(members)
        : value.Items is { } items ? new JsonArray([.. items.Select(Node)])
        : JsonNode.Parse(value.Literal.GetRawText());

    private static List<AcceptedCall> Calls(IReadOnlyList<ToolCall> calls)
    {
        var accepted = new List<AcceptedCall>(calls.Count);
        foreach (ToolCall call in calls)
        {
            // By way of the canonical text, so that only arguments that have one are taken.
            string text = CallText.Of([call]) ?? throw Wrong($"arguments of '{call.Name}' that are no JSON object");
            using JsonDocument document = JsonDocument.Parse(text);
            accepted.Add(new AcceptedCall(call.Name, document.RootElement[0].GetProperty("arguments").EnumerateObject()
                .ToDictionary(p => p.Name, p => new AcceptedArgument([AcceptedValue.Of(p.Value)]), StringComparer.Ordinal)));
        }

        return accepted;
    }

    private static string Function(string named, ToolSet? tools)
    {
        if (tools is null || tools.Names.Contains(named))
        {
            return named;
        }

        if (tools.Names.Count == 1)
        {
            return tools.Names[0];
        }

        int end = named.AsSpan().TrimEnd("0123456789").Length;
        return end > 1 && end < named.Length && named[end - 1] is '_' or ' ' && tools.Names.Contains(named[..(end - 1)])
            ? named[..(end - 1)]
            : throw Wrong($"'{named}', which is none of the functions on offer");
    }

    private static Dictionary<string, AcceptedArgument> Arguments(JsonElement arguments, JsonElement? schema)
    {
        JsonElement? properties = Member(schema, "properties");
        HashSet<string?> required = Member(schema, "required") is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Where(r => r.ValueKind == JsonValueKind.String).Select(r => r.GetString())] : [];
        var accepted = new Dictionary<string, AcceptedArgument>(StringComparer.Ordinal);
        foreach (JsonProperty argument in arguments.EnumerateObject())
        {
            if (properties is { ValueKind: JsonValueKind.Object } known && !known.TryGetProperty(argument.Name, out _))
            {
                continue;
            }

            if (argument.Value.ValueKind != JsonValueKind.Array)
            {
                throw Wrong($"'{argument.Name}' with {argument.Value.ValueKind} in place of a list of accepted values");
            }

            AcceptedArgument read = Argument(argument.Value);
            accepted[argument.Name] = read with { IsOptional = read.IsOptional && !required.Contains(argument.Name) };
        }

        return accepted;
    }

    private static AcceptedArgument Argument(JsonElement values)
    {
        JsonElement[] all = [.. values.EnumerateArray()];
        bool isOptional = all.Any(IsEmpty);

        // An empty text is also a value, where the others are texts.
        bool areTexts = all.All(v => v.ValueKind == JsonValueKind.String);
        return new AcceptedArgument([.. all.Where(v => areTexts || !IsEmpty(v)).OrderBy(IsEmpty).Select(Value)], isOptional);
    }

    private static AcceptedValue Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => AcceptedValue.Of(value.EnumerateObject().ToDictionary(m => m.Name, m => m.Value.ValueKind == JsonValueKind.Array ? Argument(m.Value) : new AcceptedArgument([Value(m.Value)]), StringComparer.Ordinal)),
        JsonValueKind.Array when value.EnumerateArray().Any(i => i.ValueKind == JsonValueKind.Object) => AcceptedValue.Of([.. value.EnumerateArray().Select(Value)]),
        _ => AcceptedValue.Of(value),
    };

    private static bool IsEmpty(JsonElement value) => value.ValueKind == JsonValueKind.String && value.ValueEquals("");

    private static JsonElement? Member(JsonElement? parent, string name) => parent is { ValueKind: JsonValueKind.Object } p && p.TryGetProperty(name, out JsonElement value) ? value : null;

    private static UnderstudyException Wrong(string found) => new(ErrorCode.InputUnreadable, $"Accepted calls are [{{\"name\":…,\"arguments\":{{…}}}}], a list of such lists, or {{\"function\":{{\"argument\":[value, …]}}}}; found {found}.");
}
