using System.Text.Json;

namespace Understudy.Core;

/// <summary>One value that an argument may have: a JSON value, an object whose members have accepted values of their own, or a list of these. Immutable.</summary>
public sealed class AcceptedValue
{
    private AcceptedValue(JsonElement literal, IReadOnlyDictionary<string, AcceptedArgument>? members, IReadOnlyList<AcceptedValue>? items) =>
        (Literal, Members, Items) = (literal, members, items);

    /// <summary>The value; undefined where <see cref="Members"/> or <see cref="Items"/> stand.</summary>
    public JsonElement Literal { get; }

    /// <summary>The members of an object, by name; null for anything else.</summary>
    public IReadOnlyDictionary<string, AcceptedArgument>? Members { get; }

    /// <summary>The items of a list, in order; null for anything else.</summary>
    public IReadOnlyList<AcceptedValue>? Items { get; }

    /// <summary>A JSON value; it is copied.</summary>
    public static AcceptedValue Of(JsonElement literal) => new(literal.Clone(), null, null);

    /// <summary>An object.</summary>
    public static AcceptedValue Of(IReadOnlyDictionary<string, AcceptedArgument> members) => new(default, members, null);

    /// <summary>A list.</summary>
    public static AcceptedValue Of(IReadOnlyList<AcceptedValue> items) => new(default, null, items);
}
